import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import type {ReplayGroup, StoreReport} from '../contract.js'
import {type Block, paragraph, plain} from '../document.js'

/** How many of the Regions left each store may take, and which of PD's filters keep it from the others: store by filter. */
export function matrixBlocks({store, replay}: StoreReport): Block[] {
  const groups = replay ?? []
  const filters = [...new Set(groups.flatMap(({rejected}) => rejected.map(({by}) => by)))].toSorted()
  const stores = [...new Set(groups.flatMap(({rejected, targets}) => [...targets, ...rejected.map((each) => each.store)]))].toSorted((a, b) => a - b)
  if (stores.length === 0) return []
  const cell = (isIn: (group: ReplayGroup) => boolean) => plain(String(sum(groups.filter(isIn)) || '·'))
  const rows = stores.map((id) => [
    plain(String(id)),
    cell(({targets}) => targets.includes(id)),
    ...filters.map((filter) => cell(({rejected}) => rejected.some((each) => each.store === id && each.by === filter))),
  ])
  return [paragraph(plain(say`The ${count(sum(groups), 'Region')} left on store ${store}, counted by the stores that could take them and by PD's filters that keep stores from doing so:`)), {kind: 'table', head: [say`Store`, say`could take`, ...filters.map((filter) => say`${filter}`)], rows}]
}

const sum = (groups: readonly ReplayGroup[]): number => groups.reduce((total, {regions}) => total + regions.length, 0)
