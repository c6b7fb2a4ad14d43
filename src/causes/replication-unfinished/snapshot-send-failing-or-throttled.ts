import type {Cluster} from '../../model/cluster.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {lasting} from '../../model/words.js'
import {type Answer, cite, defineCause, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {isLeft} from '../left.js'
import {SLOW_MS} from '../operators.js'
import {claim, nameRegions, type RegionCase, surest} from '../region-cases.js'
import {pdCtl, remarked} from '../remedies.js'
import {citeLines, hasTikvLog, linesByNode, spanOf, textOf} from '../repeated-lines.js'
import {faultyRegions, type SnapshotFault} from '../snapshots.js'
import {LIMITS_AS_SHOWN} from '../undo.js'
import {text} from './snapshot-send-failing-or-throttled.text.en.js'

/** What the receiver refuses is not the sender's fault: `RESOURCE_EXHAUSTED … exceeded the limitation`. */
const FAULT: SnapshotFault = {
  signatures: ['snapshot-send-failed'],
  isMeant: (event) => !/RESOURCE_EXHAUSTED|exceeded the limitation/.test(textOf(event)),
  says: ({regionId, last}) => say`the snapshot of Region ${regionId} does not reach ${last.fields.get('to_addr') ?? say`its receiver`}`,
}

// TiKV: src/server/snap.rs send_snap, get_snap_timeout; "too many sending snapshot tasks"
export const snapshotSendFailingOrThrottled = defineCause({
  id: 'snapshot-send-failing-or-throttled',
  family: 'replication-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const cases = [...faultyRegions(cluster, store, FAULT), ...neverSent(cluster, store)]
    return answer(cluster, [store.id], cases) ?? throttled(cluster, [store.id]) ?? silent(cluster)
  },

  diagnoseCluster(cluster) {
    const cases = [...faultyRegions(cluster, undefined, FAULT), ...neverSent(cluster)]
    return answer(cluster, [], cases) ?? throttled(cluster, []) ?? silent(cluster)
  },
})

function silent(cluster: Cluster): Answer {
  return hasTikvLog(cluster) ? ruledOut(say`no TiKV in the bundle fails to send a snapshot of these Regions`) : notChecked(say`no log of any TiKV`, ['tikv-log-leader'])
}

/** ["reject to transfer leader"] [reason="pending snapshot"] long after `requesting snapshot`, and no end of the sending between (tikv/tikv#16435). */
function neverSent(cluster: Cluster, store?: LeavingStore): readonly RegionCase[] {
  const ids = (cluster.logs?.regionsOf('transfer-rejected') ?? []).filter((id) => !store?.left || isLeft(store, id))
  return ids.flatMap((regionId) => {
    const waiting = cluster.logs?.seen('transfer-rejected', {regionId})?.events.findLast(({fields}) => fields.get('reason') === 'pending snapshot')
    const asked = cluster.logs?.seen('snapshot-requested', {regionId})?.last
    if (!waiting || !asked || hasEnded(cluster, regionId, asked) || gapOf(asked, waiting) < SLOW_MS) return []
    const evidence = [cite(asked, say`a snapshot of Region ${regionId} is asked for`), cite(waiting, say`${lasting(gapOf(asked, waiting))} later it is still pending, and nothing says that it was sent`)] as const
    return [{regionId, confidence: 'likely' as const, evidence}]
  })
}

function hasEnded(cluster: Cluster, regionId: number, asked: LogEvent): boolean {
  return (['snapshot-sent', 'snapshot-send-failed', 'snapshot-status', 'snapshot-generation-failed'] as const).some((signature) => gapOf(asked, cluster.logs?.seen(signature, {regionId})?.last) > 0)
}

function gapOf(from: LogEvent, to: LogEvent | undefined): number {
  return from.time !== undefined && to?.time !== undefined ? to.time - from.time : 0
}

/** `too many sending snapshot tasks` names no Region: a rate, and no proof. */
function throttled(cluster: Cluster, stores: readonly number[]): Answer | undefined {
  const nodes = linesByNode(cluster, ['snapshot-send-throttled']).filter((lines) => lines.count >= 2 && spanOf(lines) > 0)
  const [first] = nodes.toSorted((a, b) => b.count - a.count)
  if (!first) return undefined
  return found({
    confidence: 'possible',
    stores,
    regions: [],
    summary: say`${first.node} drops snapshots because too many go out at once; which Regions wait for them its log does not say.`,
    evidence: citeLines(first, say`a snapshot is dropped, concurrent-send-snap-limit is reached`),
    remedies: remedies(cluster),
    asks: ['store-again', 'region-store', 'tikv-log-leader'],
  })
}

function answer(cluster: Cluster, stores: readonly number[], all: readonly RegionCase[]): Answer | undefined {
  const cases = surest(all)
  if (!cases) return undefined
  return found({
    ...claim(cases),
    refines: 'learner-cannot-be-promoted',
    stores,
    summary: say`The snapshot of ${nameRegions(cases)} is made and does not arrive: the new peer never gets its data.`,
    remedies: remedies(cluster),
    asks: cases[0].confidence === 'certain' ? [] : ['tikv-log-target', 'region-store', 'tikv-log-leader'],
  })
}

function remedies(cluster: Cluster): Remedy[] {
  return [
    {
      title: say`Test the way from the leader to the receiver`,
      risk: 'read-only',
      commands: [remarked('nc -zv TARGET_HOST 20160', say`from the host of the leader, with the address of the log line`), 'ping -M do -s 1472 TARGET_HOST'],
      verify: say`The port is open, and packets of full size pass.`,
    },
    {
      title: say`Let fewer snapshots go out at once`,
      risk: 'reversible',
      when: say`the log says \`too many sending\`, \`send snapshot timeout\` or DEADLINE_EXCEEDED and the network is well`,
      commands: [`${pdCtl(cluster)} store limit all 15 add-peer`, `${pdCtl(cluster)} config set replica-schedule-limit 16`],
      verify: say`The leader logs \`sent snapshot\` for the Regions.`,
      undo: LIMITS_AS_SHOWN,
    },
  ]
}
