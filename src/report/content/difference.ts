import {perHourInWords} from '../../diagnose/diff/pace.js'
import {stampOf} from '../../diagnose/inspect/time.js'
import {say, type Sentence} from '../../model/say.js'
import {figure, lasting, listed} from '../../model/words.js'
import type {Difference, Evidence, VerdictKind} from '../contract.js'
import {type Block, list, name, paragraph, plain, type Section, sentence, span, type Spans, type Tone} from '../document.js'
import {eventItems, findingItems, type Item, operatorItems, settingItems, storeItems} from './difference-items.js'
import {location} from './evidence.js'
import {noticeBlocks} from './rest.js'
import {regionsInWords} from './store.js'
import {KIND_IN_WORDS, PACE_IN_WORDS} from './terms.js'
import {labelOf, toneOf, trustBlocks, warningBlocks} from './verdict.js'

type LeavingChange = Difference['leaving'][number]

const TONE_OF_PACE: Readonly<Record<Difference['conclusion']['pace'], Tone>> = {
  stuck: 'danger',
  'not-leaving': 'caution',
  'cannot-tell': 'caution',
  'getting-on': 'good',
  left: 'good',
  'no-store-leaving': 'good',
}

/** Does it get on? First the answer, then both moments, what is left on each store, and what is otherwise than it was. */
export function differenceBlocks(difference: Difference): Block[] {
  const {conclusion: {pace, summary}, old, now, seconds, notices} = difference
  const next = NEXT[pace]
  return [
    {kind: 'verdict', label: span(PACE_IN_WORDS[pace].toUpperCase(), TONE_OF_PACE[pace]), sentence: sentence(summary)},
    ...trustBlocks(notices),
    ...warningBlocks(notices.filter(({trust}) => trust === undefined)),
    ...(next === undefined ? [] : [paragraph(sentence(next))]),
    {kind: 'fields', rows: [[say`Then`, sideSpans(old, old.verdict.summary !== now.verdict.summary)], [say`Now`, sideSpans(now)], [say`Apart`, seconds === null ? unknown : plain(lasting(seconds * 1000))]]},
  ]
}

const unknown = plain(say`the dumps do not tell`)

/** What the other command is for; a store that gets on needs none. */
const NEXT: Readonly<Partial<Record<Difference['conclusion']['pace'], Sentence>>> = {
  stuck: say`\`drainscope analyze\` of the later moment says what to do.`,
  'not-leaving': say`\`drainscope analyze\` of the later moment says what to do.`,
  'cannot-tell': say`\`drainscope analyze\` of the later moment says what to collect.`,
}

function sideSpans({name: called, at, verdict}: Difference['old'], isTold = true): Spans {
  return [...(at === null ? [] : plain(`${short(at)} `)), ...(called === '.' ? [] : [...name(called), span(' ')]), span(labelOf(verdict), toneOf(verdict)), ...(isTold ? [span('. '), ...sentence(verdict.summary)] : [])]
}

/** Seconds are enough to compare: `2026-11-23 09:02:40 +00:00` */
const short = (at: string): string => at.replace(/^(.{10})T(.{8})(?:\.\d+)?/, '$1 $2 ')

/** The comparison below its answer; sections that have something to say. */
export function differenceSections(difference: Difference): Section[] {
  const {leaving, settings, stores, operators, findings, events, notices} = difference
  const sections: Section[] = [
    ...leaving.map((change) => ({title: say`Store ${change.store}`, blocks: [...(leaving.length > 1 ? [paragraph(sentence(change.why))] : []), ...leavingBlocks(change, difference.now.at)]})),
    {title: say`Findings`, blocks: itemBlocks(findingItems(findings.filter(isOfInterest(leaving))), 30)},
    {title: say`What was set otherwise`, blocks: itemBlocks(settingItems(settings), 40)},
    {title: say`Stores`, blocks: itemBlocks(storeItems(stores, leaving.map(({store}) => store)), 12)},
    {title: say`Operators`, blocks: itemBlocks(operatorItems(operators), 12)},
    {title: say`Logged in between`, blocks: itemBlocks(eventItems(events), 20)},
    {title: say`Not compared`, blocks: uncomparedBlocks(difference)},
    {title: say`Notices`, blocks: noticeBlocks(notices), isMinor: true},
  ]
  return sections.filter(({blocks}) => blocks.length > 0)
}

