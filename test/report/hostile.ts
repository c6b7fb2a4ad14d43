import type {Report} from '../../src/report/contract.js'

/** Escape codes, a C1 control, bidi and zero-width marks, line ends, a lone surrogate; then HTML, Markdown, a table bar, a mention. */
export const HOSTILE = 'a\u001b[2J\u001b]0;t\u0007\u009b1m\u202eb\u2066\u200b\u2028c\r\n# d\ud800 <img src=x onerror=alert(1)> [e](javascript:f) ![g](http://h.example) ``` `` ` | **i** </details> @team $j$ www.k.example'

/** Fields whose words are ours. */
const CLOSED = new Set(['kind', 'confidence', 'risk', 'component', 'decision', 'checker', 'by', 'outcome', 'input', 'level', 'predicate', 'schema'])

/** Times that we write ourselves: 2022-03-28T11:00:47.000Z */
const UTC = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** The same report with every free string turned hostile, as if all of it came from a bundle. */
export function poisoned(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (key, value: unknown) => (typeof value === 'string' && !CLOSED.has(key) && !UTC.test(value) ? `${HOSTILE} ${value}` : value)) as Report
}

/** The same, but for the times of the timeline, without which nothing of it is drawn. */
export function poisonedInTime(report: Report): Report {
  const {timeline, ...rest} = poisoned(report)
  if (!timeline || !report.timeline) return rest
  const {from, to, grid, nodes} = report.timeline
  return {...rest, timeline: {...timeline, from, to, ...(grid && {grid}), nodes: timeline.nodes.map((node, at) => ({...node, events: node.events.map((event, index) => ({...event, time: nodes[at]!.events[index]!.time}))}))}}
}
