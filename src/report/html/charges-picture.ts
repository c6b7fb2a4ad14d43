import {say} from '../../model/say.js'
import {count, figure} from '../../model/words.js'
import type {StoreReport} from '../contract.js'
import {printable} from '../printable.js'
import {escaped} from './escape.js'

const ROW = 44

/** The peers left on a store as bars, one for each cause that holds some; the table beside it says the same. Nothing where nothing is left. */
export function chargesPicture(store: StoreReport): string {
  const all = chargesOf(store)
  if (all.length === 0) return ''
  const total = all.reduce((sum, {peers}) => sum + peers, 0)
  const caption = say`Store ${store.store}: ${count(total, 'peer')} left, by what holds them`
  const bars = all.map(({held, peers}, index) => bar(held, peers, total, index)).join('')
  return `<figure><figcaption>${escaped(caption)}</figcaption><svg role="img" aria-label="${escaped(caption)}" width="100%" height="${all.length * ROW}">${bars}</svg></figure>`
}

/** What holds the Regions left, and those that no cause was found for. */
export function chargesOf({charged, uncharged}: StoreReport) {
  const others = uncharged.length > 0 ? [{held: say`no cause found`, regions: uncharged, peers: uncharged.length}] : []
  return [...charged.map(({cause, ...left}) => ({...left, held: printable(cause)})), ...others]
}

/** A share of the whole width: its length is in percent, so that the words keep their size on any screen. */
function bar(name: string, peers: number, total: number, index: number): string {
  const top = index * ROW
  const share = ((peers / total) * 100).toFixed(2)
  return `<text x="0" y="${top + 14}">${escaped(name)}: ${figure(peers)}</text><rect class="rail" x="0" y="${top + 20}" width="100%" height="14" rx="3"/><rect class="bar" x="0" y="${top + 20}" width="${share}%" height="14" rx="3"/>`
}
