import {type IdSet, idSet, idsOf} from '../model/id-set.js'
import {Pairs} from '../model/pairs.js'
import {selectAlike, shapesOf} from '../model/region-shapes.js'
import type {Region} from '../model/region.js'
import {isDecidable} from './decide.js'
import {countBefore, firstAfter} from './key-range.js'

/** What tells Regions apart that look alike. */
interface Measures {
  /** Sorted keys at which a rule or a label begins or ends. */
  readonly boundaries: readonly string[]
  /** A peer that is down for as long is to be replaced. */
  readonly maxDownMs: number
}

const lineUps = new WeakMap<readonly Region[], LineUp>()
/** So many answers are kept: few changes move a boundary. */
const MOST_KNOWN = 3

/** The Regions of a list, by id, of which PD's decision can be told, and which of them are alike: worked out once, for each remedy is tried on the same ones. */
export class LineUp {
  readonly regions: readonly Region[]
  readonly list: readonly number[]
  readonly ids: IdSet
  private readonly known: Array<{readonly measures: Measures; readonly classes: Uint32Array}> = []

  private constructor(all: readonly Region[]) {
    this.regions = selectAlike(all, isDecidable)
    this.list = idsOf(this.regions)
    this.ids = idSet(this.list)
  }

  static of(regions: readonly Region[]): LineUp {
    const known = lineUps.get(regions) ?? new LineUp(regions)
    lineUps.set(regions, known)
    return known
  }

  /** The same number for Regions about which every decision is the same, as far as no operator runs. */
  classes(measures: Measures): Uint32Array {
    const before = this.known.find((one) => isSame(one.measures, measures))
    if (before) return before.classes
    const classes = this.classify(measures)
    this.known.unshift({measures, classes})
    this.known.length = Math.min(this.known.length, MOST_KNOWN)
    return classes
  }

  private classify({boundaries, maxDownMs}: Measures): Uint32Array {
    const {numbers, examples} = shapesOf(this.regions)
    const hasDown = examples.map(({downPeers}) => downPeers.length > 0)
    // No Region begins before the empty key.
    const isDivided = boundaries.some((key) => key !== '')
    if (!isDivided && !hasDown.includes(true)) return numbers
    const pairs = new Pairs()
    return Uint32Array.from(this.regions, (region, at) => {
      let number = pairs.numberOf(0, numbers[at]!)
      if (hasDown[numbers[at]!]) for (const {downSeconds} of region.downPeers) number = pairs.numberOf(number, Number(downSeconds * 1000 >= maxDownMs))
      return isDivided ? pairs.numberOf(pairs.numberOf(number, firstAfter(boundaries, region.startKey)), countBefore(boundaries, region.endKey)) : number
    })
  }
}

function isSame(one: Measures, other: Measures): boolean {
  return one.maxDownMs === other.maxDownMs && one.boundaries.length === other.boundaries.length && one.boundaries.every((key, at) => key === other.boundaries[at])
}
