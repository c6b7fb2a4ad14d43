import type {Component} from '../../model/log-digest.js'
import type {Signature} from '../../signatures/index.js'
import type {Hit} from './hit.js'
import {Sample} from './sample.js'

/** Hits kept of either end: of a signature, and of one that keeps all. */
export const KEPT = 10
export const KEPT_OF_ALL = 1000

/** Hits of one signature in one file, also by the Region and by the store that they name. */
export interface SignatureTally {
  readonly all: Sample
  readonly byRegion: Map<number, Sample>
  readonly byStore: Map<number, Sample>
}

/** How many Regions or stores of one signature are kept apart over all files, and how many of them with all their examples. */
const KEYS = 4_000
const WHOLE_KEYS = 300

/**
 * Keeps memory flat: the drain of a large store names every Region in each signature of operators. The watched Regions do not count
 * against it, and no signature takes the room of another.
 */
export class KeyBudget {
  private readonly used = new Map<string, number>()
  isExceeded = false

  /** Lines after `until` are not counted. */
  constructor(private readonly watched: ReadonlySet<number>, readonly until = Number.POSITIVE_INFINITY) {}

  /** How many hits of either end a new key of the signature may keep; 0 when it cannot be kept apart. */
  limitFor(signature: string, regionId?: number): number {
    if (regionId !== undefined && this.watched.has(regionId)) return KEPT
    const used = this.used.get(signature) ?? 0
    this.isExceeded ||= used >= KEYS
    if (used >= KEYS) return 0
    this.used.set(signature, used + 1)
    return used < WHOLE_KEYS ? KEPT : 1
  }
}

/** What one file said. */
export class FileTallies {
  readonly bySignature = new Map<string, SignatureTally>()
  readonly mentions = new Map<number, Sample>()
  /** How many lines of each signature there were, those after `until` too: they tell who wrote them. */
  private readonly heard = new Map<Signature, {lines: number}>()

  constructor(private readonly budget: KeyBudget) {}

  add(signature: Signature, hit: Hit): void {
    this.hear(signature)
    if (hit.order > this.budget.until) return
    const tally = this.tallyOf(signature)
    tally.all.add(hit)
    const {regionId, storeId} = hit
    if (regionId !== undefined) (tally.byRegion.get(regionId) ?? begun(tally.byRegion, regionId, this.budget.limitFor(signature.id, regionId)))?.add(hit)
    if (storeId !== undefined) (tally.byStore.get(storeId) ?? begun(tally.byStore, storeId, this.budget.limitFor(signature.id)))?.add(hit)
  }

  /** A line that names a watched Region. */
  mention(regionId: number, hit: Hit): void {
    if (hit.order <= this.budget.until) (this.mentions.get(regionId) ?? begun(this.mentions, regionId, KEPT))?.add(hit)
  }

  /** Who wrote it, by what it said. */
  component(): Component | undefined {
    const votes = new Map<Component, number>()
    for (const [{component}, {lines}] of this.heard) if (component !== 'tiup') votes.set(component, (votes.get(component) ?? 0) + lines)
    return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0]
  }

  private hear(signature: Signature): void {
    const heard = this.heard.get(signature)
    if (heard) heard.lines++
    else this.heard.set(signature, {lines: 1})
  }

  private tallyOf({id, keep}: Signature): SignatureTally {
    let tally = this.bySignature.get(id)
    if (!tally) {
      tally = {all: new Sample(keep === 'all' ? KEPT_OF_ALL : KEPT), byRegion: new Map(), byStore: new Map()}
      this.bySignature.set(id, tally)
    }
    return tally
  }
}

/** Undefined where nothing may be kept. */
function begun(samples: Map<number, Sample>, id: number, limit: number): Sample | undefined {
  if (limit === 0) return undefined
  const sample = new Sample(limit)
  samples.set(id, sample)
  return sample
}
