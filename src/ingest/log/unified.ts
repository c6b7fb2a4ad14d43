import {type LogRecord, NO_TIME, parseTime} from './record.js'
import type {Zone} from './zone.js'

/**
 * The Unified Log Format, which TiKV, PD, TiDB and TiFlash share (tikv/rfcs, text/0018-unified-log-format.md):
 *
 *     [2022/03/28 09:34:38.062 +08:00] [ERROR] [kv.rs:729] ["KvService::batch_raft send response fail"] [err=RemoteStopped]
 *
 * A name or a value that holds a space, `"`, `=`, `[` or `]` is a JSON string. A bare one is taken as it is: TiKV does not escape
 * its backslashes (components/tikv_util/src/logger/formatter.rs). Go leaves an empty message out, TiKV writes `[]`; either may
 * leave out the time (`enable-timestamp = false`: TiKV's line then begins with a blank) or the source. The table `cluster_log` of
 * TiDB has no offset.
 */

//               [2022/03/28 09:34:38.062 +08:00]                                           [ERROR]
const HEADER = /^ ?(?:\[(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{1,9}(?: [+-]\d\d:\d\d)?)\] )?\[([A-Za-z]{4,8})\] ?/
const LEVEL = /^(?:FATAL|CRITICAL|ERROR|WARN|WARNING|NOTICE|INFO|DEBUG|TRACE|PANIC|DPANIC|UNKNOWN)$/i

// "KvService::batch_raft send response fail"
const STRING = '"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"'
//                       ["KvService::batch_raft send response fail"]   [err=RemoteStopped]   ["msg type"=MsgRequestPreVote]   []
const ITEM = new RegExp(`\\[(${STRING}|[^\\]="]*)(?:=(${STRING}|[^\\]]*))?\\] ?`, 'ys')
// The last item of a line that was cut: [err="Grpc(RpcFailure(RpcSta, ["{\"info\":\"Unsafe reco
const CUT_ITEM = /\[(?:([^\]="\s]+)=)?"?(.*)$/ys
// [kv.rs:729], [<unknown>:849], [<unknown>]
const SOURCE = /^(?:[\w.-]+:\d+|<unknown>(?::\d+)?)$/

interface Item {
  readonly key: string
  readonly value?: string | undefined
}

/** Undefined when the line does not begin a record: a stack trace, a banner, a line cut in half. */
export function parseUnifiedLog(line: string, zone?: Zone): LogRecord | undefined {
  const header = HEADER.exec(line)
  const [prefix = '', clock, level = ''] = header ?? []
  if (!header || !LEVEL.test(level)) return undefined

  const parts = itemsOf(line, prefix.length)
  // An optional logger name, the source, the message; what has a value is a field.
  const sourceAt = parts.slice(0, 2).findIndex(({key, value}) => value === undefined && SOURCE.test(key))
  const message = parts[sourceAt + 1]
  const hasMessage = message !== undefined && message.value === undefined
  const fields = new Map<string, string>()
  for (const {key, value} of parts.slice(sourceAt + (hasMessage ? 2 : 1))) {
    if (value !== undefined && !fields.has(unquote(key))) fields.set(unquote(key), unquote(value))
  }
  return {...(clock === undefined ? NO_TIME : parseTime(clock, zone)), level, message: hasMessage ? unquote(message.key) : '', fields}
}

function itemsOf(line: string, from: number): Item[] {
  const found: Item[] = []
  let end = from
  ITEM.lastIndex = from
  for (let item = ITEM.exec(line); item; item = ITEM.exec(line)) {
    found.push({key: item[1] ?? '', value: item[2]})
    end = ITEM.lastIndex
  }
  CUT_ITEM.lastIndex = end
  const cut = CUT_ITEM.exec(line)
  if (cut) found.push(cut[1] === undefined ? {key: cut[2] ?? ''} : {key: cut[1], value: cut[2]})
  return found
}

/** The text of a JSON string. What does not unescape was cut or edited by hand, and is still worth keeping. */
export function unquote(text: string): string {
  if (!text.startsWith('"') || !text.endsWith('"') || text.length < 2) return text
  try {
    return JSON.parse(text) as string
  } catch {
    return text.slice(1, -1).replaceAll(/\\(["\\])/g, '$1')
  }
}
