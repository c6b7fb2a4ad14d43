/** The tables of information_schema that tell of TiKV (tidb pkg/infoschema/tables.go). */
export type TableName =
  | 'TIKV_STORE_STATUS' | 'TIKV_REGION_STATUS' | 'TIKV_REGION_PEERS' | 'TIFLASH_REPLICA' | 'CLUSTER_LOG' | 'CLUSTER_INFO' | 'INSPECTION_RESULT'
  | 'TIDB_SERVERS_INFO' | 'TABLE_REGIONS'

type Columns = ReadonlySet<string>
const has = (...names: readonly string[]) => (columns: Columns) => names.every((name) => columns.has(name))
const lacks = (...names: readonly string[]) => (columns: Columns) => !names.some((name) => columns.has(name))
const any = (...names: readonly string[]) => (columns: Columns) => names.some((name) => columns.has(name))

/** TIDB_HOT_REGIONS and its history: Regions of another moment. */
const isNow = lacks('HOT_DEGREE', 'MAX_HOT_DEGREE', 'UPDATE_TIME')

/** A table by its columns, for a result whose query is not shown. Those of `SHOW TABLE … REGIONS` come first: they hold keys and ids in another form. */
const SHAPES: ReadonlyArray<readonly [TableName, ReadonlyArray<(columns: Columns) => boolean>]> = [
  ['TABLE_REGIONS', [has('REGION_ID', 'PEERS'), any('LEADER_ID', 'LEADER_STORE_ID', 'SCATTERING')]],
  ['TIKV_REGION_PEERS', [isNow, has('REGION_ID', 'STORE_ID'), any('PEER_ID', 'IS_LEADER', 'IS_LEARNER', 'DOWN_SECONDS')]],
  ['TIKV_REGION_STATUS', [isNow, has('REGION_ID'), any('EPOCH_CONF_VER', 'EPOCH_VERSION', 'APPROXIMATE_SIZE', 'TABLE_ID', 'IS_INDEX', 'START_KEY')]],
  ['TIKV_STORE_STATUS', [has('STORE_ID'), any('STORE_STATE_NAME', 'STORE_STATE')]],
  ['TIFLASH_REPLICA', [has('TABLE_ID', 'REPLICA_COUNT')]],
  ['CLUSTER_LOG', [has('INSTANCE', 'LEVEL', 'MESSAGE')]],
  ['INSPECTION_RESULT', [has('RULE', 'ITEM', 'SEVERITY')]],
  ['CLUSTER_INFO', [has('TYPE', 'INSTANCE', 'VERSION')]],
  ['TIDB_SERVERS_INFO', [has('DDL_ID', 'LEASE')]],
]

const NAMES: ReadonlySet<string> = new Set(SHAPES.map(([name]) => name))

export function tableNamed(name: string): TableName | undefined {
  const upper = name.toUpperCase()
  return NAMES.has(upper) ? (upper as TableName) : undefined
}

export function tableWith(columns: Iterable<string>): TableName | undefined {
  const set = new Set(columns)
  return SHAPES.find(([, tests]) => tests.every((test) => test(set)))?.[0]
}

//  dump/information_schema.tikv_region_peers.csv     TIKV_STORE_STATUS_202203290924.csv     tiflash-replica.txt
export function tableInFileName(file: string): TableName | undefined {
  const name = (file.split('/').at(-1) ?? '').toUpperCase().replaceAll(/[\s.-]/g, '_')
  return SHAPES.find(([table]) => name.includes(table))?.[0]
}

/** Is the table all that the name says, so that nothing was asked for but the table? `tikv_region_peers_store5.csv` is not. */
export function isNamedAfter(file: string, table: TableName): boolean {
  const name = (file.split('/').at(-1) ?? '').toUpperCase().replaceAll(/[\s.-]/g, '_')
  return new RegExp(`^(?:\\d{0,14}_)?(?:INFORMATION_SCHEMA_)?${table}(?:_[\\d_T]{6,20})?(?:_[A-Z]{3,5})*$`).test(name)
}

