import {type LogRecord, parseTime} from './record.js'
import type {Zone} from './zone.js'

/**
 * The formats before the unified one, none of which says its time zone:
 *
 *     2018/09/12 18:38:16.914 <unknown>:849: [INFO] [region 40882] 40883 became leader at term 1359
 *     2019/09/20 03:49:49.876 INFO pd.rs:575: [region 1684] try to transfer leader from id: 1685 store_id: 4 to id: 1686 store_id: 5
 *     2018/12/18 22:26:58.431 server.go:136: [info] start embed etcd
 *     2020.07.18 11:04:29.314159 [ 1 ] <Information> Application: text
 *
 * The first is TiKV up to 2.0, the second TiKV 2.1, the third PD and TiDB 2.x (and etcd's lines inside pd.log up to 5.x), the last
 * TiFlash before 4.0.16. Ids stand in the text; what TiKV 2.1 and PD 2.x were told as fields stands at its end.
 */

//                    2018/09/12 18:38:16.914                             <unknown>:849: [INFO] text
const LEVEL_LAST = /^(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3}) (?:\S+:\d+): \[([A-Za-z]+)\] ?(.*)$/s
//                    2019/09/20 03:49:49.876                             INFO         pd.rs:575: text
const LEVEL_FIRST = /^(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3}) ([A-Z]{4,5}) (?:\S+:\d+: )?(.*)$/s
//                    2020.07.18 11:04:29.314159                         [ 1 ]     <Information> text
const TIFLASH =     /^(\d{4}\.\d\d\.\d\d \d\d:\d\d:\d\d\.\d{6}) \[ \d+ \] <(\w+)> (.*)$/s

/** `zone` is that of the host; without it the record has no time. */
export function parseLegacyLog(line: string, zone?: Zone): LogRecord | undefined {
  const first = LEVEL_FIRST.exec(line)
  const match = first ?? LEVEL_LAST.exec(line) ?? TIFLASH.exec(line)
  if (!match) return undefined
  const [, clock = '', level = '', message = ''] = match
  return {...parseTime(clock, zone), level, message, fields: first ? trailing(message, ', ', SLOG_FIELD) : trailing(message, ' ', LOGRUS_FIELD)}
}

// … due to channel overflow, count: 7
const SLOG_FIELD = /^([a-z][\w-]*): (.*)$/s
// … leader changed region-id=7 from=1
const LOGRUS_FIELD = /^([a-z][\w-]*)=(.*)$/s
const MOST_FIELDS = 32

/** The fields at the end of a message; the first piece that is none ends them. */
function trailing(message: string, between: string, field: RegExp): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let end = message.length
  for (let at = message.lastIndexOf(between); at > 0 && found.size < MOST_FIELDS; at = message.lastIndexOf(between, at - 1)) {
    const match = field.exec(message.slice(at + between.length, end))
    if (!match) break
    found.set(match[1] ?? '', match[2] ?? '')
    end = at
  }
  return found
}