/** Of a store that was gone before both, what goes on being so is no news. */
function isOfInterest(leaving: Difference['leaving']) {
  return ({store, became}: Difference['findings'][number]) => became !== 'stayed' || store === null || leaving.some((change) => change.store === store)
}

function leavingBlocks({address, kind, peers, regions}: LeavingChange, at: string | null): Block[] {
  return [
    {
      kind: 'fields',
      rows: [
        [say`Address`, address === null ? unknown : name(address)],
        [say`Verdict`, changed(kindInWords(kind.old), kindInWords(kind.now))],
        [say`Peers left`, peers.old === null && peers.now === null ? unknown : changed(told(peers.old), told(peers.now))],
        ...(peers.perHour === null ? [] : [[say`Pace`, plain(say`${perHourInWords(peers.perHour)}${endOf(peers, at)}`)] as const]),
        ...(regions ? tailRows(regions) : []),
      ],
    },
    ...(regions && regions.heldBy.length > 0 ? [{kind: 'table' as const, head: [say`In both`, say`Held by`, say`Regions`], rows: regions.heldBy.map(({cause, regions}) => [plain(String(regions.length)), name(cause), plain(listed(regions))])}] : []),
    list([...peers.evidence.map((each) => [each]), ...(regions && regions.evidence.length > 0 ? [regions.evidence.slice(0, 2)] : [])].map(citedBlocks)),
  ]
}

const told = (peers: number | null): string => (peers === null ? say`unknown` : figure(peers))

/** `; at this pace empty in 6 h, at about 2026-11-23 15:33:22 +08:00` */
function endOf({secondsLeft, now}: LeavingChange['peers'], at: string | null): Sentence {
  if (secondsLeft === null || now === 0) return ''
  const end = at === null ? '' : say`, at about ${short(stampOf(Date.parse(at) + secondsLeft * 1000, at.slice(-6)))}`
  return say`; at this pace empty in ${lasting(secondsLeft * 1000)}${end}`
}

function tailRows({tail, unmoved, gone, came}: NonNullable<LeavingChange['regions']>): ReadonlyArray<readonly [Sentence, Spans]> {
  const moved = tail.length - unmoved.length
  const members = tail.length === 0 ? '' : moved === 0 ? say`; none has other members than then` : say`; the members of ${moved} have changed`
  return [
    [say`In both`, plain(tail.length === 0 ? say`none` : `${regionsInWords(tail)}${members}`)],
    [say`Gone`, plain(gone.length === 0 ? say`none` : regionsInWords(gone))],
    [say`New`, plain(came.length === 0 ? say`none` : regionsInWords(came))],
  ]
}

const kindInWords = (kind: VerdictKind | null): Sentence => (kind === null ? say`none` : KIND_IN_WORDS[kind])

const changed = (old: string, now: string): Spans => plain(old === now ? now : `${old} → ${now}`)

function itemBlocks(items: readonly Item[], most: number): Block[] {
  if (items.length === 0) return []
  const rest = items.length - most
  const shown = items.slice(0, most).map(({says, evidence}) => [paragraph(says), ...(evidence.length > 0 ? [paragraph(places(evidence))] : [])])
  return [list(shown), ...(rest > 0 ? [paragraph(sentence(say`${rest} more: \`--format json\` has all.`))] : [])]
}

/** What one or both moments say of one thing, in a line with its places. */
function citedBlocks(evidence: readonly Evidence[]): Block[] {
  const says = [...new Set(evidence.map(({says}) => says))].join(say`; now: `)
  return [paragraph(sentence(says), plain('  '), places(evidence))]
}

function places(evidence: readonly Evidence[]): Spans {
  return evidence.flatMap((each, index) => [...(index === 0 ? [] : [span(', ')]), ...location(each)])
}

const SAVED: Readonly<Record<Difference['uncompared'][number]['saved'], Sentence>> = {old: say`saved then only`, now: say`saved now only`, once: say`saved once for both`, never: say`not saved`}

function uncomparedBlocks({uncompared}: Difference): Block[] {
  const kinds = (Object.keys(SAVED) as Array<keyof typeof SAVED>).map((saved) => ({saved, parts: uncompared.filter((each) => each.saved === saved).map(({of}) => of)}))
  const rows = kinds.flatMap(({saved, parts}): ReadonlyArray<readonly [Sentence, Spans]> => (parts.length > 0 ? [[SAVED[saved], plain(parts.join(', '))]] : []))
  return rows.length > 0 ? [{kind: 'fields', rows}] : []
}
