import type {Hit} from './hit.js'

/** Counts hits, and keeps the first and the last ones in order of time: files of a node need not come in order. */
export class Sample {
  count = 0
  private readonly early: Hit[] = []
  /** In order from `oldest` on, round about. */
  private late: Hit[] = []
  private oldest = 0
  /** Of the last one in `early`, when that is full, and in `late`: a log that comes in order asks for no more. */
  private earlyEnd = Number.POSITIVE_INFINITY
  private newest = Number.NEGATIVE_INFINITY

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
    return [...this.early, ...this.lateInOrder()]
  }

  private lateInOrder(): Hit[] {
    return [...this.late.slice(this.oldest), ...this.late.slice(0, this.oldest)]
  }

  private keep(hit: Hit): void {
    hit.holders++
    if (hit.order >= this.earlyEnd) return this.keepLate(hit)
    insert(this.early, hit)
    const pushed = this.early.length > this.limit ? this.early.pop() : undefined
    if (this.early.length === this.limit) this.earlyEnd = this.early.at(-1)?.order ?? 0
    if (pushed) this.keepLate(pushed)
  }

  private keepLate(hit: Hit): void {
    const isFull = this.late.length === this.limit
    if (isFull && hit.order >= this.newest) {
      this.late[this.oldest]!.holders--
      this.late[this.oldest] = hit
      this.oldest = (this.oldest + 1) % this.limit
      this.newest = hit.order
      return
    }
    const inOrder = this.lateInOrder()
    insert(inOrder, hit)
    if (isFull) inOrder.shift()!.holders--
    this.late = inOrder
    this.oldest = 0
    this.newest = inOrder.at(-1)!.order
  }
}

/** Behind those of the same time, so that lines of one millisecond stay in the order of the file. */
function insert(hits: Hit[], hit: Hit): void {
  let at = hits.length
  while (at > 0 && (hits[at - 1]?.order ?? 0) > hit.order) at--
  hits.splice(at, 0, hit)
}
