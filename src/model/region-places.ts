import {Column} from './columns.js'
import {isLine, isRow, type JsonDocument, type Source} from './source.js'

/** Where a reader found a Region: in a JSON document, or on a line of a table. */
export type RegionPlace = JsonPlace | {readonly file: string; readonly line: number; readonly offset: number}

export interface JsonPlace {
  readonly document: JsonDocument
  /** Pointer of the list it stands in, and its place there; without a place the pointer of the Region itself. */
  readonly list: string
  readonly index?: number
  /** Byte in the decoded text at which the Region begins, where it is known. */
  readonly offset?: number
}

/** For a place in a list, or a byte in a file, that is not known. */
const NONE = -1

/** The places of many Regions, in typed columns. */
export class RegionPlaces {
  /** What several of them have in common. */
  private readonly shared: RegionPlace[] = []
  /** Runs of Regions that follow each other there: the row and the index of the first. */
  private readonly rows = new Column()
  private readonly indexes = new Column()
  private readonly sharedAt = new Column()
  private readonly offsets = new Column()

  push(place: RegionPlace): void {
    this.run(place, ('file' in place ? place.line : place.index) ?? NONE)
    this.offsets.push(place.offset ?? NONE)
  }

  /** Places that follow each other in a list; the offsets count from that of the first. */
  pushAll(first: Required<JsonPlace>, offsets: Float64Array, count: number): void {
    this.run(first, first.index)
    this.offsets.pushAll(offsets, 0, count, first.offset)
  }

  at(row: number): RegionPlace {
    const run = this.rows.lastUpTo(row)
    const place = this.shared[this.sharedAt.at(run)]!
    const first = this.indexes.at(run)
    const index = first === NONE ? NONE : first + row - this.rows.at(run)
    const offset = this.offsets.at(row)
    if ('file' in place) return {file: place.file, line: index, offset}
    const {document, list} = place
    return {document, list, ...(index !== NONE && {index}), ...(offset !== NONE && {offset})}
  }

  private run(place: RegionPlace, index: number): void {
    const [row, last] = [this.offsets.length, this.rows.length - 1]
    const [known, first] = [this.shared.at(-1), this.indexes.at(last)]
    if (!known || !isTogether(known, place)) this.shared.push(place)
    else if (index !== NONE && first !== NONE && index === first + row - this.rows.at(last)) return
    this.rows.push(row)
    this.indexes.push(index)
    this.sharedAt.push(this.shared.length - 1)
  }
}

function isTogether(a: RegionPlace, b: RegionPlace): boolean {
  if ('file' in a) return 'file' in b && a.file === b.file
  return 'list' in b && a.document === b.document && a.list === b.list
}

export function sourceAt(place: RegionPlace): Source {
  if ('file' in place) return {file: place.file, row: place.line, offset: place.offset}
  const {document, list, index, offset} = place
  const pointer = index === undefined ? list : `${list}/${index}`
  return offset === undefined ? {document, pointer} : {document, pointer, near: {pointer, offset}}
}

export function placeOf(source: Source): RegionPlace {
  if (isRow(source)) return {file: source.file, line: source.row, offset: source.offset}
  if (isLine(source)) return {file: source.file, line: source.line, offset: 0}
  const {document, pointer, near} = source
  //  /regions/12
  const [, list, index] = /^(.*)\/(\d+)$/.exec(pointer) ?? []
  return {document, list: list ?? pointer, ...(index !== undefined && {index: Number(index)}), ...(near && {offset: near.offset})}
}
