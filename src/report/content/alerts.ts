import {causes} from '../../causes/index.js'
import {say, type Sentence} from '../../model/say.js'
import type {Report} from '../contract.js'
import {mainFinding} from './chain.js'

/** What to alert on, in PromQL, so that it is noticed before somebody waits for a store. */
export interface Alert {
  readonly metric: string
  readonly says: Sentence
}

/** Families of causes, or causes, and the metric that shows them. */
const BY_CAUSE: ReadonlyArray<Alert & {readonly of: ReadonlySet<string>}> = [
  // tikv: components/raftstore/src/store/metrics.rs LEADER_MISSING, v4.0.16 to v8.5.0
  {of: new Set(['no-leader']), metric: 'tikv_raftstore_leader_missing > 0', says: say`peers that know no leader of their Region`},
  // pd: pkg/statistics/store_collection.go, v4.0.16 to v8.5.0
  {of: new Set(['all-candidates-low-space', 'target-disk-full', 'leader-store-disk-full']), metric: 'pd_cluster_status{type="store_low_space_count"} > 0', says: say`stores that are too full to take a peer`},
  {of: new Set(['target-disconnected-busy-slow', 'best-location-store-temporarily-unavailable', 'source-process-dead', 'not-enough-up-stores']), metric: 'pd_cluster_status{type=~"store_(disconnected|down)_count"} > 0', says: say`stores that do not report`},
  // tikv: src/server/metrics.rs REPORT_FAILURE_MSG_COUNTER, v4.0.16 to v8.5.0
  {of: new Set(['broken-raft-connection', 'raft-message-too-large-for-grpc']), metric: 'rate(tikv_server_report_failure_msg_total[5m]) > 0', says: say`messages between stores that do not arrive`},
  // tikv: metrics/alertmanager/tikv.rules.yml
  {of: new Set(['tikv-cannot-run']), metric: 'changes(process_start_time_seconds{job="tikv"}[5m]) > 0', says: say`a TiKV that starts again`},
]

/** Of every scale-in that does not end, whatever its cause; then what shows this one. pd: pkg/statistics/store_collection.go, v4.0.16 to v8.5.0 */
export function alertsFor(report: Report): readonly Alert[] {
  const finding = mainFinding(report)
  if (!finding || report.verdict.kind !== 'stuck') return []
  const family = causes.find(({id}) => id === finding.cause)?.family ?? ''
  return [
    {metric: 'min_over_time(pd_cluster_status{type="store_offline_count"}[6h]) > 0', says: say`a store that is still leaving after six hours, or however long a scale-in takes here; its \`pd_scheduler_store_status{type="region_count"}\` tells whether it gets on`},
    ...BY_CAUSE.filter(({of}) => of.has(finding.cause) || of.has(family)),
  ]
}
