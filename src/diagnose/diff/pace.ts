import {textOf} from '../../causes/cause.js'
import {SLOW_MS} from '../../causes/operators.js'
import {say, type Sentence} from '../../model/say.js'
import {count, lasting} from '../../model/words.js'
import type {Ranked} from '../rank.js'
import type {Pace, TailChange} from './difference.js'
import type {Leaving} from './leaving.js'
import type {Pair} from './moment.js'
import type {TwoLooks} from './peers.js'

/** The pace of a store, in a whole sentence. */
interface Answer {
  readonly pace: Pace
  readonly why: Sentence
}

/** What is left, as far as both show it; `before`: how many there were. */
interface Measured {
  readonly looks: TwoLooks | undefined
  readonly regions: TailChange | null
  readonly before: number | null
}

const PROGRESS = 'slow-but-progressing'

/**
 * Whether a store gets on is what `slow-but-progressing` and the verdict of the later moment say, which knows the earlier one as a
 * sample before its own. What both leave open is decided here, by what is left at both.
 */
export function paceOf(pair: Pair, store: Leaving, {looks, regions, before}: Measured): Answer {
  const {id, ranked: {now}} = store
  if (isOver(pair, store)) return {pace: 'left', why: say`Store \`${id}\` has left: PD is done with it.${before === null ? '' : say` It had ${count(before, 'Region')} then.`}`}
  const progress = now?.found.find(({cause, finding}) => cause.id === PROGRESS && finding.confidence !== 'possible')
  if (progress && now && (now.kind === 'draining' || now.charges.byCause.has(progress))) return {pace: 'getting-on', why: gettingOn(now, looks, progress.finding.summary)}
  if (now?.kind === 'stuck') return {pace: 'stuck', why: stuck(now, looks)}
  if (now?.kind === 'not-removing') return {pace: 'not-leaving', why: now.found[0]?.finding.summary ?? say`PD is not removing store \`${id}\`.`}
  if (now?.kind !== 'undetermined') return notLeaving(pair, id)
  return undecided(pair, id, looks, regions)
}

/** A whole list of the stores leaves out those that PD has buried. */
function isOver({now: {cluster}}: Pair, {id, ranked}: Leaving): boolean {
  if (ranked.now?.kind === 'removed') return true
  const isListed = ranked.now !== undefined && ranked.now.kind !== 'no-store-leaving'
  return !isListed && cluster.stores?.isComplete === true && !cluster.stores.byId.has(id)
}

function notLeaving({now: {cluster}}: Pair, id: number): Answer {
  const store = cluster.stores?.byId.get(id)
  if (!store) return {pace: 'cannot-tell', why: say`Store \`${id}\` was leaving, and the later moment shows no record of it.`}
  return {pace: 'not-leaving', why: say`Store \`${id}\` is \`${store.stateName}\`: PD is not removing it.`}
}

function gettingOn(now: Ranked, looks: TwoLooks | undefined, summary: Sentence): Sentence {
  const id = now.target.id
  const isFewer = looks !== undefined && looks.now.size < looks.old.size
  const fewer = isFewer ? say`Store \`${id}\` gets on: ${between(looks)}${pace(now, looks)}.` : say`Store \`${id}\` gets on. ${summary}`
  const held = [...now.charges.byCause].filter(([{cause}]) => cause.id !== PROGRESS).map(([{cause}, regions]) => say` But ${count(regions.length, 'Region')} will stay because ${textOf(cause).title}.`)
  return say`${fewer}${held.join('')}`
}

function stuck(now: Ranked, looks: TwoLooks | undefined): Sentence {
  const name = say`Store \`${now.target.id}\``
  if (!looks) return say`${name} does not get on because ${titles(now)}.`
  if (looks.now.size < looks.old.size) return say`${name} no longer gets on: ${between(looks)}, but those left stay because ${titles(now)}.`
  return say`${name} does not get on: ${between(looks)}, because ${titles(now)}.`
}

/** `480 an hour`, `0.5 an hour`: a tenth where it counts. */
export function perHourInWords(perHour: number): Sentence {
  return say`${perHour < 10 ? perHour : Math.round(perHour)} an hour`
}

/** `, 480 an hour; at this pace 105 s more` */
function pace(now: Ranked, {pace, now: {size}}: TwoLooks): Sentence {
  if (!pace) return ''
  const {perHour, secondsLeft} = pace
  return say`, ${perHourInWords(perHour)}${now.kind === 'draining' && size > 0 ? say`; at this pace ${lasting(secondsLeft * 1000)} more` : ''}`
}

/** `from 41 to 22 Regions in 21 s`, `2 Regions, as 49 s before` */
function between({old, now, milliseconds}: TwoLooks): Sentence {
  const left = count(now.size, 'Region')
  if (now.size === old.size) return milliseconds === undefined ? say`${left}, as before` : say`${left}, as ${lasting(milliseconds)} before`
  return milliseconds === undefined ? say`from ${old.size} to ${left}` : say`from ${old.size} to ${left} in ${lasting(milliseconds)}`
}

function titles({found, charges}: Ranked): string {
  const charged = [...charges.byCause.keys()].filter(({cause}) => cause.id !== PROGRESS)
  const [first = '', ...others] = [...new Set([...found.slice(0, 1), ...charged])].map(({cause}) => textOf(cause).title)
  return `${first}${others.map((title) => say`, and because ${title}`).join('')}`
}

const open = (why: Sentence): Answer => ({pace: 'cannot-tell', why})

/** No cause is found, and nothing shows that it moves. */
function undecided({now}: Pair, id: number, looks: TwoLooks | undefined, regions: TailChange | null): Answer {
  if (!looks) return open(say`Store \`${id}\` is leaving, and nothing shows at both moments how many Regions are on it.`)
  const name = say`Store \`${id}\` is leaving: ${between(looks)}`
  if (looks.now.size < looks.old.size) return open(say`${name}; but ${now.outcomes.find(({cause, store}) => cause.id === PROGRESS && store?.id === id)?.why ?? say`no longer`}.`)
  if (regions && regions.gone.length > 0) return open(say`${name}; ${count(regions.gone.length, 'Region')} went, and ${regions.came.length} came.`)
  if ((looks.milliseconds ?? 0) < SLOW_MS) return open(say`${name}; that is too short a time to call it stuck, since PD gives one move 10 minutes and more.`)
  const moved = regions ? regions.tail.length - regions.unmoved.length : 0
  if (moved > 0) return open(say`${name}; but the members of ${count(moved, 'Region')} have changed meanwhile.`)
  return {pace: 'stuck', why: say`Store \`${id}\` does not get on: ${between(looks)}${regions ? say`, each with the members that it had` : ''}. The dumps do not tell why.`}
}
