import {parseLegacyLog} from './legacy.js'
import {bareLine} from './prefix.js'
import {type LogRecord, type LogTime, NO_TIME, parseTime} from './record.js'
import {parseRocksdbLog} from './rocksdb.js'
import {parseUnifiedJsonLog} from './unified-json.js'
import {parseUnifiedLog} from './unified.js'
import type {Zone} from './zone.js'

/** The record of a line in any of the formats, whatever transport it came by; undefined when it is no log line. */
export function parseLogLine(text: string, zone?: Zone): LogRecord | undefined {
  const line = bareLine(text)
  if (line === undefined) return undefined
  if (line.startsWith('{')) return parseUnifiedJsonLog(line, zone)
  return parseUnifiedLog(line, zone) ?? parseLegacyLog(line, zone) ?? parseRocksdbLog(line, zone)
}

/** Only the time of a line: the usual form, `[2022/03/28 …`, has it at a fixed place. */
export function timeOfLine(text: string, zone?: Zone): LogTime {
  if (text.startsWith('[')) {
    const usual = parseTime(text.slice(1, 40))
    if (usual.time !== undefined) return usual
  }
  return parseLogLine(text, zone) ?? NO_TIME
}
