import {say} from '../../model/say.js'
import {decision} from '../content/decisions.js'
import type {ReplayGroup, StoreReport} from '../contract.js'
import {wordsOf} from '../document.js'
import {chargesOf} from './charges-picture.js'

/** What stands in a row of the table of Regions, but for the Region. */
interface RowText {
  readonly store: number
  readonly held: string
  readonly decided: string
}

/** The table of Regions but for their ids, which the page takes from the report: looked up here, so that it opens at once. */
export interface RegionRows {
  readonly texts: readonly RowText[]
  /** How many rows in a row have the same text, and which; and so on. */
  readonly runs: readonly number[]
}

/** Every Region left, in the order of the stores, of the charges and of the Regions in each. */
export function regionRows(stores: readonly StoreReport[]): RegionRows {
  const texts: RowText[] = []
  const runs: number[] = []
  for (const store of stores) {
    const decisionOf = decisionsOf(store.replay ?? [])
    for (const {held, regions} of chargesOf(store)) {
      const known = new Map<string, number>()
      for (const region of regions) {
        const decided = decisionOf(region)
        const text = known.get(decided) ?? texts.push({store: store.store, held, decided}) - 1
        known.set(decided, text)
        if (runs.at(-1) === text) runs[runs.length - 2]!++
        else runs.push(1, text)
      }
    }
  }
  return {texts, runs}
}

function decisionsOf(groups: readonly ReplayGroup[]): (region: number) => string {
  const groupOf = new Map<number, number>()
  for (const [at, {regions}] of groups.entries()) for (const region of regions) groupOf.set(region, at)
  const decisions = groups.map((group) => wordsOf(decision(group)))
  return (region) => decisions[groupOf.get(region) ?? -1] ?? say`not replayed`
}
