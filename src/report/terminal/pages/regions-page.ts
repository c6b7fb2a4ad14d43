import type {Peer, Region} from '../../../model/region.js'
import {say} from '../../../model/say.js'
import {count} from '../../../model/words.js'
import type {Report} from '../../contract.js'
import {name, plain, span, type Spans} from '../../document.js'
import {columnsOf} from '../../columns.js'
import {wrap} from '../../wrap.js'
import type {OpenReport, ShownRegion} from '../../open-report.js'
import {goTo, type Page, pageOf, type Row, told} from '../page.js'
import {fitted} from './stores-page.js'

/** Regions of one store that are charged to one cause, or to none. */
interface Segment {
  readonly store: number
  readonly cause: string | null
  readonly regions: readonly number[]
  /** The row of its first one. */
  readonly from: number
}

/** Every Region that is left on a store that leaves. There may be a million, so a row is made when it comes into view. */
export function regionsPage({report, regionOf}: OpenReport, width: number, store?: number): Page {
  const segments = segmentsOf(store === undefined ? report.stores : report.stores.filter((each) => each.store === store))
  const total = segments.reduce((sum, {regions}) => sum + regions.length, 0)
  if (total === 0) return pageOf(told(plain(say`The bundle shows no Region that is left on a store that leaves.`), width))
  const columns = columnsFor(segments, segments.flatMap(({regions}) => regions.slice(0, MEASURED)).map((id) => peersOf(regionOf(id, false))), width)
  const rowAt = (index: number): Row => {
    const left = leftAt(segments, index)
    return left ? {line: lineOf(left, regionOf(left.id), columns), link: goTo({kind: 'region', store: left.store, region: left.id})} : {line: []}
  }
  const textAt = (index: number): string => {
    const left = leftAt(segments, index)
    const shown = left && regionOf(left.id, total <= MANY)
    return left ? `${left.id} ${left.store} ${shown ? peersInWords(shown.region) : ''} ${left.cause ?? NO_CAUSE} ${shown?.keys ?? ''}` : ''
  }
  return {head: [...wrap(headOf(segments, total), width), [span(cells([say`Region`, say`Store`, say`Peers`, say`Held by`, say`Keys`], columns), 'strong')]], count: total, rowAt, textAt}
}

/** A Region, and the store that it is left on. */
interface Left {
  readonly id: number
  readonly store: number
  readonly cause: string | null
}

function leftAt(segments: readonly Segment[], index: number): Left | undefined {
  const segment = segments.findLast(({from}) => from <= index)
  const id = segment?.regions[index - segment.from]
  return segment && id !== undefined ? {id, store: segment.store, cause: segment.cause} : undefined
}

function lineOf({id, store, cause}: Left, shown: ShownRegion | undefined, columns: readonly number[]): Spans {
  return [
    span(cells([String(id), String(store), peersOf(shown)], columns)),
    span(columns[3] === 0 ? '' : fitted(cause ?? NO_CAUSE, columns[3]!), cause === null ? 'quiet' : 'name'),
    span(shown?.keys ?? '', 'quiet'),
  ]
}

const peersOf = (shown: ShownRegion | undefined): string => (shown ? peersInWords(shown.region) : say`not in a dump`)

/** What holds them is told once where it is the same for all. */
function headOf(segments: readonly Segment[], total: number): Spans {
  const [cause, ...others] = causesOf(segments)
  return [
    span(total > MANY ? say`${count(total, 'Region')} left, of which keys are not searched` : say`${count(total, 'Region')} left`),
    ...(others.length > 0 ? [] : cause === NO_CAUSE ? plain(say`, charged to no cause`) : [span(say`, held by `), ...name(cause ?? '')]),
    span(say`; V voter, L learner, * leader, ! down, ? pending`),
  ]
}

const causesOf = (segments: readonly Segment[]): readonly string[] => [...new Set(segments.map(({cause}) => cause ?? NO_CAUSE))]

/** So many Regions of each kind tell how wide a column must be. */
const MEASURED = 200

/** As wide as what stands in them. Ids are never cut; the store and the cause are told where there are several. */
function columnsFor(segments: readonly Segment[], peers: readonly string[], width: number): readonly number[] {
  const causes = causesOf(segments)
  const longest = segments.reduce((most, {regions}) => regions.reduce((a, b) => Math.max(a, b), most), 0)
  const stores = new Set(segments.map(({store}) => store))
  const isWide = width >= 100
  return [widest([String(longest)], 8, 22), stores.size === 1 ? 0 : widest(Array.from(stores, String), 7, 22), widest(peers, 7, isWide ? 44 : 32), causes.length === 1 ? 0 : widest(causes, 9, isWide ? 44 : 24)]
}

const widest = (texts: Iterable<string>, least: number, most: number): number => Math.min(most, Math.max(least, ...Array.from(texts, (text) => columnsOf(text) + 2)))

const cells = (texts: readonly string[], columns: readonly number[]): string =>
  texts.map((text, at) => (columns[at] === undefined ? text : columns[at] === 0 ? '' : fitted(text, columns[at]))).join('')

const NO_CAUSE = say`no cause`
/** Among more Regions than this a search does not look at their keys, which take longest to read. */
const MANY = 50_000

function segmentsOf(stores: Report['stores']): readonly Segment[] {
  let from = 0
  return stores.flatMap(({store, charged, uncharged}) =>
    [...charged, {cause: null, regions: uncharged}].map(({cause, regions}) => {
      const segment = {store, cause, regions, from}
      from += regions.length
      return segment
    }),
  ).filter(({regions}) => regions.length > 0)
}

const LETTERS: Readonly<Record<Peer['role'], string>> = {Voter: 'V', Learner: 'L', IncomingVoter: 'I', DemotingVoter: 'D'}

/** `V1* V4 V5! L7?`; `no leader: V1 V4` where the dump shows that PD knows none. */
function peersInWords({peers, leader, downPeers, pendingPeers, isLeaderUnknown, lacks}: Region): string {
  if (lacks === 'peers') return say`peers not shown`
  let drawn: string = leader === undefined && !isLeaderUnknown ? say`no leader:` : ''
  for (const {id, storeId, role, isWitness} of peers) {
    if (drawn !== '') drawn += ' '
    drawn += LETTERS[role] + String(storeId) + (isWitness ? 'w' : '') + (leader?.id === id ? '*' : '')
    if (downPeers.some(({peer}) => peer.id === id)) drawn += '!'
    if (pendingPeers.some((peer) => peer.id === id)) drawn += '?'
  }
  return drawn
}
