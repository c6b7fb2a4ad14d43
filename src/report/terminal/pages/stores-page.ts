import stringWidth from 'string-width'
import {grouped} from '../../content/grouped.js'
import {TONE_OF_KIND} from '../../content/verdict.js'
import type {ListedStore, ReplayGroup, Report, StoreReport} from '../../contract.js'
import {name, plain, type Span, span, type Spans} from '../../document.js'
import {goTo, pageOf, type Page, type Row, told} from '../page.js'
import {say} from '../../../model/say.js'
import {KIND_IN_WORDS} from '../../content/terms.js'

/** A store that the dumps list, one that the report is on, or both. */
export interface KnownStore {
  readonly id: number
  readonly listed?: ListedStore
  readonly leaving?: StoreReport
}

const STORE_SORTS = [say`id`, say`state`, say`used space`, say`Regions`] as const

/** Every store: is it there, how full is it, and may PD put peers there? */
export function storesPage(report: Report, sort: number, width: number): Page {
  const stores = sortedBy(knownStores(report), sort)
  if (stores.length === 0) return pageOf(told(plain(say`No dump in the bundle shows a store.`), width))
  const columns = columnsFor(stores, width)
  const title = row([say`Store`, say`Address`, say`State`, say`Used`, say`Regions`, say`As a target`].map((text) => span(text, 'strong')), columns)
  return pageOf(stores.map((store) => storeRow(store, report, columns)), {head: [plain(say`As a target for the Regions left: of how many, or by which filter it is none`), title], sorts: STORE_SORTS})
}

export function knownStores({stores, listedStores = []}: Report): KnownStore[] {
  const byId = new Map<number, KnownStore>(listedStores.map((listed) => [listed.store, {id: listed.store, listed}]))
  for (const leaving of stores) byId.set(leaving.store, {...byId.get(leaving.store), id: leaving.store, leaving})
  return [...byId.values()]
}

function sortedBy(stores: readonly KnownStore[], sort: number): KnownStore[] {
  const used = ({listed}: KnownStore) => usedShare(listed) ?? -1
  const by = [
    (a: KnownStore, b: KnownStore) => a.id - b.id,
    (a: KnownStore, b: KnownStore) => stateOf(a).localeCompare(stateOf(b)) || a.id - b.id,
    (a: KnownStore, b: KnownStore) => used(b) - used(a) || a.id - b.id,
    (a: KnownStore, b: KnownStore) => (b.listed?.regionCount ?? -1) - (a.listed?.regionCount ?? -1) || a.id - b.id,
  ][sort]
  return stores.toSorted(by)
}

const BAR = 6

/** An address may be cut, an id never. */
function columnsFor(stores: readonly KnownStore[], width: number): readonly number[] {
  const ids = stores.reduce((most, {id}) => Math.max(most, String(id).length + 2), 6)
  return width < 100 ? [ids, 26 - Math.min(ids, 12), 15, BAR + 6, 8] : [ids, 28, 20, BAR + 6, 9]
}

function storeRow(store: KnownStore, report: Report, columns: readonly number[]): Row {
  const {id, listed, leaving} = store
  const address = listed?.address ?? leaving?.address ?? ''
  const regions = listed?.regionCount === undefined ? '' : String(listed.regionCount)
  const line = row([span(String(id)), span(address, 'name'), stateSpan(store), span(spaceBar(listed)), span(regions)], columns)
  return {line: [...line, ...asTarget(store, report)], link: goTo({kind: 'store', store: id})}
}

/** Fixed columns, cut where they are too long; the last one ends the line. */
function row(cells: readonly Span[], columns: readonly number[]): Spans {
  return cells.map(({text, tone}, at) => ({text: columns[at] === undefined ? text : fitted(text, columns[at]), tone}))
}

export function fitted(text: string, width: number): string {
  const columns = stringWidth(text)
  if (columns < width) return text + ' '.repeat(width - columns)
  let cut = ''
  for (const {segment} of new Intl.Segmenter().segment(text)) {
    if (stringWidth(cut + segment) > width - 2) break
    cut += segment
  }
  return `${cut}… ${' '.repeat(Math.max(0, width - 2 - stringWidth(cut)))}`
}

export function stateOf({listed, leaving}: KnownStore): string {
  if (!listed) return leaving ? KIND_IN_WORDS[leaving.kind] : say`unknown`
  return listed.liveness === 'dead' && listed.state !== 'Tombstone' ? say`${listed.state}, dead` : listed.state
}

function stateSpan(store: KnownStore): Span {
  const {leaving, listed} = store
  if (leaving) return span(stateOf(store), TONE_OF_KIND[leaving.kind])
  return span(stateOf(store), listed?.liveness === 'dead' ? 'danger' : listed?.state === 'Up' ? 'good' : 'caution')
}

function usedShare(store: ListedStore | undefined): number | undefined {
  const {capacity, available} = store ?? {}
  return capacity === undefined || available === undefined || capacity <= 0 ? undefined : Math.max(0, Math.min(1, 1 - available / capacity))
}

export function spaceBar(store: ListedStore | undefined): string {
  const share = usedShare(store)
  if (share === undefined) return ''
  const full = Math.round(share * BAR)
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.round(share * 100)}%`
}

/** `no: low-space 24, store-limit 2`: what the replay says of this store over all Regions left anywhere, by the filter that rejects it. */
export function asTarget({id, leaving}: KnownStore, {stores}: Report): Spans {
  const groups = stores.flatMap(({replay}) => replay ?? [])
  const taken = regionsIn(groups.filter(({targets}) => targets.includes(id)))
  const rejected = groups.flatMap(({regions, rejected}) => rejected.filter(({store}) => store === id).map(({by}) => ({by, regions})))
  const reasons = [...grouped(rejected, ({by}) => by)].map(([by, all]) => `${by} ${regionsIn(all)}`)
  if (taken > 0) return [span(say`yes ${taken}`, 'good'), ...(reasons.length > 0 ? [span(`; ${reasons.join(', ')}`)] : [])]
  if (reasons.length > 0) return [span(say`no: `, 'danger'), ...name(reasons.join(', '))]
  if (leaving) return [span(leaving.kind === 'removed' ? say`it is removed` : say`it leaves`, 'quiet')]
  return [span(groups.length === 0 ? say`not replayed` : say`not looked for`, 'quiet')]
}

const regionsIn = (groups: ReadonlyArray<Pick<ReplayGroup, 'regions'>>): number => groups.reduce((sum, {regions}) => sum + regions.length, 0)
