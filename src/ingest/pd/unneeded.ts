import type {InputKind} from '../../model/input.js'
import {say, type Sentence} from '../../model/say.js'
import {fieldsOf, isFields} from './fields.js'

/** A document that is known and tells nothing of a store that leaves: named, so that nobody wonders, and not read. */
interface Unneeded {
  readonly kind: InputKind
  /** What it is, as the end of "it is". */
  readonly unneeded: Sentence
  readonly records: 0
}

type Fields = Readonly<Record<string, unknown>>
type Entry = readonly [kind: InputKind, what: Sentence, keys: readonly string[]]

/** By keys that only this answer has. Routes: tikv/pd server/api/router.go and server/apiv2/handlers; the structs stand beside the handlers. */
const OBJECTS: readonly Entry[] = [
  // {"rule-fits": [{"rule": {…}, "peers": […]}], "orphan-peers": null}
  ['placement-rules', say`how one Region fits its placement rules (\`config placement-rules show --region R --detail\`)`, ['rule-fits']],
  // {"count": 10, "empty_count": 1, "storage_size": 96, "store_leader_count": {"1": 3}}
  ['region-check', say`statistics of Regions (\`stats/region\`)`, ['store_peer_count']],
  ['region-check', say`statistics of Regions (\`stats/region?count\`)`, ['count', 'empty_count']],
  // {"name": "balance-region-scheduler", "status": "normal", "summary": "", "timestamp": 1679000000}
  ['schedulers', say`the diagnosis of a scheduler (\`scheduler describe\`)`, ['name', 'status', 'summary', 'timestamp']],
  // {"name": "pd-1", "member_id": 1, "peer_urls": […], "client_urls": […]}
  ['members', say`one PD member (\`member leader show\`)`, ['member_id', 'peer_urls']],
  // {"id": 6980053391786540225, "max_peer_count": 3}
  ['config', say`the id of the cluster (\`cluster\`)`, ['id', 'max_peer_count']],
  // {"raft_bootstrap_time": "2022-…", "is_initialized": true, "replication_status": ""}
  ['health', say`whether PD has started (\`cluster/status\`)`, ['is_initialized']],
  ['health', say`the state of the replication mode (\`replication_mode/status\`)`, ['mode', 'dr-auto-sync']],
  ['config', say`PD's resolved timestamp (\`min-resolved-ts\`)`, ['min_resolved_ts']],
  ['config', say`the safe points of garbage collection (\`service-gc-safepoint\`)`, ['service_gc_safe_points']],
  ['config', say`the safe point of garbage collection (\`gc/safepoint\`)`, ['gc_safe_point']],
  ['config', say`keyspaces`, ['keyspaces']],
  ['config', say`one keyspace`, ['keyspace_id', 'name']],
  ['config', say`a group of keyspaces`, ['keyspace-groups']],
  // `store limit-scene`
  ['store-limit', say`store limits by scene`, ['Idle', 'Low', 'Normal', 'High']],
  ['hot', say`the traffic of the stores (\`hot store\`)`, ['bytes-write-rate']],
  ['hot', say`the buckets of hot Regions (\`hot buckets\`)`, ['Buckets']],
  ['config', say`settings of a component (\`config show server\` and the like)`, ['use-region-storage']],
  ['config', say`settings of PD's HTTP services (\`config show service-middleware\`)`, ['audit', 'rate-limit']],
  // {"status": "success", "data": {"resultType": "matrix", "result": […]}}
  ['capture', say`metrics`, ['resultType', 'result']],
  ['capture', say`a dashboard of Grafana`, ['panels', 'schemaVersion']],
  // {"drainscopePack": 1, "files": [{"name": "tikv-1/tikv.log", "size": 12, "sha256": "…"}]}
  ['capture', say`the list of files of \`drainscope pack\``, ['drainscopePack', 'files']],
]

const LISTS: readonly Entry[] = [
  // [{"start": 0, "end": 9, "count": 12}]
  ['region-check', say`a histogram of Regions (\`region check hist-size\`)`, ['start', 'end', 'count']],
  // [{"name": "balance-leader-scheduler", "paused_at": "…", "resume_at": "…"}]
  ['schedulers', say`paused schedulers`, ['name', 'paused_at']],
  // [{"key": "zone", "value": "z1"}]
  ['stores', say`the labels of the stores (\`label\`)`, ['key', 'value']],
  ['config', say`keyspaces`, ['keyspace_id', 'name']],
  ['hot', say`the history of hot Regions`, ['hot_degree', 'region_id']],
]

export function unneeded(value: unknown): Unneeded | undefined {
  if (Array.isArray(value)) return foundInList(value)
  const fields = fieldsOf(value)
  const data = fieldsOf(fields['data'])
  return typeof fields['apiVersion'] === 'string' ? found(['topology', say`${String(fields['kind'])} of Kubernetes`, []]) : foundIn(OBJECTS, 'resultType' in data ? data : fields)
}

function foundInList(list: readonly unknown[]): Unneeded | undefined {
  const [first] = list
  if (typeof first === 'string') return OLD_RECOVERY.test(first) ? found(['unsafe-recovery', say`the state of an unsafe recovery up to 6.0, which lets PD go on scheduling`, []]) : undefined
  return isRanges(list) ? found(['region-check', say`ranges without a Region (\`regions/range-holes\`)`, []]) : foundIn(LISTS, fieldsOf(first))
}

// "No on-going operation."     "Collecting cluster info from all alive stores, 1/3."     `unsafe remove-failed-stores show` and `history` from 5.3 to 6.0 (tikv/pd v5.3.0 server/cluster/unsafe_recovery_controller.go)
const OLD_RECOVERY = /^(?:No on-going operation|Collecting cluster info from|Waiting for recover commands|Last recovery has|Undefined status|No unasfe recover|Store reports collection|Recovery plan:)/

// [["7480…", "7480…"]]
function isRanges(list: readonly unknown[]): boolean {
  return list.length > 0 && list.every((range) => Array.isArray(range) && range.length === 2 && range.every((key) => typeof key === 'string'))
}

function foundIn(entries: readonly Entry[], fields: Fields): Unneeded | undefined {
  const entry = isFields(fields) ? entries.find(([, , keys]) => keys.every((key) => key in fields)) : undefined
  return entry && found(entry)
}

function found([kind, what]: Entry): Unneeded {
  return {kind, unneeded: what, records: 0}
}
