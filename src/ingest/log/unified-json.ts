import {type LogRecord, NO_TIME, parseTime} from './record.js'
import {unquote} from './unified.js'
import type {Zone} from './zone.js'

/**
 * The same records as JSON lines (`log.format = "json"`; TiKV since 4.0.7, PD since 4.0.5):
 *
 *     {"level":"INFO","time":"2023/06/03 17:14:51.086 +00:00","caller":"operator_controller.go:589","message":"operator timeout","region-id":353747615}
 *
 * It is not read with JSON.parse: ids and timestamps beyond 2^53 keep every digit, and a line that was cut keeps what is there.
 */

const STRING = '"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"'
//                       ,"region-id":353747615      ,"message":"operator timeout"     ,"old":{…}
const PAIR = new RegExp(`[{,]\\s*(${STRING})\\s*:\\s*(${STRING}|[\\w.+-]+|(?=[[{]))`, 'ys')
const HEADER_KEYS = new Set(['level', 'time', 'caller', 'message', 'name'])

/** Undefined when the line is no JSON log record: a record has a message, and a level or a caller. */
export function parseUnifiedJsonLog(line: string, zone?: Zone): LogRecord | undefined {
  const header = new Map<string, string>()
  const fields = new Map<string, string>()
  for (const [key, value] of pairsOf(line)) {
    // zap and slog do not drop a field that has the name of a header key; the header comes first.
    const target = HEADER_KEYS.has(key) && !header.has(key) ? header : fields
    if (!target.has(key)) target.set(key, value)
  }
  const message = header.get('message')
  if (message === undefined || !(header.has('level') || header.has('caller'))) return undefined
  const clock = header.get('time')
  return {...(clock === undefined ? NO_TIME : parseTime(clock, zone)), level: header.get('level') ?? '', message, fields}
}

function* pairsOf(line: string): Generator<readonly [string, string]> {
  PAIR.lastIndex = 0
  for (let pair = PAIR.exec(line); pair; pair = PAIR.exec(line)) {
    const [, key = '', value = ''] = pair
    const end = value === '' ? endOfNested(line, PAIR.lastIndex) : PAIR.lastIndex
    yield [unquote(key), value === '' ? line.slice(PAIR.lastIndex, end) : unquote(value)]
    PAIR.lastIndex = end
  }
}

/** Where the object or array that begins here ends; the end of the line when it was cut. */
function endOfNested(line: string, from: number): number {
  const tokens = new RegExp(`${STRING}|[[{]|[\\]}]`, 'gs')
  tokens.lastIndex = from
  let depth = 0
  for (let token = tokens.exec(line); token; token = tokens.exec(line)) {
    if (token[0] === '[' || token[0] === '{') depth++
    if (token[0] === ']' || token[0] === '}') depth--
    if (depth === 0) return tokens.lastIndex
  }
  return line.length
}
