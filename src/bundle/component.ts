import type {Component} from '../model/log-digest.js'

/** `[kv.rs:729]`, `cluster.go:492:`, `"caller":"raft.rs:1344"`: where in the source a log line was written. */
const SOURCE = /(?<![\w-])([\w-]{1,64})\.(rs|go|cpp):\d/g

const PD_SOURCES = new Set([
  'operator_controller', 'coordinator', 'grpc_service', 'cluster', 'audit', 'heartbeat_streams', 'balance_region', 'rule_checker', 'replica_checker', 'rule_manager',
  'prepare_checker', 'etcd_kv', 'etcdutil', 'leadership', 'lease', 'tso', 'unsafe_recovery_controller', 'region_syncer', 'hot_region_config', 'evict_leader', 'embed', 'raft', 'wal',
])
const TIDB_SOURCES = new Set(['session', 'domain', 'region_cache', 'region_request', 'mpp_probe', 'coprocessor', '2pc', 'conn', 'ddl', 'ddl_worker', 'backoff', 'gc_worker', 'adapter', 'pd_codec'])

const BANNERS: ReadonlyArray<readonly [RegExp, Component]> = [
  [/Welcome to TiKV/, 'tikv'],
  [/Welcome to Placement Driver/, 'pd'],
  [/Welcome to TiDB/, 'tidb'],
  [/Welcome to TiFlash|Starting ClickHouse with revision|TiFlash version: /, 'tiflash'],
]

/** The program that wrote a log: by its source files, its banner and its spelling of keys; then by the path. */
export function componentOf(text: string, name: string): Component | undefined {
  // The proxy inside TiFlash is a TiKV and logs like one (`tiflash_tikv.log`).
  if (/tiflash/i.test(name)) return 'tiflash'
  const banner = BANNERS.find(([pattern]) => pattern.test(text))
  return banner?.[1] ?? bySources(text) ?? byKeys(text) ?? byPath(name)
}

function bySources(text: string): Component | undefined {
  const votes = {tikv: 0, pd: 0, tidb: 0, tiflash: 0}
  for (const [, file = '', language] of text.matchAll(SOURCE)) {
    if (language === 'rs') votes.tikv++
    else if (language === 'cpp') votes.tiflash++
    else if (PD_SOURCES.has(file)) votes.pd++
    else if (TIDB_SOURCES.has(file)) votes.tidb++
  }
  const [best, count] = Object.entries(votes).reduce((a, b) => (b[1] > a[1] ? b : a))
  return count > 0 ? (best as Component) : undefined
}

/** TiKV writes `region_id`, PD `region-id`, TiDB `regionID`. */
function byKeys(text: string): Component | undefined {
  if (/\[(?:region|store|peer)_id=\d/.test(text)) return 'tikv'
  if (/\[(?:region|store)-id=\d/.test(text)) return 'pd'
  return /\[regionID=\d/.test(text) ? 'tidb' : undefined
}

/** The innermost part of the path that names a component. */
function byPath(name: string): Component | undefined {
  for (const part of name.toLowerCase().split(/[/!]/).toReversed()) {
    const found = /tikv|tidb|(?<![a-z])pd(?![a-z])/.exec(part)
    if (found) return found[0] as Component
  }
  return undefined
}
