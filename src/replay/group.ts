import type {Region} from '../model/region.js'
import {isDown, isLeader, isPending} from './health.js'
import type {Inputs} from './inputs.js'
import type {Decision, Replay} from './replay.js'

type Decide = (region: Region) => Decision | undefined

/** Regions with the same answer, and the answer of each; Regions without one are left out. */
export function groupDecisions(regions: readonly Region[], decide: Decide): Pick<Replay, 'groups' | 'of'> {
  const groups = new Map<Decision, number[]>()
  const byRegion = new Map<number, Decision>()
  for (const region of regions) {
    const decision = decide(region)
    if (!decision) continue
    const ids = groups.get(decision)
    if (ids) ids.push(region.id)
    else groups.set(decision, [region.id])
    byRegion.set(region.id, decision)
  }
  return {groups: [...groups].map(([decision, regions]) => ({regions, decision})), of: (regionId) => byRegion.get(regionId)}
}

/** Decides Regions that look alike only once, and gives equal answers as one object: a million Regions come down to few. */
export function deciding(inputs: Inputs, decide: (region: Region) => Decision): Decide {
  const bySignature = new Map<string, Decision>()
  const byAnswer = new Map<string, Decision>()
  return (region) => {
    const signature = signatureOf(inputs, region)
    const known = bySignature.get(signature)
    if (known) return known
    const decision = decide(region)
    const answer = answerOf(decision)
    const same = byAnswer.get(answer) ?? decision
    byAnswer.set(answer, same)
    bySignature.set(signature, same)
    return same
  }
}

/** All of a Region that a decision can depend on; of peer ids only their order. */
function signatureOf(inputs: Inputs, region: Region): string {
  const {peers, downPeers, leader} = region
  const operator = inputs.operatorOf(region.id)?.desc ?? ''
  let signature = `${inputs.zoneOf(region)} ${operator} ${leader?.storeId}`
  for (const peer of peers) {
    let rank = 0
    for (const {id} of peers) if (id < peer.id) rank++
    signature += ` ${peer.storeId}${peer.role}${rank}${peer.isWitness ? 'w' : ''}${isLeader(region, peer) ? 'l' : ''}${isPending(region, peer) ? 'p' : ''}${isDown(region, peer) ? 'd' : ''}`
  }
  for (const {peer, downSeconds} of downPeers) signature += ` ${peer.storeId}${downSeconds * 1000 >= inputs.settings.maxDownMs}`
  return signature
}

function answerOf({rejected, targets, ...rest}: Decision): string {
  return `${JSON.stringify(rest)} ${targets.join()} ${rejected.map(({storeId, by}) => storeId + by).join()}`
}
