import {grouped} from '../../model/grouped.js'
import type {LogDigest} from '../../model/log-digest.js'
import {say, type Sentence} from '../../model/say.js'
import {count} from '../../model/words.js'
import {type ClockFact, turned} from './clock-fact.js'
import {electionFacts, startsOf} from './election-facts.js'
import type {ClockOffset, Clocks} from './inspection.js'
import {memberFacts} from './member-facts.js'
import {startFacts} from './start-facts.js'

/** Enough to tell: an offset does not get more precise with thousands of Regions. */
const MOST_REGIONS = 300

/** What the logs tell of how the clocks of their writers differ. */
export function clocks(logs: LogDigest | undefined): Clocks {
  if (!logs) return {pairs: [], unknown: [], jumps: 0}
  const order = new Map(logs.nodes.toSorted((x, y) => Number(y.component === 'pd') - Number(x.component === 'pd')).map(({name}, index) => [name, index]))
  const rank = (clock: string) => order.get(clock) ?? order.size
  const oriented = factsIn(logs).map((fact) => (rank(fact.a) <= rank(fact.b) ? fact : turned(fact)))
  const pairs = grouped(oriented, ({a, b}) => JSON.stringify([a, b]))
  const offsets = [...pairs.values()].map(offsetOf).toSorted((x, y) => rank(x.a) - rank(y.a) || rank(x.b) - rank(y.b) || (x.b < y.b ? -1 : 1))
  const told = new Set(offsets.flatMap(({a, b}) => [a, b]))
  return {pairs: offsets, unknown: logs.nodes.flatMap(({name}) => (told.has(name) ? [] : name)), jumps: logs.seen('clock-offset')?.count ?? 0}
}

function factsIn(logs: LogDigest): readonly ClockFact[] {
  const starts = startsOf(logs)
  const regions = (signature: string) => logs.regionsOf(signature).slice(0, MOST_REGIONS)
  return [
    ...[...new Set([...regions('conf-change-proposed'), ...regions('conf-change-ordered')])].flatMap((id) => memberFacts(logs, id)),
    ...regions('became-candidate').flatMap((id) => electionFacts(logs, id, starts)),
    ...startFacts(logs),
  ]
}

/**
 * The interval that most facts allow (Marzullo's algorithm, with which NTP finds true time among false tickers): a fact that was paired
 * wrongly, since the first of its lines is lost, is outvoted.
 */
function offsetOf(facts: readonly ClockFact[]): ClockOffset {
  const {least, most} = agreement(facts)
  const agreeing = facts.filter((fact) => fact.least <= least && fact.most >= most)
  const whole = facts.filter((fact) => Number.isFinite(fact.least) && Number.isFinite(fact.most))
  const middles = whole.map((fact) => (fact.least + fact.most) / 2)
  const [best = facts[0]!] = agreeing.toSorted((x, y) => widthOf(x) - widthOf(y))
  return {
    a: best.a,
    b: best.b,
    least: seconds(least),
    most: seconds(most),
    facts: facts.length,
    agreeing: agreeing.length,
    spread: middles.length > 0 ? [seconds(Math.min(...middles))!, seconds(Math.max(...middles))!] : null,
    how: say`${kindsOf(facts)}; ${whole.length > 0 ? say`${whole.length} with a request and its answer` : say`each bounds it on one side only`}`,
    evidence: best.sources,
  }
}

function agreement(facts: readonly ClockFact[]): {readonly least: number; readonly most: number} {
  const edges = facts.flatMap(({least, most}) => (least <= most ? [{at: least, step: 1}, {at: most, step: -1}] : [])).toSorted((x, y) => (x.at === y.at ? y.step - x.step : x.at - y.at))
  let best = {depth: 0, least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY}
  let depth = 0
  edges.forEach(({at, step}, index) => {
    depth += step
    if (depth > best.depth) best = {depth, least: at, most: edges[index + 1]?.at ?? Number.POSITIVE_INFINITY}
  })
  return best
}

/** Those that bound it on both sides are preferred, the narrowest first. */
function widthOf({least, most}: ClockFact): number {
  return most - least
}

/** To the millisecond that logs have; null for a side that nothing bounds. */
function seconds(milliseconds: number): number | null {
  return Number.isFinite(milliseconds) ? Math.round(milliseconds) / 1000 : null
}

function kindsOf(facts: readonly ClockFact[]): Sentence {
  const counts = new Map<string, number>()
  for (const {kind} of facts) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return say`${count(facts.length, 'fact')}: ${[...counts].map(([kind, number]) => `${number} × ${kind}`).join(say`, `)}`
}
