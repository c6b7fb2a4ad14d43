import type {AskInput} from '../causes/cause.js'
import {isAnswered} from '../causes/local-peers.js'
import {pdCtl, PD_API} from '../causes/remedies.js'
import type {Cluster} from '../model/cluster.js'
import {say, type Sentence} from '../model/say.js'
import {count, listed} from '../model/words.js'
import type {Found} from './charge.js'
import {collectionOf, commandOf, ofRegion, type Wanted, wantedOf} from './collect/steps.js'
import type {Outcome} from './diagnose.js'
import {fillIn} from './places.js'
import {planned, type Question} from './plan.js'
import type {Ranked} from './rank.js'

export interface Ask {
  readonly input: AskInput
  readonly command: string
  readonly settles: readonly string[]
  readonly why: Sentence
}

interface Open extends Question {
  readonly cause: string
  /** What it is about. */
  readonly regions?: readonly number[]
  readonly store?: number | undefined
}

/** What would settle what is open, most valuable first. */
export function asksFor(cluster: Cluster, stores: readonly Ranked[], outcomes: readonly Outcome[], general: readonly Found[]): readonly Ask[] {
  const questions = [...leftOpen(cluster, stores, general), ...unchecked(cluster, stores, outcomes)]
  const wanted = wantedFor(cluster, stores)
  return planned(questions, COSTS).map((input) => {
    const settles = [...new Set(questions.flatMap(({cause, inputs}) => (inputs.includes(input) ? [cause] : [])))]
    return {input, command: fillIn(cluster, commandOf(collectionOf(input, wantedBy(input, questions, wanted, cluster)), pdCtl(cluster), PD_API)), settles, why: reason(input, settles, wanted)}
  })
}

/** What is asked of a Region is asked of one that the input decides on; and so of a store, where none is leaving. */
function wantedBy(input: AskInput, questions: readonly Open[], wanted: Wanted, cluster: Cluster): Wanted {
  const asking = questions.filter(({inputs}) => inputs.includes(input))
  const {regions = []} = asking.find((one) => one.regions !== undefined && one.regions.length > 0) ?? {}
  const region = input === 'tikv-ctl-region' ? openRegion(cluster, regions) : regions[0]
  // A store that nobody is known to have deleted is not deleted for an answer.
  const store = wanted.store === 'STORE' && input !== 'delete-reply' ? asking.find((one) => one.store !== undefined)?.store : undefined
  return {...wanted, ...(store !== undefined && {store}), ...(typeof region === 'number' && {...ofRegion(cluster, region), unanswered: region})}
}

/** A finding outweighs everything that was not checked, and the one after it. */
const FOUND = 1000

function leftOpen(cluster: Cluster, stores: readonly Ranked[], general: readonly Found[]): readonly Open[] {
  const found = [...stores.filter(isOpen).flatMap((store) => store.found.filter((one) => !isSettled(one, store.found))), ...general]
  const asking = found.filter(({finding}) => (finding.asks ?? []).length > 0)
  return asking.map(({cause, finding}, rank) => ({
    cause: cause.id,
    regions: finding.regions,
    store: finding.stores[0],
    weight: FOUND / (rank + 1),
    inputs: (finding.asks ?? []).filter((input) => input !== 'tikv-ctl-region' || openRegion(cluster, finding.regions) !== undefined),
    takes: 'any' as const,
  }))
}

/** Where the bundle cannot tell why Regions stay, what no cause could be held against matters too. */
function unchecked(cluster: Cluster, stores: readonly Ranked[], outcomes: readonly Outcome[]): readonly Open[] {
  const open = stores.filter(isOpen)
  const isUnexplained = open.some(({kind, charges}) => kind === 'undetermined' || (kind === 'stuck' && charges.uncharged.length > 0))
  if (!isUnexplained && !stores.every(({kind}) => kind === 'no-store-leaving')) return []
  const lacking = outcomes.filter(({kind}) => kind === 'not-checked')
  return [
    ...lacking.map(({cause, missing = []}) => ({cause: cause.id, weight: 1, inputs: missing.filter((input) => !isThere(input, cluster, open)), takes: 'all' as const})),
    ...(open.length > 0 ? [{cause: 'slow-but-progressing', weight: PATIENCE, inputs: ['store-again'] as const, takes: 'any' as const}] : []),
    ...(open.length > 0 && !isThere('region-store', cluster, open) ? [{cause: 'leaderless-region', weight: WHAT_IS_LEFT, inputs: ['region-store'] as const, takes: 'any' as const}] : []),
  ]
}

/** A second look costs nothing but time, and rules out more causes than those that ask for it. */
const PATIENCE = 10
/** Until it is known what is left on the store, and who leads that, nothing can be charged. */
const WHAT_IS_LEFT = 50

