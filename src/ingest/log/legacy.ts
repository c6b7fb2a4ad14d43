import {type LogRecord, parseTime} from './record.js'

/**
 * The formats before the unified one, none of which says its time zone:
 *
 *     2018/09/12 18:38:16.914 <unknown>:849: [INFO] [region 40882] 40883 became leader at term 1359
 *     2019/09/20 03:49:49.876 INFO pd.rs:575: [region 1684] try to transfer leader from id: 1685 store_id: 4 to id: 1686 store_id: 5
 *     2018/12/18 22:26:58.431 server.go:136: [info] start embed etcd
 *     2020.07.18 11:04:29.314159 [ 1 ] <Information> Application: text
 *
 * The first is TiKV up to 2.0, the second TiKV 2.1, the third PD and TiDB 2.x (and etcd's lines inside pd.log up to 5.x), the last
 * TiFlash before 4.0.16. Ids stand in the text.
 */

//                    2018/09/12 18:38:16.914                             <unknown>:849: [INFO] text
const LEVEL_LAST = /^(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3}) (?:\S+:\d+): \[([A-Za-z]+)\] ?(.*)$/s
//                    2019/09/20 03:49:49.876                             INFO         pd.rs:575: text
const LEVEL_FIRST = /^(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3}) ([A-Z]{4,5}) (?:\S+:\d+: )?(.*)$/s
//                    2020.07.18 11:04:29.314159                         [ 1 ]     <Information> text
const TIFLASH =     /^(\d{4}\.\d\d\.\d\d \d\d:\d\d:\d\d\.\d{6}) \[ \d+ \] <(\w+)> (.*)$/s

/** `zone` is the offset of the host, `+08:00`; without it the record has no time. */
export function parseLegacyLog(line: string, zone?: string): LogRecord | undefined {
  const match = LEVEL_LAST.exec(line) ?? LEVEL_FIRST.exec(line) ?? TIFLASH.exec(line)
  if (!match) return undefined
  const [, clock = '', level = '', message = ''] = match
  return {...parseTime(clock, zone), level, message, fields: new Map()}
}
