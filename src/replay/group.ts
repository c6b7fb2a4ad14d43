import {type Region, whole} from '../model/region.js'
import type {Inputs} from './inputs.js'
import type {Decision, Replay} from './replay.js'

type Decide = (region: Region, shape: number) => Decision | undefined

/** Regions with the same answer, and the answer of each; Regions without one are left out. */
export function groupDecisions(regions: readonly Region[], decide: Decide): Pick<Replay, 'groups' | 'of'> {
  const shapes = shapesOf(regions)
  const groups = new Map<Decision, number[]>()
  for (const [at, region] of regions.entries()) {
    const decision = decide(region, shapes[at] ?? 0)
    if (!decision) continue
    const ids = groups.get(decision)
    if (ids) ids.push(region.id)
    else groups.set(decision, [region.id])
  }
  let byRegion: ReadonlyMap<number, Decision> | undefined
  return {groups: [...groups].map(([decision, regions]) => ({regions, decision})), of: (regionId) => (byRegion ??= index(groups)).get(regionId)}
}

function index(groups: ReadonlyMap<Decision, readonly number[]>): ReadonlyMap<number, Decision> {
  const byRegion = new Map<number, Decision>()
  for (const [decision, ids] of groups) for (const id of ids) byRegion.set(id, decision)
  return byRegion
}

/** Decides Regions that look alike only once, and gives equal answers as one object: a million Regions come down to few. */
export function deciding(inputs: Inputs, decide: (region: Region) => Decision): (region: Region, shape: number) => Decision {
  const bySignature = new Map<string, Decision>()
  const byAnswer = new Map<string, Decision>()
  return (region, shape) => {
    const signature = signatureOf(inputs, region, shape)
    const known = bySignature.get(signature)
    if (known) return known
    const decision = decide(whole(region))
    const answer = answerOf(decision)
    const same = byAnswer.get(answer) ?? decision
    byAnswer.set(answer, same)
    bySignature.set(signature, same)
    return same
  }
}

/** All that a decision can depend on. */
function signatureOf(inputs: Inputs, region: Region, shape: number): string {
  let signature = `${inputs.zoneOf(region)} ${inputs.operatorOf(region.id)?.desc ?? ''} ${shape}`
  for (const {peer, downSeconds} of region.downPeers) signature += ` ${peer.storeId}${downSeconds * 1000 >= inputs.settings.maxDownMs}`
  return signature
}

/** Each remedy is tried on the same Regions: what they look like is worked out once. */
const known = new WeakMap<readonly Region[], Uint32Array>()

/** The same number for Regions with the same peers in the same state. */
function shapesOf(regions: readonly Region[]): Uint32Array {
  const before = known.get(regions)
  if (before) return before
  const numbers = new Map<string, number>()
  const shapes = Uint32Array.from(regions, (region) => {
    const shape = shapeOf(region)
    const number = numbers.get(shape) ?? numbers.size
    numbers.set(shape, number)
    return number
  })
  known.set(regions, shapes)
  return shapes
}

/** Stores, roles and health of the peers; of their ids only the order. */
function shapeOf(region: Region): string {
  const {peers, leader, pendingPeers, downPeers} = region
  let shape = String(leader?.storeId)
  for (const peer of peers) {
    let rank = 0
    for (const {id} of peers) if (id < peer.id) rank++
    shape += ` ${peer.storeId}${peer.role}${rank}${peer.isWitness ? 'w' : ''}${leader?.id === peer.id ? 'l' : ''}${pendingPeers.some(({id}) => id === peer.id) ? 'p' : ''}${downPeers.some((down) => down.peer.id === peer.id) ? 'd' : ''}`
  }
  return shape
}

function answerOf({rejected, targets, ...rest}: Decision): string {
  return `${JSON.stringify(rest)} ${targets.join()} ${rejected.map(({storeId, by}) => storeId + by).join()}`
}
