import {grouped} from '../../../model/grouped.js'
import {stateInWords} from '../../content/store.js'
import {TONE_OF_KIND} from '../../content/verdict.js'
import type {ListedStore, ReplayGroup, Report, StoreReport} from '../../contract.js'
import {name, plain, type Span, span, type Spans} from '../../document.js'
import {columnsOf} from '../../columns.js'
import {widthOf, wrap} from '../../wrap.js'
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
  const titles = [say`Store`, say`Address`, say`State`, say`Used`, say`Regions`]
  const cells = stores.map(cellsOf)
  const columns = columnsFor([titles.map((title) => span(title)), ...cells], width)
  const head = [plain(say`As a target: how many Regions left it may take, else the filters against it`), row([...titles, say`As a target`].map((title) => span(title, 'strong')), columns)]
  const targets = stores.map((store) => asTarget(store, report))
  const room = width - columns.reduce((sum, each) => sum + each, 0)
  const isBelow = room < LEAST_ROOM && targets.some((target) => widthOf(target) > room)
  const rows = stores.flatMap((store, at) => rowsOfStore(store, row(cells[at]!, columns), targets[at]!, isBelow ? undefined : room, width))
  return pageOf(rows, {head, sorts: STORE_SORTS})
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

/** As wide as what stands in them; an address may be cut, an id never. */
function columnsFor(rows: ReadonlyArray<readonly Span[]>, width: number): readonly number[] {
  const most = [Infinity, width < 100 ? 22 : 40, 20]
  return rows[0]!.map((_, at) => rows.reduce((widest, cells) => Math.max(widest, Math.min(columnsOf(cells[at]!.text) + 2, most[at] ?? Infinity)), 0))
}

function cellsOf(store: KnownStore): readonly Span[] {
  const {id, listed, leaving} = store
  const regions = listed?.regionCount === undefined ? '' : String(listed.regionCount)
  return [span(String(id)), span(listed?.address ?? leaving?.address ?? '', 'name'), stateSpan(store), span(spaceBar(listed)), span(regions)]
}

/** With less room than this the last column stands below the others. */
const LEAST_ROOM = 20

/** The last column takes more lines where it must: every filter counts. */
function rowsOfStore({id}: KnownStore, cells: Spans, target: Spans, room: number | undefined, width: number): Row[] {
  const link = goTo({kind: 'store', store: id})
  if (room === undefined) return [{line: cells, link}, ...told(target, width, '  ')]
  return wrap(target, room).map((line, index) => (index === 0 ? {line: [...cells, ...line], link} : {line: [span(' '.repeat(widthOf(cells))), ...line]}))
}

/** Fixed columns, cut where they are too long; the last one ends the line. */
function row(cells: readonly Span[], columns: readonly number[]): Spans {
  return cells.map(({text, tone}, at) => ({text: columns[at] === undefined ? text : fitted(text, columns[at]), tone}))
}

export function fitted(text: string, width: number): string {
  const columns = columnsOf(text)
  if (columns < width) return text + ' '.repeat(width - columns)
  let cut = ''
  for (const {segment} of new Intl.Segmenter().segment(text)) {
    if (columnsOf(cut + segment) > width - 2) break
    cut += segment
  }
  return `${cut}… ${' '.repeat(Math.max(0, width - 2 - columnsOf(cut)))}`
}

function stateOf({listed, leaving}: KnownStore): string {
  if (listed) return stateInWords(listed)
  return leaving ? KIND_IN_WORDS[leaving.kind] : say`unknown`
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
