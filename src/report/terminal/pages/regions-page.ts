import type {Peer, Region} from '../../../model/region.js'
import {count} from '../../../model/words.js'
import type {Report} from '../../contract.js'
import {plain, span, type Spans} from '../../document.js'
import type {OpenReport} from '../../open-report.js'
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
  if (total === 0) return pageOf(told(plain('The bundle shows no Region that is left on a store that leaves.'), width))
  const isWide = width >= 100
  const ids = String(segments.reduce((most, {regions}) => regions.reduce((a, b) => Math.max(a, b), most), 0)).length + 2
  const columns = [Math.max(8, ids), report.stores.length > 1 ? report.stores.reduce((most, {store}) => Math.max(most, String(store).length + 2), 7) : 0, isWide ? 32 : 24, isWide ? 44 : 28]
  const cells = (texts: readonly string[]) => texts.map((text, at) => (columns[at] === undefined ? text : columns[at] === 0 ? '' : fitted(text, columns[at]))).join('')
  const at = (index: number) => {
    const segment = segments.findLast(({from}) => from <= index)
    const id = segment?.regions[index - segment.from]
    return segment && id !== undefined ? {...segment, id} : undefined
  }
  const rowAt = (index: number): Row => {
    const found = at(index)
    if (!found) return {line: []}
    const {id, store, cause} = found
    const shown = regionOf(id)
    const line: Spans = [
      span(cells([String(id), String(store), shown ? peersInWords(shown.region) : 'not in a dump'])),
      span(fitted(cause ?? NO_CAUSE, columns[3]!), cause === null ? 'quiet' : 'name'),
      span(shown?.keys ?? '', 'quiet'),
    ]
    return {line, link: goTo({kind: 'region', store, region: id})}
  }
  const textAt = (index: number): string => {
    const found = at(index)
    if (!found) return ''
    const {id, store, cause} = found
    const shown = regionOf(id, total <= MANY)
    return `${id} ${store} ${shown ? peersInWords(shown.region) : ''} ${cause ?? NO_CAUSE} ${shown?.keys ?? ''}`
  }
  const title = span(cells(['Region', 'Store', 'Peers', 'Held by', 'Keys']), 'strong')
  const legend = `${count(total, 'Region')} left; V voter, L learner, * leader, ! down, ? pending${total > MANY ? '; keys are not searched' : ''}`
  return {head: [plain(legend), [title]], count: total, rowAt, textAt}
}

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
export function peersInWords({peers, leader, downPeers, pendingPeers, isLeaderUnknown, lacks}: Region): string {
  if (lacks === 'peers') return 'peers not shown'
  const drawn = peers.map(({id, storeId, role, isWitness}) => {
    const marks = [isWitness ? 'w' : '', leader?.id === id ? '*' : '', downPeers.some(({peer}) => peer.id === id) ? '!' : '', pendingPeers.some((peer) => peer.id === id) ? '?' : '']
    return `${LETTERS[role]}${storeId}${marks.join('')}`
  })
  return [...(leader === undefined && !isLeaderUnknown ? ['no leader:'] : []), ...drawn].join(' ')
}
