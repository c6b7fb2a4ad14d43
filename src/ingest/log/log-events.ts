import type {LogEvent, Tally} from '../../model/log-digest.js'
import {QUOTE_LIMIT} from '../../model/source.js'
import type {Hit} from './hit.js'
import {parseLogLine} from './parse.js'
import {NO_TIME} from './record.js'
import type {Sample} from './sample.js'

/** Makes events of what was kept; most of what was found is never asked for. */
export class LogEvents {
  private readonly parsed = new WeakMap<Hit, Omit<LogEvent, 'signature' | 'node'>>()

  constructor(
    private readonly nodeOf: (file: string) => string,
    private readonly zone: string | undefined,
  ) {}

  tally(signature: string, sample: Sample): Tally | undefined {
    const events = sample.hits().map((hit) => this.event(signature, hit))
    const [first] = events
    const last = events.at(-1)
    return first && last ? {count: sample.count, first, last, events} : undefined
  }

  private event(signature: string, hit: Hit): LogEvent {
    let rest = this.parsed.get(hit)
    if (!rest) {
      rest = parsedHit(hit, this.zone)
      this.parsed.set(hit, rest)
    }
    return {signature, node: this.nodeOf(hit.file), ...rest}
  }
}

function parsedHit(hit: Hit, zone: string | undefined): Omit<LogEvent, 'signature' | 'node'> {
  // A panic before the logger runs has no form at all.
  const {time, stamp, level, message, fields} = parseLogLine(hit.text, zone) ?? {...NO_TIME, level: '', message: hit.text, fields: new Map<string, string>()}
  return {
    ...(time === undefined ? {} : {time}),
    stamp,
    level,
    message,
    fields,
    ...(hit.regionId === undefined ? {} : {regionId: hit.regionId}),
    ...(hit.storeId === undefined ? {} : {storeId: hit.storeId}),
    source: {file: hit.file, line: hit.line, quote: (hit.quote ?? hit.text).slice(0, Math.min(hit.quote === undefined ? hit.quotable : QUOTE_LIMIT, QUOTE_LIMIT))},
  }
}
