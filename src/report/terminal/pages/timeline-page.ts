import {say, type Sentence} from '../../../model/say.js'
import {count} from '../../../model/words.js'
import {EVENT_LOOKS, KINDS_IN_ORDER} from '../../content/event-kinds.js'
import {location} from '../../content/evidence.js'
import type {Report, TimelineNode} from '../../contract.js'
import {plain, sentence, span, type Spans} from '../../document.js'
import {type Line, widthOf, wrap} from '../../wrap.js'
import {HAS_COLOUR} from '../theme.js'
import {goTo, pageOf, type Page, type Row, told} from '../page.js'
import type {Place} from '../state.js'
import {axis, perColumn, stampOf} from '../timeline/axis.js'
import {drawnLane, ratesIn} from '../timeline/drawn-lane.js'
import {startIn} from '../timeline/moving-in-time.js'
import {type TimedLane, type Track, type Window, withWord} from '../timeline/track.js'
import {fitted} from './stores-page.js'

/** Longer names of nodes are cut. */
const LONGEST_LABEL = 20
/** Lines for what the event at the cursor says. */
const SAYS_LINES = 3

/** One line a node, all on one clock, and what happened at the cursor. */
export function timelinePage(report: Report, whole: Track | undefined, {filter, cursor: row, time: shown}: Pick<Place, 'filter' | 'cursor' | 'time'>, width: number): Page {
  if (!whole) return pageOf(told(plain(say`Nothing in the bundle tells a time that has its zone.`), width))
  const track = withWord(whole, filter)
  const {cursor, time} = shown ? {cursor: row, time: shown} : startIn(track, report.verdict.store)
  const {window} = time
  const labels = labelsOf(track.lanes.map(({node}) => node))
  const room = Math.min(LONGEST_LABEL, Math.max(0, ...labels.map(({length}) => length))) + 2
  const columns = Math.max(1, width - room)
  const rates = track.lanes.map(({node: {density}}) => (density && track.grid ? ratesIn(density, track.grid, window, columns) : Array.from({length: columns}, () => 0)))
  const highest = rates.reduce((most, each) => each.reduce((a, b) => Math.max(a, b), most), 0)
  const rows = track.lanes.map(({events}, at): Row => {
    const selected = at === cursor ? events[time.event] : undefined
    const drawn = drawnLane(events, selected, rates[at]!, highest, window)
    const line = [span(fitted(labels[at]!, room), at === cursor ? 'strong' : 'plain'), ...drawn.spans]
    return {line, link: selected ? goTo({kind: 'source', cited: selected.event}) : {kind: 'none', says: say`The cursor is on no event: ← and → go to one.`}, cursorAt: drawn.at === undefined ? 0 : drawn.at + 1}
  })
  const marked = HAS_COLOUR ? undefined : track.lanes[cursor]?.events[time.event]?.at
  const head = [plain(say`${stampOf(window.from)} to ${until(window)} UTC, a column is ${perColumn(window, columns)}`), [span(' '.repeat(room)), span(axis(window, columns, marked), 'quiet')]]
  return pageOf(rows.length > 0 ? rows : told(plain(say`No event says so.`), width), {head, foot: footOf(track, cursor, time.event, window, report, width), inTime: {track, at: {cursor, time}}, hint: say`←→ event  ↑↓ node  + - zoom  h l move  0 all  Enter opens  `})
}

function footOf({lanes}: Track, cursor: number, event: number, window: Window, {timeline}: Report, width: number): Line[] {
  const lane = lanes[cursor]
  const others = timeline?.otherNodes ?? 0
  return [
    [],
    ...(lane ? [...eventLines(lane, event, width), firstLine(laneNote(lane.node), width)] : []),
    ...(others > 0 ? [plain(say`${count(others, 'more node')} not shown.`)] : []),
    ...packed(legend(lanes, window), width),
  ]
}

/** Always as many lines, so that nothing jumps. */
function filled(lines: readonly Line[], count: number): Line[] {
  return Array.from({length: count}, (_, at) => lines[at] ?? [])
}

function eventLines({events}: TimedLane, index: number, width: number): Line[] {
  const shown = events[index]
  if (!shown) return filled([plain(events.length === 0 ? say`Of this node nothing but the number of its lines is known.` : say`No event of this node is in view.`)], SAYS_LINES + 2)
  return filled(
    [
      [span(`${stampOf(shown.at)}  `, 'strong'), span(EVENT_LOOKS[shown.event.kind]?.words ?? shown.event.kind), span(say`  ${index + 1} of ${events.length}`, 'quiet')],
      ...wrap(sentence(shown.event.says), width).slice(0, SAYS_LINES),
      firstLine(location(shown.event), width),
    ],
    SAYS_LINES + 2,
  )
}

/** `S starts  L PD leader …`, of what is in view. */
function legend(lanes: readonly TimedLane[], {from, to}: Window): Spans[] {
  const kinds = new Set(lanes.flatMap(({events}) => events.filter(({at}) => at >= from && at <= to).map(({event}) => event.kind)))
  return KINDS_IN_ORDER.filter((kind) => kinds.has(kind)).map((kind) => [span(EVENT_LOOKS[kind].letter, EVENT_LOOKS[kind].tone), span(` ${EVENT_LOOKS[kind].words}  `, 'quiet')])
}

/** As many on a line as fit; none is broken. */
function packed(pieces: readonly Spans[], width: number): Line[] {
  const lines: Line[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last && widthOf(last) + widthOf(piece) <= width) lines[lines.length - 1] = [...last, ...piece]
    else lines.push(piece)
  }
  return lines
}

function laneNote({clock, more}: TimelineNode): Spans {
  const off = clock ? [clockInWords(clock)] : []
  const rest = more.map(({kind, count: times}) => say`${times} more of "${EVENT_LOOKS[kind]?.words ?? kind}"`)
  return [span([...off, ...rest].join('; '), 'quiet')]
}

function clockInWords({than, least, most}: NonNullable<TimelineNode['clock']>): Sentence {
  const bounds = [least, most].flatMap((bound) => (bound === null ? [] : Math.abs(bound))).toSorted((a, b) => a - b)
  const seconds = bounds.length === 1 ? say`at least ${bounds[0]} s` : say`${bounds[0]} to ${bounds[1]} s`
  return (least ?? most ?? 0) > 0 ? say`its clock is ${seconds} ahead of that of ${than}` : say`its clock is ${seconds} behind that of ${than}`
}

/** The day is said again where it is another one. */
function until({from, to}: Window): string {
  const [first, last] = [stampOf(from), stampOf(to)]
  return first.slice(0, 10) === last.slice(0, 10) ? last.slice(11) : last
}

const firstLine = (spans: Spans, width: number): Line => wrap(spans, width)[0] ?? []

/** `store 5`, `pd-1`, `dumps`; the whole path where two end alike. */
function labelsOf(nodes: readonly TimelineNode[]): string[] {
  const short = nodes.map(({node, store, component}) => (store === null ? (node.split(/[/!]/).at(-1) ?? node) : `store ${store}${component === 'tiflash' ? ' TiFlash' : ''}`))
  return short.map((label, at) => span(short.indexOf(label) === short.lastIndexOf(label) ? label : nodes[at]!.node).text)
}
