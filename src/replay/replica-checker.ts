import {isVoter, type Region} from '../model/region.js'
import {build, refusalToBuild} from './builder.js'
import {isPending} from './health.js'
import type {Inputs} from './inputs.js'
import {acts, refuses, rejectionsInWords} from './outcome.js'
import type {Decision} from './replay.js'
import type {ReplicaSwitch} from './settings.js'
import type {StoreView} from './store-view.js'
import {findBetter, findReplacement, findTargets, findWorst, type Place} from './target.js'
import {say, type Sentence} from '../model/say.js'

/** A Region while placement rules are off: all its stores that PD knows, and the labels of the configuration. */
interface Task {
  readonly inputs: Inputs
  readonly region: Region
  readonly place: Place
  readonly stores: readonly StoreView[]
}

/** A repair that does not end PD's work on the Region says nothing; a refusal is kept for the case that no repair acts. */
type Repair = (task: Task) => Decision | undefined

const REPAIRS: ReadonlyArray<readonly [ReplicaSwitch, Repair]> = [
  ['remove-down-replica', fixDown],
  ['replace-offline-replica', fixOffline],
  ['make-up-replica', makeUp],
  ['remove-extra-replica', removeExtra],
  ['location-replacement', improve],
]

/** PD schedule/checker/replica_checker.go Check: each repair has a switch, and the first operator is the answer. */
export function checkReplicas(inputs: Inputs, region: Region, storeId: number): Decision {
  const {location, settings} = inputs
  const stores = region.peers.flatMap((peer) => inputs.store(peer.storeId) ?? [])
  const task = {inputs, region, stores, place: {location, isolationLevel: settings.isolationLevel}}
  const refusals: Decision[] = []
  for (const [name, repair] of REPAIRS) {
    const answer = settings.replica[name] ? repair(task) : undefined
    if (answer && answer.kind !== 'none') return answer
    if (answer) refusals.push(answer)
    if (answer && endsIn40(inputs, name)) break
  }
  return explain(inputs, refusals, storeId)
}

/** 4.0 goes no further where it finds no store for one peer too few, or none to take one peer too many from. */
function endsIn40({release}: Inputs, name: ReplicaSwitch): boolean {
  return !release.selectsInTwoStages && (name === 'make-up-replica' || name === 'remove-extra-replica')
}

/** PD schedule/checker/learner_checker.go: promotes the first learner that it can; not limited by `replica-schedule-limit`. */
export function promoteLearner(inputs: Inputs, region: Region): Decision | undefined {
  const learner = region.peers.find((peer) => !isVoter(peer) && !isPending(region, peer) && refusalToBuild(inputs, region, {promote: peer}) === undefined)
  return learner && acts('learner', 'promote', say`the learner on store ${learner.storeId} is to become a voter`)
}

function fixDown(task: Task): Decision | undefined {
  const {inputs, region} = task
  for (const {peer, downSeconds} of region.downPeers) {
    const store = inputs.store(peer.storeId)
    if (!store) return undefined
    const isLong = !inputs.release.downNeedsDownSeconds || downSeconds * 1000 >= inputs.settings.maxDownMs
    if (store.isDown && isLong) return fixPeer(task, store, say`is down`)
  }
  return undefined
}

/** Any learner shuts this gate, and a store that PD does not know ends the walk over the peers. */
function fixOffline(task: Task): Decision | undefined {
  const {inputs, region} = task
  const learner = region.peers.find((peer) => !isVoter(peer))
  if (learner) return refuses('replica', 'learner-gate', say`PD replaces no peer of a Region with a learner, and this one has a learner on store ${learner.storeId}`)
  for (const {storeId} of region.peers) {
    const store = inputs.store(storeId)
    if (!store) return refuses('replica', 'lost-store', say`PD does not know store ${storeId}, and stops at its peer`, {from: storeId})
    if (!store.isUp) return fixPeer(task, store, say`is on a store that leaves`)
  }
  return undefined
}

function fixPeer(task: Task, store: StoreView, why: Sentence): Decision {
  const {inputs, region, place, stores} = task
  const because = say`the peer on store ${store.id} ${why}`
  const peers = inputs.release.countsExtraByVoters ? region.peers.filter(isVoter) : region.peers
  if (peers.length > inputs.settings.maxReplicas) return build(inputs, region, 'remove', {remove: store.id}, {because: say`${because}, and it is one too many`})
  const search = findReplacement(inputs, region, place, stores, store.id)
  if (!search.pick) return refuses('replica', 'no-target', say`${because}, and no store can take it: ${rejectionsInWords(search)}`, {search, from: store.id})
  return build(inputs, region, 'replace', {remove: store.id, add: {store: search.pick, isLearner: false}}, {because, search})
}

function makeUp(task: Task): Decision | undefined {
  const {inputs, region, place, stores} = task
  const {maxReplicas} = inputs.settings
  if (region.peers.length >= maxReplicas) return undefined
  const search = findTargets(inputs, region, place, stores)
  const because = say`the Region has ${region.peers.length} of ${maxReplicas} peers`
  if (!search.pick) return refuses('replica', 'no-target', say`${because}, and no store can take the next one: ${rejectionsInWords(search)}`, {search})
  return build(inputs, region, 'add', {add: {store: search.pick, isLearner: false}}, {because, search})
}

function removeExtra(task: Task): Decision | undefined {
  const {inputs, region, place, stores} = task
  if (region.peers.filter(isVoter).length <= inputs.settings.maxReplicas) return undefined
  const worst = findWorst(inputs, place, stores)
  if (!worst) return refuses('replica', 'no-target', say`the Region has a peer too many, and no store that PD may take one from now`)
  return build(inputs, region, 'remove', {remove: worst.id}, {because: say`the Region has a peer too many, on store ${worst.id}`})
}

function improve(task: Task): Decision | undefined {
  const {inputs, region, place, stores} = task
  const worst = findWorst(inputs, place, stores)
  if (!worst) return undefined
  const search = findBetter(inputs, region, place, stores, worst)
  if (!search.pick) return undefined
  return build(inputs, region, 'move', {remove: worst.id, add: {store: search.pick, isLearner: false}}, {because: say`there is a better place than store ${worst.id}`, search})
}

/** Why nothing happens, from the side of the peer on the leaving store. */
function explain({store, settings}: Inputs, refusals: readonly Decision[], storeId: number): Decision {
  if (!store(storeId)?.isUp && !settings.replica['replace-offline-replica']) return refuses('replica', 'offline-replace-disabled', say`\`enable-replace-offline-replica\` is false`)
  const own = refusals.find(({from, obstacle}) => from === storeId || obstacle === 'learner-gate' || obstacle === 'lost-store')
  const [first] = refusals
  if (own) return own
  if (!first) return refuses('replica', 'satisfied', say`nothing is to be done for the peer on store ${storeId}`)
  return {...first, obstacle: 'sibling-first', because: say`another peer comes first: ${first.because}`}
}
