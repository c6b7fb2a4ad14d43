import type {Printed} from './shapes.js'

const COLUMNS = [
  'STORE_ID', 'ADDRESS', 'STORE_STATE', 'STORE_STATE_NAME', 'LABEL', 'VERSION', 'CAPACITY', 'AVAILABLE', 'LEADER_COUNT', 'LEADER_WEIGHT', 'LEADER_SCORE', 'LEADER_SIZE',
  'REGION_COUNT', 'REGION_WEIGHT', 'REGION_SCORE', 'REGION_SIZE', 'START_TS', 'LAST_HEARTBEAT_TS', 'UPTIME',
]

function store(id: number, state: string, leaders: number, regions: number, beat = '2022-03-29 09:30:01'): ReadonlyArray<string | undefined> {
  const label = id === 5 ? 'null' : `[{"key": "zone", "value": "z${id}"}]`
  return [`${id}`, `10.0.1.${id}:20160`, state === 'Offline' ? '1' : '0', state, label, '5.2.1', '1.745TiB', '1.2TiB', `${leaders}`, '1', `${leaders * 90}`, `${leaders * 90}`, `${regions}`, '1', `${regions * 90.5}`, `${regions * 90}`, '2022-03-28 19:00:47', beat, '14h23m18.511041818s']
}

/** TIKV_STORE_STATUS of a cluster whose store 5 leaves, runs and has one Region left. */
export const storeStatus: Printed = {columns: COLUMNS, rows: [store(1, 'Up', 20, 60), store(4, 'Up', 20, 60), store(5, 'Offline', 0, 1, '2022-03-29 09:29:58'), store(6, 'Down', 0, 30, '2022-03-29 05:00:00')]}

const PEER_COLUMNS = ['REGION_ID', 'PEER_ID', 'STORE_ID', 'IS_LEARNER', 'IS_LEADER', 'STATUS', 'DOWN_SECONDS']

/** Region 7 has no leader; Region 9 is well and has a pending peer. */
export const regionPeers: Printed = {
  columns: PEER_COLUMNS,
  rows: [
    ['7', '71', '1', '0', '0', 'NORMAL', undefined],
    ['7', '72', '4', '0', '0', 'NORMAL', undefined],
    ['7', '73', '5', '0', '0', 'DOWN', '5230'],
    ['9', '91', '1', '0', '1', 'NORMAL', undefined],
    ['9', '92', '4', '0', '0', 'NORMAL', undefined],
    ['9', '93', '6', '1', '0', 'PENDING', undefined],
  ],
}

export const regionStatus: Printed = {
  columns: ['REGION_ID', 'START_KEY', 'END_KEY', 'TABLE_ID', 'DB_NAME', 'TABLE_NAME', 'IS_INDEX', 'INDEX_ID', 'INDEX_NAME', 'EPOCH_CONF_VER', 'EPOCH_VERSION', 'WRITTEN_BYTES', 'READ_BYTES', 'APPROXIMATE_SIZE', 'APPROXIMATE_KEYS', 'REPLICATIONSTATUS_STATE', 'REPLICATIONSTATUS_STATEID'],
  rows: [
    ['7', '748000000000002DFFB95F720000000000FA', '748000000000002DFFB95F728000000003FF3F16990000000000FA', '11705', 'shop', 'orders', '0', undefined, undefined, '7', '4204', '0', '0', '0', '0', undefined, undefined],
    ['9', '748000000000002DFFB95F728000000003FF3F16990000000000FA', '', '11705', 'shop', 'orders', '0', undefined, undefined, '5', '30', '0', '0', '90', '1000', undefined, undefined],
    ['9', '748000000000002DFFB95F728000000003FF3F16990000000000FA', '', '11706', 'shop', 'items', '1', '1', 'by_name', '5', '30', '0', '0', '90', '1000', undefined, undefined],
  ],
}

/** Some columns only. */
export function projected({columns, rows}: Printed, ...names: readonly string[]): Printed {
  return {columns: names, rows: rows.map((row) => names.map((name) => row[columns.indexOf(name)]))}
}

export function only({columns, rows}: Printed, column: string, value: string): Printed {
  return {columns, rows: rows.filter((row) => row[columns.indexOf(column)] === value)}
}
