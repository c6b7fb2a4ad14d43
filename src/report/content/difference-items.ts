import {say, type Sentence} from '../../model/say.js'
import {count, gibibytes} from '../../model/words.js'
import type {Difference, Evidence, ListedStore} from '../contract.js'
import {name, plain, sentence, span, type Spans, type Tone} from '../document.js'
import {grouped} from '../../model/grouped.js'
import {regionsInWords, stateInWords} from './store.js'
import {CONFIDENCE_IN_WORDS} from './terms.js'

/** One thing that is otherwise than it was, and where both moments say so. */
export interface Item {
  readonly says: Spans
  readonly evidence: readonly Evidence[]
}

const ARROW = ' → '

/** What is there or not has no other value. */
function valueOf(value: string | null): string {
  if (value === null) return say`not there`
  return value === 'there' ? say`there` : value
}

const isFirst = ({of, key}: Difference['settings'][number]): boolean => of !== 'config' || /^(schedule|replication)\./.test(key)

/** `schedule` and `replication` first: what the rest of the configuration says seldom keeps a store. */
export function settingItems(settings: Difference['settings']): Item[] {
  return [...settings.filter(isFirst), ...settings.filter((each) => !isFirst(each))].map(({of, key, old, now, evidence}) => ({
    says: [...plain(`${of === 'config' ? '' : `${of}: `}`), ...name(key), ...plain(`: ${valueOf(old)}${ARROW}${valueOf(now)}`)],
    evidence,
  }))
}

const BIG: ReadonlySet<string> = new Set(['state', 'liveness', 'restarted', 'address', 'version', 'labels', 'capacity'])

/** Those that leave first, then what is more than other counts. */
export function storeItems(stores: Difference['stores'], leaving: readonly number[]): Item[] {
  const rank = ({store, old, now, changed}: Difference['stores'][number]) => (leaving.includes(store) ? 0 : !old || !now || changed.some((field) => BIG.has(field)) ? 1 : 2)
  return stores.toSorted((a, b) => rank(a) - rank(b)).map((change) => ({says: [...plain(say`Store ${change.store} `), ...name((change.now ?? change.old)?.address ?? ''), span(': '), ...storeSays(change)], evidence: change.evidence}))
}

const FIELDS = {address: say`address`, version: say`version`, labels: say`labels`}

function storeSays({old, now, changed}: Difference['stores'][number]): Spans {
  if (!old || !now) return [span(old ? say`gone` : say`new`, 'caution'), span(`, ${(old ?? now)?.state ?? ''}`)]
  const pair = (from: string | undefined, to: string | undefined) => (from === to ? (to ?? say`unknown`) : `${from ?? say`unknown`}${ARROW}${to ?? say`unknown`}`)
  const of = (field: keyof ListedStore & string) => pair(shown(old[field]), shown(now[field]))
  const parts = [
    pair(stateInWords(old), stateInWords(now)),
    ...(changed.includes('restarted') ? [say`started anew`] : []),
    ...(['address', 'version', 'labels'] as const).flatMap((field) => (changed.includes(field) ? [`${FIELDS[field]} ${of(field)}`] : [])),
    ...(changed.includes('regionCount') ? [say`${of('regionCount')} Regions`] : []),
    ...(changed.includes('leaderCount') ? [say`${of('leaderCount')} leaders`] : []),
    ...(changed.includes('available') ? [say`${pair(space(old.available), space(now.available))} free`] : []),
    ...(changed.includes('capacity') ? [say`capacity ${pair(space(old.capacity), space(now.capacity))}`] : []),
  ]
  return plain(parts.join(', '))
}

const space = (bytes: number | undefined): string | undefined => (bytes === undefined ? undefined : gibibytes(bytes))

function shown(value: ListedStore[keyof ListedStore]): string | undefined {
  if (value === undefined) return undefined
  return Array.isArray(value) ? value.join(',') || say`none` : String(value)
}

const BECAME: Readonly<Record<Difference['operators'][number]['became'], readonly [words: Sentence, tone: Tone]>> = {
  'still-there': [say`still there`, 'caution'],
  'timed-out': [say`timed out`, 'danger'],
  canceled: [say`canceled`, 'caution'],
  replaced: [say`replaced`, 'caution'],
  expired: [say`expired`, 'caution'],
  removed: [say`removed`, 'caution'],
  gone: [say`gone, no log tells how`, 'plain'],
  new: [say`new`, 'plain'],
  finished: [say`finished`, 'good'],
}

/** What stays or failed first; a line each for those that came to the same end. */
export function operatorItems(operators: Difference['operators']): Item[] {
  const groups = grouped(operators, ({became, desc}) => `${became} ${desc}`)
  const rank = ([first]: Difference['operators']) => Object.keys(BECAME).indexOf(first!.became)
  return [...groups.values()].toSorted((a, b) => rank(a) - rank(b)).flatMap((group) => {
    const {became, desc} = group[0]!
    const [words, tone] = BECAME[became]
    const steps = became === 'still-there' ? group.slice(0, 3).map(({region, step, doing}) => step.old === step.now ? say` Region ${region} stands at step ${step.now}${doing ? ` (${doing.text})` : ''}.` : say` Region ${region} went from step ${step.old} to step ${step.now}${doing ? ` (${doing.text})` : ''}.`).join('') : ''
    return [{says: [span(`${words}: `, tone), ...name(desc), ...plain(say` of ${regionsInWords(group.map(({region}) => region))}.${steps}`)], evidence: group.slice(0, 2).flatMap(({evidence}) => evidence)}]
  })
}

const BECOME: Readonly<Record<Difference['findings'][number]['became'], readonly [words: Sentence, tone: Tone]>> = {
  came: [say`came`, 'danger'],
  stayed: [say`stayed`, 'caution'],
  unchecked: [say`not checked now`, 'caution'],
  went: [say`went`, 'good'],
}

export function findingItems(findings: Difference['findings']): Item[] {
  return findings.map(({cause, store, became, confidence, regions, why, evidence}) => {
    const [words, tone] = BECOME[became]
    const sure = [...new Set([confidence.old, confidence.now])].flatMap((each) => (each === null ? [] : CONFIDENCE_IN_WORDS[each])).join(ARROW)
    const number = became === 'stayed' && regions.old.length !== regions.now.length ? `${regions.old.length}${ARROW}${count(regions.now.length, 'Region')}` : count((became === 'went' || became === 'unchecked' ? regions.old : regions.now).length, 'Region')
    const because = why === null || became === 'came' ? [] : sentence(`: ${why}`)
    return {says: [span(`${words}: `, tone), ...name(cause), ...plain(`${store === null ? '' : say` of store ${store}`} (${sure}), ${number}`), ...because], evidence}
  })
}

export function eventItems(events: Difference['events']): Item[] {
  return events.map((event) => ({says: sentence(event.says), evidence: [event]}))
}
