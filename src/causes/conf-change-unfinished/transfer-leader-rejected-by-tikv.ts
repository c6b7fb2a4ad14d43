import type {Cluster} from '../../model/cluster.js'
import type {Region} from '../../model/region.js'
import {type Answer, defineCause, type Evidence, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {leftThat, leftToldOf} from '../left.js'
import {FAST_MS, isDisobeyed, stallOf} from '../operators.js'
import {claim, nameRegions, type RegionCase, surest} from '../region-cases.js'
import {handOver, lookAgain, pdCtl, restart} from '../remedies.js'
import {citeLines, hasTikvLog, type Lines, linesByRegion, linesOn, spanOf} from '../repeated-lines.js'
import {text} from './transfer-leader-rejected-by-tikv.text.en.js'
import {say} from '../../model/say.js'

// TiKV: components/raftstore/src/store/peer.rs ready_to_transfer_leader, pre_transfer_leader
export const transferLeaderRejectedByTikv = defineCause({
  id: 'transfer-leader-rejected-by-tikv',
  family: 'conf-change-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    if (store.left === undefined) return fromLogs(cluster, [store.id])
    const isLed = ({leader}: Region) => leader?.storeId === store.id
    const led = leftThat(store, isLed)
    const cases = leftToldOf(cluster, store, ['transfer-rejected']).filter(isLed).flatMap((region) => caseOf(cluster, region, store.id) ?? [])
    return answer(cluster, [store.id], cases) ?? ruledOut(led.length === 0 ? say`store ${store.id} leads none of the Regions left` : say`no transfer of the leadership is ordered for long without effect`)
  },

  diagnoseCluster: (cluster) => fromLogs(cluster, []),
})

function caseOf(cluster: Cluster, {id}: Region, storeId: number): RegionCase | undefined {
  const stall = stallOf(cluster, id)
  const isOrdered = stall?.step.kind === 'transfer-leader' && stall.step.fromStoreId === storeId && isDisobeyed(stall)
  const lines = linesOn(cluster, id, ['transfer-rejected'])
  const isRefused = lines !== undefined && lines.count >= 3 && (isOrdered || spanOf(lines) >= FAST_MS)
  if (isRefused) return {regionId: id, confidence: isOrdered ? 'certain' : 'likely', evidence: [...describe(lines), ...(stall?.evidence ?? [])]}
  return isOrdered ? {regionId: id, confidence: 'likely', evidence: stall.evidence} : undefined
}

function describe(lines: Lines): readonly [Evidence, ...Evidence[]] {
  return citeLines(lines, say`the leader of Region ${lines.regionId} keeps the leadership (${lines.last.fields.get('reason') ?? say`see its \`err\``})`)
}

/** A refusal now and then is ordinary: the target is a few entries behind, and PD asks again. */
function fromLogs(cluster: Cluster, stores: readonly number[]): Answer {
  if (!hasTikvLog(cluster) && !cluster.logs?.seen('transfer-rejected')) return notChecked(say`no log of any TiKV`, ['tikv-log-leader'])
  const cases: RegionCase[] = linesByRegion(cluster, ['transfer-rejected'])
    .filter((lines) => lines.count >= 3 || cluster.stores === undefined)
    .map((lines) => ({regionId: lines.regionId ?? 0, confidence: lines.count >= 3 && spanOf(lines) >= FAST_MS ? 'likely' : 'possible', evidence: describe(lines)}))
  return answer(cluster, stores, cases) ?? ruledOut(say`no TiKV of the bundle refuses a transfer of the leadership again and again`)
}

function answer(cluster: Cluster, stores: readonly number[], all: readonly RegionCase[]): Answer | undefined {
  const cases = surest(all)
  if (!cases) return undefined
  const isOpen = cases[0].confidence === 'possible'
  return found({
    ...claim(cases),
    stores,
    summary: isOpen ? say`The leader of ${nameRegions(cases)} refused a transfer of the leadership once: that passes by itself as a rule.` : say`PD orders a transfer of the leadership of ${nameRegions(cases)} again and again, and TiKV does not hand it over.`,
    remedies: remedies(cluster, cases[0].regionId, cases.map(({regionId}) => regionId)),
    asks: cases[0].confidence === 'certain' ? [] : ['tikv-log-leader', 'regions'],
  })
}

function remedies(cluster: Cluster, first: number, regions: readonly number[]): Remedy[] {
  return [
    lookAgain(cluster, regions),
    handOver(cluster, first, 'OTHER_STORE', {
      title: say`Hand the leadership to another voter`,
      when: say`another voter is Up and not in \`pending_peers\``,
      verify: say`\`${pdCtl(cluster)} region ${first}\` shows another leader.`,
    }),
    restart('LEADER_HOST:PORT', {
      title: say`Restart the TiKV that keeps the leadership`,
      when: say`the reason is a change of members that it never applies, and the other voters of its Regions are a majority`,
      verify: say`The others elect a leader within seconds, and PD moves the Region on.`,
    }),
  ]
}
