import {type LogRecord, parseTime} from './record.js'
import type {Zone} from './zone.js'

/**
 * What RocksDB says of itself, as TiKV since 5.0 writes it (rocksdb.info, raftdb.info) and as RocksDB does (LOG):
 *
 *     [2022/04/30 07:16:11.145 +08:00][2][WARN] [db/column_family.cc:805] [default] Stalling writes because we have 23 level-0 files
 *     2020/05/06-06:08:15.702451 7f2c1a [db/db_impl.cc:702] ------- PERSISTING STATS -------
 */

//                [2022/04/30 07:16:11.145 +08:00]                                          [2]     [WARN]
const TIKV =   /^\[(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d+ [+-]\d\d:\d\d)\]\[\d+\]\[([A-Z]+)\] (.*)$/s
//                2020/05/06-06:08:15.702451                         7f2c1a
const NATIVE = /^(\d{4}\/\d\d\/\d\d-\d\d:\d\d:\d\d\.\d{6}) [\da-f]+ (?:\[(WARN|ERROR|FATAL|DEBUG)\] )?(.*)$/s

export function parseRocksdbLog(line: string, zone?: Zone): LogRecord | undefined {
  const [, clock, level, message = ''] = TIKV.exec(line) ?? NATIVE.exec(line) ?? []
  return clock === undefined ? undefined : {...parseTime(clock, zone), level: level ?? 'INFO', message, fields: new Map()}
}
