import {say} from '../../model/say.js'
import {often} from '../../model/words.js'
import type {Ask, Input, Notice, Outcome, RedHerring} from '../contract.js'
import {type Block, checklist, commands, list, name, paragraph, plain, quote, sentence, span, type Spans} from '../document.js'
import {location, quoted} from './evidence.js'
import {grouped} from '../../model/grouped.js'
import {noticeSpans} from './verdict.js'

/** Loud, and not the cause: with counts and the reason. */
export function redHerringBlocks(redHerrings: readonly RedHerring[]): Block[] {
  const items = redHerrings.map(({id, count: times, first, last, because, evidence}) => [
    paragraph(name(id), plain(say`, seen ${often(times)}${between(first, last)}`)),
    paragraph(sentence(because)),
    ...evidence.slice(0, 1).flatMap((each) => [paragraph(location(each)), quote(quoted(each))]),
  ])
  return items.length > 0 ? [list(items)] : []
}

/** ` from 09:34 to 09:40`; empty where no time is known. */
export function between(first: string, last: string): string {
  if (first === '') return ''
  return first === last ? say` at ${first}` : say` from ${first} to ${last}`
}

/** What would settle what is open, the most valuable first. */
export function askBlocks(asks: readonly Ask[]): Block[] {
  const items = asks.map(({input, command, why}) => [paragraph(name(input), plain(': '), sentence(why)), commands([command])])
  return items.length > 0 ? [checklist(items)] : []
}

/** How many causes were found, ruled out and not checked, and why not. */
export function outcomeBlocks(outcomes: readonly Outcome[]): Block[] {
  const of = (outcome: Outcome['outcome']) => outcomes.filter((each) => each.outcome === outcome)
  const open = [...of('failed'), ...of('not-checked')]
  const counts = say`${of('found').length} found, ${of('ruled-out').length} ruled out, ${of('not-checked').length} not checked, ${of('failed').length} failed.`
  const byReason = grouped(open, ({outcome, why}) => (outcome === 'failed' ? say`Failed: ${why}` : say`Not checked: ${why}`))
  return [
    paragraph(plain(counts)),
    ...(open.length > 0 ? [list([...byReason].map(([why, all]) => [paragraph(sentence(why)), paragraph(causeNames(all))]))] : []),
  ]
}

/** Every cause that was ruled out, and why. */
export function ruledOutBlocks(outcomes: readonly Outcome[]): Block[] {
  const ruledOut = grouped(outcomes.filter(({outcome}) => outcome === 'ruled-out'), ({cause, why}) => `${cause}: ${why}`)
  const rows = [...ruledOut.values()].map(([first]) => [name(first!.cause), sentence(first!.why)])
  return rows.length > 0 ? [{kind: 'table', head: [say`Ruled out`, say`Because`], rows}] : []
}

function causeNames(outcomes: readonly Outcome[]): Spans {
  return [...new Set(outcomes.map(({cause}) => cause))].flatMap((cause, index) => (index === 0 ? name(cause) : [span(', '), ...name(cause)]))
}

/** Every file of the bundle, also those that were skipped, and why. */
export function inputBlocks(inputs: readonly Input[]): Block[] {
  const rows = inputs.map((input) => [name(input.file), plain(input.kind), plain(String(input.records)), input.skipped === null ? plain(covers(input)) : [span(say`skipped: `, 'caution'), ...sentence(input.skipped)]])
  return rows.length > 0 ? [{kind: 'table', head: [say`File`, say`Kind`, say`Records`, say`Covers`], rows}] : []
}

/** Whose file it is, and which time it is about. */
export function covers({node, version, from, to}: Input): string {
  const times = from === null ? '' : from === to || to === null ? from : say`${from} to ${to}`
  return [node, version, times].filter((part) => part !== null && part !== '').join(', ')
}

/** Every notice, warnings first. */
export function noticeBlocks(notices: readonly Notice[]): Block[] {
  const items = (['warning', 'note'] as const).flatMap((level) => notices.filter((notice) => notice.level === level)).map((notice) => [paragraph(noticeSpans(notice))])
  return items.length > 0 ? [list(items)] : []
}
