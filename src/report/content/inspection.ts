import type {ClockOffset, DumpMoment, Inspection, NodeCoverage, SilenceReport} from '../../diagnose/inspect/inspection.js'
import {grouped} from '../../model/grouped.js'
import {say, type Sentence} from '../../model/say.js'
import type {LineSource} from '../../model/source.js'
import {count, lasting, listed, namedStores, often} from '../../model/words.js'
import {type Block, heading, list, name, paragraph, plain, quote, sentence, span, type Spans} from '../document.js'
import {location} from './evidence.js'

/** The trust report: whether the bundle can be trusted first, what it lacks last. The script is printed below it as it is. */
export function inspectionBlocks(inspection: Inspection): Block[] {
  return [
    ...trustBlocks(inspection),
    ...section(say`Logs`, logBlocks(inspection.nodes)),
    ...section(say`Dumps`, dumpBlocks(inspection.dumps)),
    ...section(say`Removal and PD leader`, coverBlocks(inspection)),
    ...section(say`Clocks`, inspection.nodes.length > 1 || inspection.clocks.pairs.length > 0 ? clockBlocks(inspection) : []),
    ...section(say`Versions`, versionBlocks(inspection)),
    ...section(say`Not read`, skippedBlocks(inspection)),
    ...section(say`What cannot be checked`, notCheckedBlocks(inspection)),
  ]
}

function section(title: Sentence, blocks: readonly Block[]): Block[] {
  return blocks.length > 0 ? [heading(2, title), ...blocks] : []
}

function trustBlocks({trust}: Inspection): Block[] {
  if (trust.length === 0) return [paragraph([span(say`Trust: `, 'good')], plain(say`nothing in this bundle was found that lowers it.`))]
  const items = trust.map(({says, source}) => [paragraph(source ? [...place(source), span(': ')] : [], sentence(says))])
  return [paragraph([span(say`Trust is lowered by ${count(trust.length, 'thing')}:`, 'caution')]), list(items)]
}

function place({file, line}: {readonly file: string; readonly line?: number}): Spans {
  return location(line === undefined ? {file} : {file, line})
}

/** `2026-11-23 09:02:40`: seconds are enough to compare, and the zone stands once, above. */
function short(stamp: string | null): string {
  return stamp === null ? say`no time` : stamp.slice(0, 19).replace('T', ' ')
}

/** Without the day, where it is that of the first line. */
function until({from, to}: {readonly from: string | null; readonly to: string | null}): string {
  return from !== null && to?.slice(0, 10) === from.slice(0, 10) ? short(to).slice(11) : short(to)
}

function logBlocks(nodes: readonly NodeCoverage[]): Block[] {
  if (nodes.length === 0) return []
  const zone = nodes.flatMap(({files}) => files.flatMap(({to}) => to?.slice(-6) ?? []))[0] ?? ''
  const rows = nodes.flatMap((node) => node.files.map((file) => [name(file.file), plain(writer(node)), plain(recordsOf(file)), plain(short(file.from)), plain(until(file))]))
  const silences = nodes.flatMap((node) => node.silences.map((silence) => [paragraph(sentence(silenceSays(node, silence))), paragraph(cited(silence.evidence))]))
  return [
    {kind: 'table', head: [say`File`, say`Of`, say`Records`, say`From`, zone === '' ? say`To` : say`To (${zone})`], rows},
    ...(silences.length > 0 ? [paragraph(plain(say`Quarters of an hour and more without a line:`)), list(silences)] : []),
  ]
}

function writer({component, store, files}: NodeCoverage): string {
  const version = files.find((file) => file.version !== null)?.version
  return [store === null ? component : say`store ${store}`, version].filter((part) => part).join(', ')
}

function recordsOf({records, lines, unread}: NodeCoverage['files'][number]): string {
  return lines === null || unread === null || lines === 0 ? String(records) : say`${records}, ${((100 * (lines - unread)) / lines).toFixed(unread === 0 ? 0 : 1)} % read`
}

function silenceSays({component, store, node}: NodeCoverage, {from, to, seconds, why}: SilenceReport): string {
  const who = store === null ? `\`${node}\`` : say`store ${store}`
  const reason = why === 'restart' ? say`then it starts: it had not run` : component === 'pd' ? say`PD may have had nothing to say` : say`lines are missing, it had nothing to say, or it hung`
  return say`${who}: ${lasting(seconds * 1000)}, from ${short(from)} to ${short(to)}; ${reason}`
}

/** `tikv.log:8120, tikv.log:8121` */
function cited(evidence: readonly LineSource[]): Spans {
  return evidence.flatMap((source, index) => [...(index === 0 ? [] : [span(', ')]), ...place(source)])
}

function dumpBlocks(dumps: readonly DumpMoment[]): Block[] {
  if (dumps.length === 0) return []
  const rows = dumps.map(({name: folder, files, at, isLatest}) => [name(folder === '' ? '.' : folder), plain(at === null ? say`no time in it` : short(at)), plain(`${listed(files.map((file) => file.slice(file.lastIndexOf('/') + 1)), 6)}${isLatest && dumps.length > 1 ? say` (the last moment)` : ''}`)])
  return [
    {kind: 'table', head: [say`Folder`, say`Saved`, say`Files`], rows},
    paragraph(plain(dumps.some(({at}) => at !== null) ? DATED : say`No dump has a time: it cannot be told whether logs and dumps show the same state.`)),
  ]
}

const DATED = say`Saved at the newest store heartbeat in it; limits, rules and operators carry no time and are taken to be of that moment.`

