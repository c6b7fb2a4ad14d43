import type {InputKind} from '../../model/input.js'
import {sectionOf} from './config.js'
import {fieldsOf, flagOf, isFields, listOf} from './fields.js'
import {EVICTION_KEYS} from './schedulers.js'
import {unneeded} from './unneeded.js'

/** What a JSON document is: by its keys, and only where it has none by what was asked. Undefined: nothing that we know. */
export function kindOf(value: unknown, asked: string): InputKind | undefined {
  return shapeOf(value) ?? (unneeded(value) ? undefined : askedKind(value, asked))
}

function shapeOf(value: unknown): InputKind | undefined {
  if (Array.isArray(value)) return shapeOfList(value)
  if (typeof value === 'string') return value.startsWith('status: ') || value.includes('(kind:') ? 'operators' : 'config'
  if (!isFields(value)) return undefined
  return OBJECTS.find(([, holds]) => holds(value))?.[0]
}

type Test = (value: {readonly [key: string]: unknown}) => boolean
const has = (...keys: readonly string[]): Test => (value) => keys.every((key) => key in value)

// `regions/count` prints null.
const isListOrNull = (value: unknown) => value === null || Array.isArray(value)

const VERSION_KEYS = new Set(['version', 'git_hash', 'build_ts', 'start_timestamp'])

const OBJECTS: ReadonlyArray<readonly [InputKind, Test]> = [
  ['stores', (value) => isListOrNull(value['stores'])],
  ['regions', (value) => isListOrNull(value['regions'])],
  ['store', (value) => isFields(value['store']) && 'id' in value['store']],
  ['store', (value) => 'state_name' in value && 'address' in value],
  ['region', (value) => has('id', 'peers')(value) || isFields(value['region'])],
  ['region', has('id', 'start_key', 'leader')],
  ['region', has('id', 'peer_stores')],
  ['config', (value) => ['schedule', 'replication', 'label-property'].some((key) => isFields(value[key]))],
  ['config', has('reject-leader')],
  // `config show replication-mode`
  ['config', (value) => typeof value['replication-mode'] === 'string'],
  ['config', (value) => Object.keys(value).some((key) => sectionOf(key) !== undefined)],
  // GET /pd/api/v1/version and /status
  ['config', (value) => typeof value['version'] === 'string' && Object.keys(value).every((key) => VERSION_KEYS.has(key))],
  ['placement-rules', (value) => has('group_id', 'role', 'count')(value) || has('group_id', 'rules')(value)],
  ['schedulers', (value) => EVICTION_KEYS.some((key) => key in value)],
  ['members', has('members')],
  ['checker-status', (value) => flagOf(value['paused']) !== undefined],
  ['progress', has('action', 'progress')],
  ['unsafe-recovery', has('info', 'time')],
  // Clinic's cluster.json; a TidbCluster of tidb-operator
  ['topology', has('diag_version')],
  ['topology', (value) => [value, ...listOf(value['items'])].some((item) => isFields(fieldsOf(fieldsOf(fieldsOf(item)['status'])['tikv'])['stores']))],
  ['hot', (value) => 'as_peer' in value || 'as_leader' in value],
  ['tidb-http', isTidbs],
  ['tikv-ctl', has('region_infos')],
  ['tikv-ctl', has('raft_status', 'region_state')],
  ['tiup', has('cluster_meta', 'instances')],
  ['store-limit', (value) => Object.keys(value).length > 0 && Object.entries(value).every(([id, limit]) => /^\d+$/.test(id) && isFields(limit) && ('add-peer' in limit || 'rate' in limit))],
]

/** TiDB's status port, see tidb-http.ts; its /status and /info too. */
function isTidbs(value: {readonly [key: string]: unknown}): boolean {
  const [hot] = [...listOf(value['read']), ...listOf(value['write'])]
  if (has('read', 'write')(value)) return hot === undefined || 'table_id' in fieldsOf(hot)
  return [
    ['region_id', 'frames'], ['region_id', 'region_epoch'], ['record_regions'], ['name', 'id', 'record', 'index'], ['table_info', 'schema_version'], ['db_name', 'charset'], ['name', 'cols'],
    ['connections', 'version'], ['ddl_id', 'status_port'], ['all_servers_info'],
  ].some((keys) => has(...keys)(value)) || ('id' in value && 'O' in fieldsOf(value['name']))
}

function shapeOfList(list: readonly unknown[]): InputKind | undefined {
  const [first] = list
  if (typeof first === 'string') {
    if (/\(kind:/.test(first)) return 'operators'
    if (/-scheduler/.test(first)) return 'schedulers'
    return /unsafe recovery/i.test(first) ? 'unsafe-recovery' : undefined
  }
  const entry = fieldsOf(first)
  if ('group_id' in entry) return 'placement-rules'
  if ('rule_type' in entry || ('labels' in entry && 'data' in entry)) return 'region-labels'
  if ('member_id' in entry || 'health' in entry) return 'health'
  if ('info' in entry) return 'unsafe-recovery'
  if ('desc' in entry && 'region_id' in entry) return 'operators'
  if (isFields(entry['store'])) return 'stores'
  if (isTidbs(entry)) return 'tidb-http'
  if ('id' in entry && ('peers' in entry || 'peer_stores' in entry)) return 'regions'
  if ('state_name' in entry && 'address' in entry) return 'stores'
  // index 0 and override false are left out
  return 'id' in entry && Object.keys(entry).every((key) => GROUP_KEYS.has(key)) ? 'rule-groups' : undefined
}

const GROUP_KEYS = new Set(['id', 'index', 'override'])

const ASKED_KINDS: ReadonlyArray<readonly [RegExp, InputKind]> = [
  [/operator/, 'operators'], [/scheduler/, 'schedulers'], [/region-?label/, 'region-labels'], [/rule-?group/, 'rule-groups'], [/store[ _-]limit/, 'store-limit'], [/rule/, 'placement-rules'],
  [/unsafe/, 'unsafe-recovery'], [/hole|hist/, 'region-check'], [/region/, 'region'], [/label/, 'region-labels'],
]

/** `[]`, `{}`, `null` and plain strings say nothing of themselves; what was asked does: the command, or the last part of a path. */
function askedKind(value: unknown, asked: string): InputKind | undefined {
  const isMute = value === null || (Array.isArray(value) ? value.every((entry) => typeof entry === 'string') : isFields(value) && Object.keys(value).length === 0)
  const [last = ''] = asked.split('/').slice(-1)
  return isMute ? ASKED_KINDS.find(([pattern]) => pattern.test(last))?.[1] : undefined
}
