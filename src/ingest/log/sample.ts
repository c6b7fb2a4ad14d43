import type {Hit} from './hit.js'

/** Counts hits, and keeps the first and the last ones in order of time: files of a node need not come in order. */
export class Sample {
  count = 0
  private readonly early: Hit[] = []
  private readonly late: Hit[] = []

  /** `limit` hits are kept of either end. */
  constructor(private readonly limit: number) {}

  add(hit: Hit): void {
    this.count++
    this.keep(hit)
  }

  /** Takes over what another sample counted and kept. */
  merge(other: Sample): void {
    for (const hit of other.hits()) this.keep(hit)
    this.count += other.count
  }

  /** What was kept, in order of time. */
  hits(): readonly Hit[] {
    return [...this.early, ...this.late]
  }

  private keep(hit: Hit): void {
    const last = this.early.at(-1)
    if (this.early.length < this.limit) insert(this.early, hit)
    else if (last !== undefined && hit.order < last.order) {
      insert(this.early, hit)
      this.keepLate(this.early.pop() ?? hit)
    } else this.keepLate(hit)
  }

  private keepLate(hit: Hit): void {
    const first = this.late[0]
    if (first !== undefined && this.late.length === this.limit && hit.order < first.order) return
    insert(this.late, hit)
    if (this.late.length > this.limit) this.late.shift()
  }
}

/** Behind those of the same time, so that lines of one millisecond stay in the order of the file. */
function insert(hits: Hit[], hit: Hit): void {
  let at = hits.length
  while (at > 0 && (hits[at - 1]?.order ?? 0) > hit.order) at--
  // A log comes in order as a rule.
  if (at === hits.length) hits.push(hit)
  else hits.splice(at, 0, hit)
}
