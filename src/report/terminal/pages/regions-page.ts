import type {Peer, Region} from '../../../model/region.js'
import {say} from '../../../model/say.js'
import {count} from '../../../model/words.js'
import type {Report} from '../../contract.js'
import {plain, span, type Spans} from '../../document.js'
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
export function regionsPage({report, regionOf}: OpenReport, width: number): Page {
  const segments = segmentsOf(report)
  const total = segments.reduce((sum, {regions}) => sum + regions.length, 0)
  if (total === 0) return pageOf(told(plain(say`The bundle shows no Region that is left on a store that leaves.`), width))
  const columns = columnsFor(segments, width)
  const rowAt = (index: number): Row => {
    const left = leftAt(segments, index)
    return left ? {line: lineOf(left, regionOf(left.id), columns), link: goTo({kind: 'region', store: left.store, region: left.id})} : {line: []}
  }
  const textAt = (index: number): string => {
    const left = leftAt(segments, index)
    const shown = left && regionOf(left.id, total <= MANY)
    return left ? `${left.id} ${left.store} ${shown ? peersInWords(shown.region) : ''} ${left.cause ?? NO_CAUSE} ${shown?.keys ?? ''}` : ''
  }
  const legend = `${count(total, 'Region')} left; V voter, L learner, * leader, ! down, ? pending${total > MANY ? '; keys are not searched' : ''}`
  return {head: [plain(legend), [span(cells([say`Region`, say`Store`, say`Peers`, say`Held by`, say`Keys`], columns), 'strong')]], count: total, rowAt, textAt}
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
    span(cells([String(id), String(store), shown ? peersInWords(shown.region) : 'not in a dump'], columns)),
    span(fitted(cause ?? NO_CAUSE, columns[3]!), cause === null ? 'quiet' : 'name'),
    span(shown?.keys ?? '', 'quiet'),
  ]
}

/** Ids are never cut; the store is told where there are several. */
function columnsFor(segments: readonly Segment[], width: number): readonly number[] {
  const isWide = width >= 100
  const longest = segments.reduce((most, {regions}) => regions.reduce((a, b) => Math.max(a, b), most), 0)
  const stores = new Set(segments.map(({store}) => String(store).length + 2))
  const isOne = new Set(segments.map(({store}) => store)).size === 1
  return [Math.max(8, String(longest).length + 2), isOne ? 0 : Math.max(7, ...stores), isWide ? 32 : 24, isWide ? 44 : 28]
}

const cells = (texts: readonly string[], columns: readonly number[]): string =>
  texts.map((text, at) => (columns[at] === undefined ? text : columns[at] === 0 ? '' : fitted(text, columns[at]))).join('')

const NO_CAUSE = 'no cause'
/** Among more Regions than this a search does not look at their keys, which take longest to read. */
const MANY = 50_000

function segmentsOf({stores}: Report): readonly Segment[] {
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
  if (lacks === 'peers') return 'peers not shown'
  const drawn = peers.map(({id, storeId, role, isWitness}) => {
    const marks = [isWitness ? 'w' : '', leader?.id === id ? '*' : '', downPeers.some(({peer}) => peer.id === id) ? '!' : '', pendingPeers.some((peer) => peer.id === id) ? '?' : '']
    return `${LETTERS[role]}${storeId}${marks.join('')}`
  })
  return [...(leader === undefined && !isLeaderUnknown ? [say`no leader:`] : []), ...drawn].join(' ')
}
