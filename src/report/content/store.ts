import {say, type Sentence} from '../../model/say.js'
import {count, figure, listed, moment} from '../../model/words.js'
import type {Keys, ListedStore, StoreReport} from '../contract.js'
import {type Block, name, plain, span, type Spans} from '../document.js'
import {location} from './evidence.js'
import {TONE_OF_KIND} from './verdict.js'
import {KIND_IN_WORDS} from './terms.js'

/** One leaving store: its address, since when, what is left on it, and what each peer left is charged to. */
export function storeBlocks(store: StoreReport): Block[] {
  return leavingBlocks(store, [[say`Address`, addressOf(store)]])
}

/** The same without its address; other fields may stand first. */
export function leavingBlocks(store: StoreReport, first: ReadonlyArray<readonly [Sentence, Spans]> = []): Block[] {
  return [
    {
      kind: 'fields',
      rows: [
        ...first,
        [say`Verdict`, [span(KIND_IN_WORDS[store.kind], TONE_OF_KIND[store.kind])]],
        [say`Leaving since`, store.since === null ? unknown : plain(moment(store.since))],
        [say`Peers left`, peersLeft(store)],
        ...keyRows(store.unchargedKeys ?? [], say`Not charged`),
      ],
    },
    ...chargeBlocks(store),
  ]
}

const unknown = plain(say`the bundle does not tell`)

const addressOf = ({address, component}: StoreReport): Spans => (address === null ? unknown : [...name(address), span(component === 'tiflash' ? say` (TiFlash)` : say` (TiKV)`)])

/** `63 = 61 + 1 + 1 not charged`: the reader can add up. */
function peersLeft({peersLeft, charged, uncharged}: StoreReport): Spans {
  if (peersLeft === null) return unknown
  const parts = [...charged.map(({peers}) => figure(peers)), ...(uncharged.length > 0 ? [say`${figure(uncharged.length)} charged to no cause`] : [])]
  return [span(figure(peersLeft), 'strong'), ...(parts.length > 1 ? plain(` = ${parts.join(' + ')}`) : [])]
}

function chargeBlocks({charged, uncharged}: StoreReport): Block[] {
  const rows = [
    ...charged.map(({cause, regions, peers}) => [plain(figure(peers)), name(cause), plain(listed(regions))]),
    ...(uncharged.length > 0 ? [[plain(figure(uncharged.length)), plain(say`no cause found`), plain(listed(uncharged))]] : []),
  ]
  return rows.length > 0 ? [{kind: 'table', head: [say`Peers`, say`Held by`, say`Regions`], rows}] : []
}

/** What Regions hold: a row for each that is spoken of alone, one for all that are summed up; where a table has a name, with the place that names it. */
export function keyRows(keys: readonly Keys[], label: Sentence = say`Keys`): Array<readonly [Sentence, Spans]> {
  const summed = keys.filter(({region}) => region === null).flatMap((each, index) => [span(index === 0 ? '' : '; '), ...keySpans(each)])
  const rows = [...keys.filter(({region}) => region !== null).map(keySpans), ...(summed.length > 0 ? [summed] : [])]
  return rows.map((row) => [label, row] as const)
}

const keySpans = ({says, source}: Keys): Spans => [span(says), ...(source ? [span('  '), ...location(source)] : [])]

/** `Up`; `Offline, dead` where its process is. */
export const stateInWords = ({state, liveness}: ListedStore): string => (liveness === 'dead' && state !== 'Tombstone' ? say`${state}, dead` : state)

/** `Region 434317` or `61 Regions: 434317, 434318 and 59 more`. */
export function regionsInWords(regions: readonly number[]): string {
  return regions.length === 1 ? say`Region ${regions[0]}` : `${count(regions.length, 'Region')}: ${listed(regions)}`
}
