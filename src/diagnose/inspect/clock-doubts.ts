import type {Cluster} from '../../model/cluster.js'
import {grouped} from '../../model/grouped.js'
import type {LogNode} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {count, lasting} from '../../model/words.js'
import type {ClockOffset, Doubt} from './inspection.js'
import {namesOf, nodeName} from './node-coverage.js'

/** A second: below it the order of two lines says little anyway. */
const OFFSET_S = 1

/** A clock that is off another one, as most of the facts say; how far at least, and at most. Seconds. */
interface Apart {
  readonly pair: ClockOffset
  readonly isAhead: boolean
  readonly near: number
  readonly far: number
}

/** Clocks that differ by more than a second: those that are off the same clock in the same direction are one doubt. */
export function clockDoubts(pairs: readonly ClockOffset[], cluster: Cluster): readonly Doubt[] {
  const groups = grouped(pairs.flatMap(apartOf), ({pair, isAhead}) => JSON.stringify([pair.a, isAhead]))
  return [...groups.values()].map((group) => doubtOf(group.toSorted((x, y) => y.near - x.near), cluster))
}

/** Do most of the facts say that the two clocks differ by more than a second? */
export function isOff(pair: ClockOffset): boolean {
  return apartOf(pair).length > 0
}

function apartOf(pair: ClockOffset): readonly Apart[] {
  const {least, most, facts, agreeing} = pair
  if (agreeing * 2 <= facts) return []
  if (least !== null && least > OFFSET_S) return [{pair, isAhead: true, near: least, far: most ?? Number.POSITIVE_INFINITY}]
  return most !== null && most < -OFFSET_S ? [{pair, isAhead: false, near: -most, far: least === null ? Number.POSITIVE_INFINITY : -least}] : []
}

function doubtOf(group: readonly Apart[], cluster: Cluster): Doubt {
  const {pair, isAhead, near, far} = group[0]!
  const nodes = group.map((each) => nodeOf(each.pair.b, cluster))
  const whose = group.length === 1 ? say`the clock of ${nodeName(nodes[0]!)} is` : say`the clocks of ${namesOf(nodes)} are`
  const which = isAhead ? say`ahead of` : say`behind`
  const base = nodeName(nodeOf(pair.a, cluster))
  const about = far > 2 * near ? say`at least ${inWords(near)}` : `~${inWords((near + far) / 2)}`
  const bounds = Number.isFinite(far) ? say`${tenths(near, Math.floor)} to ${tenths(far, Math.ceil)} s` : say`at least ${tenths(near, Math.floor)} s`
  const [source] = pair.evidence
  return {
    short: say`${whose} ${group.length === 1 ? '' : say`up to `}${about} ${which} that of ${base}`,
    says: say`${whose} ${group.length === 1 ? '' : say`off: that of ${nodeName(nodes[0]!)} is `}${bounds} ${which} the clock of ${base}, by ${pair.agreeing} of ${count(pair.facts, 'fact')} that both logged: what lies closer together in the logs may have happened in the other order`,
    ...(source && {source: {file: source.file, line: source.line}}),
  }
}

/** A clock of which only PD tells has no log. */
function nodeOf(clock: string, cluster: Cluster): Pick<LogNode, 'name' | 'storeId'> {
  return cluster.logs?.nodes.find(({name}) => name === clock) ?? {name: clock}
}

/** `7.5 s`, `3 h` */
function inWords(seconds: number): string {
  return seconds < 60 ? `${tenths(seconds, Math.round)} s` : lasting(seconds * 1000)
}

function tenths(seconds: number, rounded: (value: number) => number): number {
  return rounded(Number((seconds * 10).toFixed(3))) / 10
}
