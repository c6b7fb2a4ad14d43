import {parseOperator} from '../../ingest/pd/operator-text.js'
import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {lasting} from '../../model/words.js'
import {type Answer, cite, defineCause, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {isLeft} from '../left.js'
import {claim, nameRegions, type RegionCase, surest} from '../region-cases.js'
import {remarked} from '../remedies.js'
import {hasTikvLog} from '../repeated-lines.js'
import {PREVIOUS_SETTINGS} from '../undo.js'
import {text} from './region-heartbeat-latency.text.en.js'

// PD: pkg/schedule/operator/step.go: a step is done when a heartbeat of the Region shows it; tikv/pd#5596, #3456, #7248
export const regionHeartbeatLatency = defineCause({
  id: 'region-heartbeat-latency',
  family: 'conf-change-unfinished',
  blocks: 'with-others',
  text,
  needs: ['logs'],

  diagnose: ({cluster, store}) => answer(cluster, store),
  diagnoseCluster: (cluster) => answer(cluster),
})

function answer(cluster: Cluster, store?: LeavingStore): Answer {
  const expired = cluster.logs?.regionsOf('operator-timed-out') ?? []
  if (expired.length === 0) return ruledOut(say`pd.log shows no operator that runs out of time`)
  if (!hasTikvLog(cluster)) return notChecked(say`operators time out; whether TiKV had done their steps, its logs tell`, ['tikv-log-leader'])
  const cases = surest(expired.filter((id) => !store?.left || isLeft(store, id)).slice(0, 1000).flatMap((id) => caseOf(cluster, id) ?? []))
  if (!cases || cases.length < 2) return ruledOut(say`no TiKV of the bundle had done the steps of two Regions or more whose operators timed out in PD`)
  return found({
    ...claim(cases),
    stores: store ? [store.id] : [],
    summary: say`TiKV had done its part for ${nameRegions(cases)} when PD gave the operator up: the heartbeats that tell PD come too late.`,
    remedies: remedies(),
    asks: ['metrics', 'pd-log'],
  })
}

/** The step is applied in TiKV, and PD's operator stands at it when its time is over. */
function caseOf(cluster: Cluster, regionId: number): RegionCase | undefined {
  const expired = cluster.logs?.seen('operator-timed-out', {regionId})?.last
  const operator = expired && parseOperator(expired.fields.get('operator') ?? '')
  const step = operator?.steps[operator.currentStep]
  const done = cluster.logs?.seen('conf-change-done', {regionId})?.events.findLast(({time}) => time !== undefined && time >= (operator?.startedAt ?? 0) && time < (expired?.time ?? 0))
  if (!expired || !step || !done || !isThisStep(step.kind, step.peerId ?? step.storeId, [...done.fields.values()].join(' '))) return undefined
  return {
    regionId,
    confidence: 'likely',
    evidence: [cite(done, say`${done.node}: the change of members of Region ${regionId} is done`), cite(expired, say`${lasting((expired.time ?? 0) - (done.time ?? 0))} later PD gives the operator up at \`${step.text}\``)],
  }
}

/** A learner that is added counts as done only with its data: that is no matter of heartbeats. */
function isThisStep(kind: string, id: number | undefined, changes: string): boolean {
  return ['promote', 'enter-joint', 'remove-peer', 'demote'].includes(kind) && id !== undefined && new RegExp(`id: ${id}\\b`).test(changes)
}

function remedies(): Remedy[] {
  return [
    {
      title: say`See how long heartbeats take to reach PD`,
      risk: 'read-only',
      commands: [remarked('tiup diag collect CLUSTER --include monitor', say`PD: Heartbeat Region event QPS, 99% Region heartbeat handle latency; TiKV: PD worker`)],
      verify: say`The latency at the PD leader, or the queue of the PD worker of the TiKV, stands out.`,
    },
    {
      title: say`Give the PD leader more CPU, or fewer and larger Regions to keep`,
      risk: 'reversible',
      when: say`its CPU is at its limit, or it keeps very many Regions`,
      commands: [remarked('tiup cluster edit-config CLUSTER', say`tikv: raftstore.pd-heartbeat-tick-interval: 2m, raftstore.hibernate-regions: true`)],
      verify: say`\`operator finish\` lines outnumber \`operator timeout\` in pd.log.`,
      undo: PREVIOUS_SETTINGS,
    },
  ]
}