function coverBlocks({removals, pdLeader, nodes}: Inspection): Block[] {
  const facts = [...removals, ...(pdLeader ? [pdLeader] : [])].map(({says, evidence}) => [paragraph(sentence(`${says}.`)), ...(evidence.length > 0 ? [paragraph(cited(evidence))] : [])])
  const items = [...facts, ...endItems(nodes)]
  return items.length > 0 ? [list(items)] : []
}

/** Whose logs reach to the last dump, and how far the others are off. */
function endItems(nodes: readonly NodeCoverage[]): ReadonlyArray<readonly Block[]> {
  const ends = nodes.flatMap((node) => (node.endsBeforeDump === null ? [] : {name: writerName(node), says: endSays(node.endsBeforeDump)}))
  return [...grouped(ends, ({says}) => says)].map(([says, group]) => {
    const names = listed(group.map(({name}) => name), 8)
    return [paragraph(plain(group.length === 1 ? say`${names}: the log ${says}.` : say`${names}: each log ${says}.`))]
  })
}

function writerName({store, node}: Pick<NodeCoverage, 'store' | 'node'>): string {
  return store === null ? node : say`store ${store}`
}

function endSays(seconds: number): string {
  if (Math.abs(seconds) < 60) return say`reaches to the dump`
  return seconds > 0 ? say`ends ${lasting(seconds * 1000)} before the dump` : say`goes on for ${lasting(-seconds * 1000)} after the dump`
}

function clockBlocks({nodes, clocks: {pairs, unknown, jumps}}: Inspection): Block[] {
  const called = (clock: string) => {
    const node = nodes.find((each) => each.node === clock)
    return node ? writerName(node) : clock
  }
  const rows = pairs.map((pair) => [name(called(pair.b)), name(called(pair.a)), plain(aheadBy(pair)), plain(agreement(pair))])
  const shown = pairs.filter(isApart).map(({a, b, how, evidence}) => [paragraph(name(called(b)), plain(say` and `), name(called(a)), plain(say`: ${how}`)), ...evidence.flatMap((source) => [paragraph(place(source)), quote(source.quote)])])
  return [
    ...(rows.length > 0 ? [{kind: 'table' as const, head: [say`Clock`, say`Against`, say`Is ahead by`, say`Facts that agree`], rows}, paragraph(plain(METHOD))] : []),
    ...(shown.length > 0 ? [list(shown)] : []),
    ...(unknown.length > 0 ? [paragraph(plain(say`Unknown, since nothing in their logs pairs with another log: ${listed(unknown.map(called), 8)}.`))] : []),
    ...(jumps > 0 ? [paragraph(sentence(say`PD wrote \`clock offset\` ${often(jumps)}: its clock jumped, or its process paused.`))] : []),
  ]
}

const METHOD = say`Bounds, not measurements: what one process asks for happens in the other one later, and its answer later still. New peers are followed by their id, elections by Region and term.`

/** A second apart, or in contradiction: worth two lines of evidence. */
function isApart({least, most}: ClockOffset): boolean {
  return (least ?? -1) > 1 || (most ?? 1) < -1
}

function agreement({agreeing, facts, spread}: ClockOffset): string {
  const middles = spread === null || facts < 2 ? '' : say`, their middles ${range(...spread)}`
  return say`${agreeing} of ${facts}${middles}`
}

/** `-32 to 3 ms`, `at least 2.1 s` */
export function aheadBy({least, most}: Pick<ClockOffset, 'least' | 'most'>): string {
  if (least !== null && most !== null) return range(least, most)
  if (least !== null) return say`at least ${range(least, least)}`
  return most === null ? say`unknown: its facts contradict each other` : say`at most ${range(most, most)}`
}

/** In milliseconds below a second, else in tenths of a second, and never narrower than it is. */
function range(from: number, to: number): string {
  const [unit, step] = Math.max(Math.abs(from), Math.abs(to)) < 1 ? ['ms', 1000] as const : ['s', 10] as const
  const shown = (value: number) => String((unit === 's' ? value / step : value) + 0)
  const [low, high] = [Math.floor(Number((from * step).toFixed(3))), Math.ceil(Number((to * step).toFixed(3)))]
  return low === high || from === to ? `${shown(from === to ? Math.round(from * step) : low)} ${unit}` : say`${shown(low)} to ${shown(high)} ${unit}`
}

function versionBlocks({versions}: Inspection): Block[] {
  if (versions.length === 0) return []
  const rows = versions.map(({version, isPd, stores, files}): readonly [Sentence, Spans] => [say`${version}`, plain([...(isPd ? ['PD'] : []), ...(stores.length > 0 ? [namedStores(stores, 9)] : []), ...(files.length > 0 ? [listed(files, 3)] : [])].join(say`; `))])
  return [{kind: 'fields', rows}, ...(versions.length > 1 ? [paragraph([span(say`Mixed: `, 'caution')], plain(say`rules differ by release; the report follows that of PD.`))] : [])]
}

function skippedBlocks({skipped}: Inspection): Block[] {
  return skipped.length > 0 ? [list(skipped.map(({file, why}) => [paragraph(name(file), plain(': '), sentence(why))]))] : []
}

function notCheckedBlocks({notChecked, asks}: Inspection): Block[] {
  if (notChecked.length === 0) return []
  const rows = notChecked.map(({missing, causes}) => [plain(missing.length > 0 ? missing.join(', ') : say`more than is there`), plain(`${causes.length}: ${listed(causes, 6)}`)])
  const asked = new Set<string>(asks.map(({input}) => input))
  const settled = [...new Set(notChecked.flatMap(({missing}) => missing))].filter((input) => !asked.has(input))
  return [
    {kind: 'table', head: [say`Missing`, say`Causes`], rows},
    ...(settled.length > 0 ? [paragraph(plain(say`Not worth collecting, as it would not change the verdict: ${listed(settled, 8)}.`))] : []),
  ]
}