/** The store that is still open, and a Region that it is stuck with. */
export function wantedFor(cluster: Cluster, stores: readonly Ranked[]): Wanted {
  const first = stores.find(isOpen)
  const regions = first?.found.flatMap(({finding}) => finding.regions) ?? []
  const unanswered = openRegion(cluster, regions)
  return {...wantedOf(cluster, first?.target.id, regions[0] ?? first?.target.left?.[0]?.id), ...(first?.target.isTiflash && {isTiflash: true}), ...(typeof unanswered === 'number' && {unanswered})}
}

function isOpen({kind}: Ranked): boolean {
  return kind !== 'removed' && kind !== 'no-store-leaving'
}

/** What a certain finding has made precise is no longer open. */
function isSettled({cause}: Found, found: readonly Found[]): boolean {
  return found.some(({finding}) => finding.refines === cause.id && finding.confidence === 'certain')
}

const LOGS = ['tikv-log-voters', 'tikv-ctl-region', 'tikv-log-leader', 'tikv-log-target', 'tikv-log-store', 'disk-stats', 'metrics'] as const

/** What it takes to get an input: a question to PD (`store-again` only patience), the log of its leader, or something from hosts of TiKV. */
const COSTS: ReadonlyMap<AskInput, number> = new Map<AskInput, number>([
  ...(['stores', 'region-store', 'config', 'store-again', 'placement-rules', 'regions', 'checker-status', 'region-labels'] as const).map((input) => [input, 1] as const),
  ['pd-log', 2],
  ...(['operators', 'schedulers', 'unsafe-recovery-show', 'delete-reply'] as const).map((input) => [input, 1] as const),
  ...LOGS.map((input) => [input, 3] as const),
])

/** Cheapest first. */
export const ORDER: readonly AskInput[] = [...COSTS.keys()]

/** A cause that lacks a moment or a file of its own names what it reads; what the bundle has already is not asked for again. */
function isThere(input: AskInput, cluster: Cluster, open: readonly Ranked[]): boolean {
  if (input === 'stores') return cluster.stores?.isComplete ?? false
  if (input === 'region-store') return open.length > 0 && open.every(({target}) => target.isWhole && !target.left?.some(({isLeaderUnknown, lacks}) => isLeaderUnknown || lacks !== undefined))
  if (input === 'config') return cluster.config?.has('schedule') ?? false
  if (input === 'tikv-ctl-region') return open.length > 0 && open.every(({target}) => target.left !== undefined && openRegion(cluster, target.left.map(({id}) => id)) === undefined)
  return input === 'placement-rules' && cluster.placementRules !== undefined
}

/** The first of the Regions that the TiKVs have not answered for; a finding without Regions is about some Region. */
function openRegion(cluster: Cluster, regions: readonly number[]): number | 'REGION' | undefined {
  if (regions.length === 0) return 'REGION'
  return regions.find((id) => {
    const region = cluster.regions?.get(id)
    return region === undefined || !isAnswered(cluster, region)
  })
}

function reason(input: AskInput, settles: readonly string[], {isTiflash}: Wanted): Sentence {
  const what = input === 'tikv-log-store' && isTiflash ? say`the logs of the leaving TiFlash` : WHAT[input]
  return say`${what}; it decides on ${listed(settles.map((cause) => `\`${cause}\``), 4)} (${count(settles.length, 'cause')})`
}

/** What each input tells. */
export const WHAT: Readonly<Record<AskInput, Sentence>> = {
  stores: say`every store with its state, space and labels`,
  'store-again': say`the same dumps once more, some minutes later: what moves is not stuck`,
  'region-store': say`the Regions that are left on the store`,
  regions: say`the Regions of the whole cluster`,
  config: say`limits and switches of PD`,
  'placement-rules': say`what PD wants for each key range`,
  'region-labels': say`key ranges with \`schedule=deny\``,
  schedulers: say`schedulers and the stores they evict`,
  operators: say`what PD is doing now`,
  'checker-status': say`whether somebody has paused the checker`,
  'unsafe-recovery-show': say`how far an unsafe recovery is`,
  'delete-reply': say`what PD answered to the delete`,
  'pd-log': say`the log of the PD leader from before the delete until now`,
  'tikv-log-voters': say`tikv.log of every store with a voter of the Region, two hours or more`,
  'tikv-log-leader': say`tikv.log of the store that leads the Region`,
  'tikv-log-target': say`tikv.log of the store that should get the new peer`,
  'tikv-log-store': say`tikv.log of the leaving store`,
  'tikv-ctl-region': say`what each TiKV itself has of the Region`,
  metrics: say`PD's and TiKV's metrics of that time`,
  'disk-stats': say`space and IO of the disks`,
}
