import type {LogEvent, Tally} from '../../model/log-digest.js'
import {QUOTE_LIMIT} from '../../model/source.js'
import type {Hit, HitLog, HitText} from './hit.js'
import {parseLogLine} from './parse.js'
import {NO_TIME} from './record.js'
import type {Sample} from './sample.js'

/** Makes events of what was kept; most of what was found is never asked for. */
export class LogEvents {
  private readonly parsed = new WeakMap<Hit, Omit<LogEvent, 'signature' | 'node'>>()

  constructor(private readonly nodeOf: (log: HitLog) => string) {}

  tally(signature: string, sample: Sample): Tally | undefined {
    const events = sample.hits().map((hit) => this.event(signature, hit))
    const [first] = events
    const last = events.at(-1)
    return first && last ? {count: sample.count, first, last, events} : undefined
  }

  private event(signature: string, hit: Hit): LogEvent {
    let rest = this.parsed.get(hit)
    if (!rest) {
      rest = parsedHit(hit)
      this.parsed.set(hit, rest)
    }
    return {signature, node: this.nodeOf(hit.log), ...rest}
  }
}

const NOTHING_SAID: HitText = {text: '', quotable: 0, wrapper: undefined, raw: undefined}

function parsedHit(hit: Hit): Omit<LogEvent, 'signature' | 'node'> {
  const {text, quotable, wrapper, raw} = hit.said ?? NOTHING_SAID
  // A panic before the logger runs has no form at all.
  const record = parseLogLine(text, hit.log.zone) ?? {...NO_TIME, level: '', message: text, fields: new Map<string, string>()}
  const {time, stamp} = record.time === undefined ? (wrapper?.outer ?? NO_TIME) : record
  return {
    ...(time === undefined ? {} : {time}),
    stamp,
    level: record.level,
    message: record.message,
    fields: record.fields,
    ...(hit.regionId === undefined ? {} : {regionId: hit.regionId}),
    ...(hit.storeId === undefined ? {} : {storeId: hit.storeId}),
    source: {file: hit.log.name, line: hit.line, quote: raw?.slice(0, QUOTE_LIMIT) ?? text.slice(0, Math.min(quotable, QUOTE_LIMIT))},
  }
}