const REGION_HEAD = ['REGION_ID', 'START_KEY', 'END_KEY', 'TABLE_ID', 'DB_NAME', 'TABLE_NAME', 'IS_INDEX', 'INDEX_ID', 'INDEX_NAME']
const PARTITION = ['IS_PARTITION', 'PARTITION_ID', 'PARTITION_NAME']
const REGION_TAIL = ['EPOCH_CONF_VER', 'EPOCH_VERSION', 'WRITTEN_BYTES', 'READ_BYTES', 'APPROXIMATE_SIZE', 'APPROXIMATE_KEYS', 'REPLICATIONSTATUS_STATE', 'REPLICATIONSTATUS_STATEID']

/** What `SELECT *` gives, by release: for a result that was saved without its header. */
const LAYOUTS: Partial<Readonly<Record<TableName, ReadonlyArray<readonly string[]>>>> = {
  TIKV_STORE_STATUS: [[
    'STORE_ID', 'ADDRESS', 'STORE_STATE', 'STORE_STATE_NAME', 'LABEL', 'VERSION', 'CAPACITY', 'AVAILABLE', 'LEADER_COUNT', 'LEADER_WEIGHT', 'LEADER_SCORE', 'LEADER_SIZE',
    'REGION_COUNT', 'REGION_WEIGHT', 'REGION_SCORE', 'REGION_SIZE', 'START_TS', 'LAST_HEARTBEAT_TS', 'UPTIME',
  ]],
  TIKV_REGION_PEERS: [['REGION_ID', 'PEER_ID', 'STORE_ID', 'IS_LEARNER', 'IS_LEADER', 'STATUS', 'DOWN_SECONDS']],
  TIKV_REGION_STATUS: [[...REGION_HEAD, ...REGION_TAIL], [...REGION_HEAD, ...PARTITION, ...REGION_TAIL]],
}

const CHECKS: Readonly<Record<string, RegExp>> = {
  STORE_ID: /^\d+$/, REGION_ID: /^\d+$/, PEER_ID: /^\d+$/, IS_LEADER: /^[01]$/, IS_LEARNER: /^[01]$/, IS_INDEX: /^[01]$/, STORE_STATE: /^[0-2]$/,
  STORE_STATE_NAME: /^(?:Up|Disconnected|Down|Offline|Tombstone)$/, EPOCH_VERSION: /^\d+$/, STATUS: /^(?:NORMAL|PENDING|DOWN)$/,
}

/** The columns of a row without header: as the query lists them, else those of the whole table, if the cells bear it out. */
export function layoutOf(table: TableName, listed: readonly string[] | undefined, cells: ReadonlyArray<string | undefined>): readonly string[] | undefined {
  const layouts = listed ? [listed] : (LAYOUTS[table] ?? [])
  return layouts.find((columns) => columns.length === cells.length && columns.some((name) => name in CHECKS) && columns.every((name, at) => CHECKS[name]?.test(cells[at] ?? '') ?? true))
}

/** Every column name of the tables above. */
export const COLUMN_NAMES: ReadonlySet<string> = new Set([...Object.values(LAYOUTS).flat(2), 'TABLE_SCHEMA', 'TABLE_NAME', 'TABLE_ID', 'REPLICA_COUNT', 'LOCATION_LABELS', 'PROGRESS', 'MESSAGE', 'INSTANCE', 'SEVERITY', 'DETAILS'])

const OTHER_JSON: ReadonlySet<TableName> = new Set(['TIKV_REGION_PEERS', 'TIKV_REGION_STATUS', 'TIKV_STORE_STATUS', 'TIDB_SERVERS_INFO'])

/** PD and TiDB have JSON of their own with `region_id` and `store_id`: rows of these tables have nothing but their columns. */
export function jsonTableWith(columns: readonly string[]): TableName | undefined {
  const table = tableWith(columns)
  return table && OTHER_JSON.has(table) && !columns.every((name) => COLUMN_NAMES.has(name)) ? undefined : table
}
