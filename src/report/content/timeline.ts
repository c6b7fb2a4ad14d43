import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import type {Evidence, RedHerring, Report, StoreReport} from '../contract.js'
import {type Block, paragraph, plain, sentence, type Spans} from '../document.js'
import {location} from './evidence.js'

interface Moment {
  readonly time: string
  readonly says: Spans
  readonly where: Spans
}

const MOST = 100

/** What the report cites, in the order in which it was logged: lines that tell their zone, so that the clocks of several hosts can be compared. */
export function timelineBlocks({stores, findings, redHerrings}: Report): Block[] {
  const cited = new Map(findings.flatMap(({evidence}) => evidence.filter(({line}) => line !== undefined)).map((evidence) => [`${evidence.file}:${evidence.line}`, evidence]))
  const moments = [...stores.flatMap(leaving), ...[...cited.values()].flatMap(logged), ...redHerrings.flatMap(noise)].toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time))
  if (moments.length === 0) return []
  const rows = moments.slice(0, MOST).map(({time, says, where}) => [plain(time), says, where])
  const rest = moments.length - rows.length
  return [{kind: 'table', head: [say`Time`, say`What`, say`Where`], rows}, ...(rest > 0 ? [paragraph(plain(say`${count(rest, 'later moment')} not shown here.`))] : [])]
}

function leaving({store, since}: StoreReport): Moment[] {
  return known(since ?? '', plain(say`store ${store} begins to leave`), [])
}

function logged(evidence: Evidence): Moment[] {
  return known(timeOf(evidence.quote) ?? '', sentence(evidence.says), location(evidence))
}

function noise({id, count: times, first, because, evidence}: RedHerring): Moment[] {
  return known(first, sentence(`\`${id}\`${times === 1 ? '' : `, ${count(times, 'time')} from here on`}: ${because}`), evidence[0] ? location(evidence[0]) : [])
}

/** A time that nobody can place belongs to no timeline. */
const known = (time: string, says: Spans, where: Spans): Moment[] => (Number.isNaN(Date.parse(time)) ? [] : [{time, says, where}])

// [2026/11/23 09:49:47.498 +00:00] [WARN] [cluster.go:997] ["store does not have enough disk space"]
const STAMP = /^\[(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d\.\d{3}) ([+-]\d\d:\d\d)\]/

/** RFC 3339, of a line in the Unified Log Format. */
function timeOf(quote: string): string | undefined {
  const [, year, month, day, time, zone] = STAMP.exec(quote) ?? []
  return year === undefined ? undefined : `${year}-${month}-${day}T${time}${zone}`
}
