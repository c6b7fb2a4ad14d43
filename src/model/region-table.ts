import {Column} from './columns.js'
import {IdIndex} from './id-index.js'
import {IdSet} from './id-set.js'
import type {RegionBatch} from './region-batch.js'
import {type JsonPlace, placeOf, type RegionPlace} from './region-places.js'
import {RegionRows} from './region-rows.js'
import type {Region, RegionList, Regions} from './region.js'

/** How many are added to the index at once. */
const block = new Float64Array(4096)

/** PD prints none with peers in fewer bytes. */
const LEAST_BYTES = 200

/** About how many there are in a file that begins with these. */
function regionsIn(bytes: number, {offsets, count}: RegionBatch): number {
  const each = (offsets[count - 1]! - offsets[0]!) / (count - 1)
  return Math.ceil(bytes / Math.max(each || bytes, LEAST_BYTES))
}

/** The Regions of one sample, each as the newest of the dumps shows it. */
export class RegionTable implements Regions {
  readonly lists: RegionList[] = []
  private readonly rows = new RegionRows()
  /** Of each Region the row that counts, in the order in which the Regions came; undefined as long as each row is a Region of its own. */
  private current: Column | undefined
  private readonly numbers = new IdIndex((number) => this.rows.idOf(this.rowAt(number)))
  /** The rows that are in the index: those for which it would have to grow wait until somebody asks, when it is known how many they are. */
  private indexed = 0
  /** What `on` has found: it is asked often, and looks at every row. */
  private readonly onStore = new Map<number, readonly Region[]>()
  private listsLackLearners = false
  /** The row with which the list begins that is being read. */
  private listFrom = 0

  get count(): number {
    this.index()
    return this.numbers.size
  }

  /** Up to 4.0.16 `region store N` hides learners (tikv/pd#3070). */
  get hidesLearners(): boolean {
    return this.listsLackLearners
  }

  set hidesLearners(isHiding: boolean) {
    if (isHiding !== this.listsLackLearners) this.onStore.clear()
    this.listsLackLearners = isHiding
  }

  /** After its Regions. What was asked of one Region, or of one store, proves more than a list of all or of what `region check` has found. */
  addList(list: RegionList): void {
    this.onStore.clear()
    this.lists.push(list)
    if (list.kind === 'single' || list.kind === 'store') for (const id of list.ids) this.markOwn(id)
    this.listFrom = this.rows.length
  }

  private markOwn(id: number): void {
    const row = this.rowOf(id)
    if (row !== undefined && row >= this.listFrom) this.rows.markOwn(row)
  }

  /** A Region that is here already is kept where its epoch is higher; with an equal one the one that proves more wins, else the later one. */
  add(region: Omit<Region, 'source'>, place: RegionPlace): void {
    this.index()
    if (this.point(this.numbers.add(region.id), region.epoch, this.rows.length)) {
      this.rows.push(region, place)
      this.indexed++
    }
    this.onStore.clear()
  }

  /** The same for Regions that follow each other in a list; the place is that of the first. What is not newer stays behind, unused. */
  addBatch(batch: RegionBatch, first: Required<JsonPlace>, fileBytes = 0): void {
    if (this.rows.length === 0) this.numbers.expect(regionsIn(fileBytes, batch))
    this.rows.pushAll(batch, first)
    this.onStore.clear()
    if (this.numbers.hasRoomFor(this.rows.length - this.indexed)) this.index()
  }

  private index(): void {
    const {rows, numbers} = this
    if (this.indexed === rows.length) return
    numbers.expect(rows.length - this.indexed)
    while (this.indexed < rows.length) {
      const first = this.indexed
      const ids = block.subarray(0, rows.length - first)
      rows.idsFrom(first, ids)
      numbers.addAll(ids, (number, at) => this.point(number, undefined, first + at))
      this.indexed += ids.length
    }
  }

  /** Points to a row, unless the one that is there is newer; the epoch is that of a row which does not exist yet. */
  private point(number: number, epoch: Region['epoch'] | undefined, row: number): boolean {
    if (!this.current) {
      if (number === row) return true
      this.current = new Column()
      for (let before = 0; before < row; before++) this.current.push(before)
    }
    if (number === this.current.length) this.current.push(row)
    else if (this.rows.outranks(this.current.at(number), epoch ?? this.rows.epochOf(row))) return false
    else this.current.set(number, row)
    return true
  }

  private rowAt(number: number): number {
    return this.current ? this.current.at(number) : number
  }

  /** Takes over what another table has and this one does not. */
  addMissing(other: Regions, isWanted: (region: Region) => boolean): void {
    for (const region of other.all()) {
      if (this.rowOf(region.id) === undefined && isWanted(region)) this.add(region, placeOf(region.source))
    }
  }

  get(id: number): Region | undefined {
    const row = this.rowOf(id)
    return row === undefined ? undefined : this.rows.region(row)
  }

  private rowOf(id: number): number | undefined {
    this.index()
    const number = this.numbers.get(id)
    return number === undefined ? undefined : this.rowAt(number)
  }

  /** A whole `region store N` decides; without one every Region that names the store. */
  on(storeId: number): readonly Region[] {
    const known = this.onStore.get(storeId) ?? this.find(storeId)
    this.onStore.set(storeId, known)
    return known
  }

  private find(storeId: number): readonly Region[] {
    const list = this.lists.findLast((list) => list.kind === 'store' && list.storeId === storeId && list.isComplete)
    const listed = list && new IdSet(Float64Array.from(list.ids))
    return this.where(this.rows.on(storeId), (row) => !listed || listed.has(this.rows.idOf(row)) || (this.listsLackLearners && this.rows.isLearnerOn(row, storeId)))
  }

  leaderless(limit = 1000): readonly Region[] {
    return this.where(this.rows.leaderless(), () => true, limit)
  }

  *all(): Iterable<Region> {
    for (let number = 0; number < this.count; number++) yield this.rows.region(this.rowAt(number))
  }

  pendingByStore(): ReadonlyMap<number, number> {
    const counts = new Map<number, number>()
    for (let number = 0; number < this.count; number++) {
      for (const storeId of this.rows.pendingStores(this.rowAt(number))) counts.set(storeId, (counts.get(storeId) ?? 0) + 1)
    }
    return counts
  }

  /** By id; of the rows those that count. */
  private where(found: Iterable<number>, holds: (row: number) => boolean, limit = Infinity): readonly Region[] {
    this.index()
    const rows = new Column()
    const ids = new Column()
    let isSorted = true
    for (const row of found) {
      const id = this.rows.idOf(row)
      if ((this.current && this.rowOf(id) !== row) || !holds(row)) continue
      isSorted &&= ids.length === 0 || ids.at(ids.length - 1) < id
      rows.push(row)
      ids.push(id)
    }
    if (isSorted) return Array.from({length: Math.min(rows.length, limit)}, (_, at) => this.rows.region(rows.at(at)))
    return Array.from(Float64Array.from(ids).toSorted().subarray(0, limit), (id) => this.get(id)!)
  }
}
