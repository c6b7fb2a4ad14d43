import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import type {StoreReport} from '../contract.js'
import {printable} from '../printable.js'
import {escaped} from './escape.js'

const ROW = 44

/** The peers left on a store as bars, one for each cause that holds some; the table beside it says the same. Nothing where nothing is left. */
export function chargesPicture({store, charged, uncharged}: StoreReport): string {
  const all = [...charged.map(({cause, peers}) => ({name: cause, peers})), ...(uncharged.length > 0 ? [{name: say`no cause found`, peers: uncharged.length}] : [])]
  if (all.length === 0) return ''
  const total = all.reduce((sum, {peers}) => sum + peers, 0)
  const caption = say`Store ${store}: ${count(total, 'peer')} left, by what holds them`
  const bars = all.map(({name, peers}, index) => bar(printable(name), peers, total, index)).join('')
  return `<figure><figcaption>${escaped(caption)}</figcaption><svg role="img" aria-label="${escaped(caption)}" width="100%" height="${all.length * ROW}">${bars}</svg></figure>`
}

/** A share of the whole width: its length is in percent, so that the words keep their size on any screen. */
function bar(name: string, peers: number, total: number, index: number): string {
  const top = index * ROW
  const share = ((peers / total) * 100).toFixed(2)
  return `<text x="0" y="${top + 14}">${escaped(name)}: ${peers}</text><rect class="rail" x="0" y="${top + 20}" width="100%" height="14" rx="3"/><rect class="bar" x="0" y="${top + 20}" width="${share}%" height="14" rx="3"/>`
}
