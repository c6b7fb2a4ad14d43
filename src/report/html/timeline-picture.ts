import {language, say, type Sentence} from '../../model/say.js'
import {count} from '../../model/words.js'
import {EVENT_LOOKS, KINDS_IN_ORDER} from '../content/event-kinds.js'
import {location} from '../content/evidence.js'
import {aheadBy} from '../content/inspection.js'
import type {Timeline, TimelineEvent, TimelineNode} from '../contract.js'
import {sentence, wordsOf} from '../document.js'
import {printable} from '../printable.js'
import type {ExcerptOf} from './citations.js'
import {escaped} from './escape.js'

/** What a Date can hold (ECMA-262, time value). */
const MOST_MS = 8.64e15
const LANE = 32
const TALL_LANE = 48
/** Events of a lane that are nearer than this share of its width stand on two levels, so that both are seen. */
const NEAR = 1.8
const LEVELS = [16, 34]

/** What happened, a lane a process, all on one clock: every event is a mark that opens what it rests on. The table below says the same. */
export function timelinePicture(timeline: Timeline | undefined, excerptOf: ExcerptOf): string {
  if (!timeline || timeline.nodes.length === 0) return ''
  const span = spanOf(timeline)
  // Anybody may have written a saved report.
  if (!Number.isFinite(span.to - span.from)) return ''
  const kinds = KINDS_IN_ORDER.filter((kind) => timeline.nodes.some(({events}) => events.some((event) => event.kind === kind)))
  const lanes = timeline.nodes.map((node) => lane(node, timeline, span, excerptOf))
  const zoom = [['out', '−', say`Show more time`], ['in', '+', say`Show less time`], ['all', say`All`, say`Show all of the time`]] as const
  return `<figure class="timeline"><svg class="shapes" aria-hidden="true" width="0" height="0"><defs>${kinds.map(shape).join('')}</defs></svg>
<div class="tools zoom" role="group" aria-label="${escaped(say`Zoom`)}">${zoom.map(([id, text, label]) => `<button type="button" data-zoom="${id}" aria-label="${escaped(label)}">${escaped(text)}</button>`).join('')} <span class="hint">${escaped(say`or + − 0; Ctrl and the wheel`)}</span></div>
<div class="track" role="group" tabindex="0" aria-label="${escaped(say`Timeline: arrows go from event to event, Enter shows the lines`)}" data-from="${span.from}" data-to="${span.to}"><div class="lanes">
<div class="lane axis"><span>UTC</span><svg width="100%" height="26"></svg></div>
${lanes.join('\n')}
</div></div>
<div class="event-shown" aria-live="polite"></div>
<figcaption>${kinds.map((kind) => `<span class="key ${EVENT_LOOKS[kind].tone}"><b>${EVENT_LOOKS[kind].letter}</b> ${escaped(EVENT_LOOKS[kind].words)}</span>`).join(' ')}</figcaption>${leftOut(timeline)}</figure>`
}

interface Span {
  readonly from: number
  readonly to: number
}

/** All that is drawn, and a little room on each side; at least a second. */
function spanOf({from, to, grid, nodes}: Timeline): Span {
  const first = Date.parse(from)
  const longest = nodes.reduce((most, {density}) => Math.max(most, density?.length ?? 0), 0)
  const last = Math.max(Date.parse(to), grid ? Date.parse(grid.from) + longest * grid.seconds * 1000 : 0, first + 1000)
  const room = (last - first) * 0.02
  return {from: Math.max(-MOST_MS, Math.floor(Math.min(first, grid ? Date.parse(grid.from) : first) - room)), to: Math.min(MOST_MS, Math.ceil(last + room))}
}

const share = (time: number, {from, to}: Span): number => ((time - from) / (to - from)) * 100

/** A letter in a ring; the finger needs more room than the eye. */
function shape(kind: TimelineEvent['kind']): string {
  return `<g id="kind-${kind}"><circle r="12" class="reach"/><circle r="8.5" class="ring"/><text class="letter" y="4" text-anchor="middle">${EVENT_LOOKS[kind].letter}</text></g>`
}

function lane(node: TimelineNode, {grid}: Timeline, span: Span, excerptOf: ExcerptOf): string {
  const name = escaped(printable(node.node))
  const clock = node.clock ? `<small>${escaped(printable(say`clock ahead of ${node.clock.than} by ${aheadBy(node.clock)}`))}</small>` : ''
  const placed = leveled(node.events.filter(({time}) => Number.isFinite(Date.parse(time))), span)
  const height = node.density || placed.some(({level}) => level > 0) ? TALL_LANE : LANE
  const marks = placed.map(({event, at, level}) => mark(event, node, at, level, excerptOf)).join('')
  return `<div class="lane"><span>${name}${clock}</span><svg width="100%" height="${height}" role="group" aria-label="${name}">${grid && node.density ? densityOf(node.density, Date.parse(grid.from), grid.seconds * 1000, span) : ''}${marks}</svg></div>`
}

function leveled(events: readonly TimelineEvent[], span: Span) {
  let [last, level] = [-Infinity, 0]
  return events.map((event) => {
    const at = share(Date.parse(event.time), span)
    level = at - last < NEAR ? 1 - level : 0
    last = at
    return {event, at, level}
  })
}

function mark(event: TimelineEvent, {node}: TimelineNode, at: number, level: number, excerptOf: ExcerptOf): string {
  const says = wordsOf(sentence(event.says))
  const place = wordsOf(location(event))
  const excerpt = excerptOf(event)
  return `<use href="#kind-${event.kind}" class="event ${EVENT_LOOKS[event.kind].tone}" x="${at.toFixed(3)}%" y="${LEVELS[level]}" role="button" tabindex="-1" data-place="${escaped(place)}"${excerpt === undefined ? '' : ` data-excerpt="${excerpt}"`}><title>${escaped(`${printable(node)} ${event.time}: ${says}`)}</title></use>`
}

/** How many lines the log has, by their logarithm: a silence is a gap. It is stretched with the lane. */
function densityOf(lines: readonly number[], from: number, every: number, span: Span): string {
  const most = Math.log(1 + lines.reduce((a, b) => Math.max(a, b), 0))
  const steps = lines.map((count) => `V${most === 0 ? 0 : +(20 - (20 * Math.log(1 + count)) / most).toFixed(1)}h1`).join('')
  const [left, right] = [share(from, span), share(from + lines.length * every, span)]
  return `<svg x="${left.toFixed(3)}%" width="${(right - left).toFixed(3)}%" y="${TALL_LANE - 20}" height="20" viewBox="0 0 ${lines.length} 20" preserveAspectRatio="none"><path class="density" d="M0 20${steps}V20z"/></svg>`
}

function leftOut({nodes, otherNodes}: Timeline): string {
  const kinds = nodes.flatMap(({node, more}) => (more.length > 0 ? [`${printable(node)}: ${new Intl.ListFormat(language()).format(more.map(({kind, count: times}) => `${times} × ${EVENT_LOOKS[kind].words}`))}`] : []))
  const nodesLeft: Sentence = otherNodes > 0 ? say`${count(otherNodes, 'more node')}. ` : ''
  return kinds.length > 0 || nodesLeft !== '' ? `<p class="hint">${escaped(say`Not drawn: ${nodesLeft}${kinds.join('; ')}`)}</p>` : ''
}
