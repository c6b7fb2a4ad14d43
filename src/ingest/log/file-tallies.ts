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
  private readonly votes = new Map<Component, number>()

  constructor(private readonly budget: KeyBudget) {}

  add(signature: Signature, hit: Hit): void {
    if (signature.component !== 'tiup') this.votes.set(signature.component, (this.votes.get(signature.component) ?? 0) + 1)
    if (hit.order > this.budget.until) return
    const tally = this.tallyOf(signature)
    tally.all.add(hit)
    if (hit.regionId !== undefined) add(tally.byRegion, hit.regionId, hit, () => this.budget.limitFor(signature.id, hit.regionId))
    if (hit.storeId !== undefined) add(tally.byStore, hit.storeId, hit, () => this.budget.limitFor(signature.id))
  }

  /** A line that names a watched Region. */
  mention(regionId: number, hit: Hit): void {
    if (hit.order <= this.budget.until) add(this.mentions, regionId, hit, () => KEPT)
  }

  /** Who wrote it, by what it said. */
  component(): Component | undefined {
    return [...this.votes].toSorted((a, b) => b[1] - a[1])[0]?.[0]
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

function add(samples: Map<number, Sample>, id: number, hit: Hit, limitOfNew: () => number): void {
  let sample = samples.get(id)
  if (!sample) {
    const limit = limitOfNew()
    if (limit === 0) return
    sample = new Sample(limit)
    samples.set(id, sample)
  }
  sample.add(hit)
}
