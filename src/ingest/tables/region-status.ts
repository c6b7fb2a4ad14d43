import {Column, HexColumn} from '../../model/columns.js'
import type {Source} from '../../model/source.js'
import type {Table} from '../../model/table.js'
import {numberOf} from '../pd/fields.js'
import type {Cell} from './split.js'

/** What TIKV_REGION_STATUS tells of a Region. A part is undefined when the result lacks its column. */
interface RegionStatus {
  readonly epoch: {readonly confVer: number; readonly version: number} | undefined
  readonly range: {readonly startKey: string; readonly endKey: string} | undefined
  readonly size: number | undefined
  readonly keys: number | undefined
}

const NONE = -1

/**
 * TIKV_REGION_STATUS, in columns: a Region has a row for each table and index that has data in it, and there may be millions.
 *
 *     | REGION_ID | START_KEY | END_KEY | TABLE_ID | DB_NAME | TABLE_NAME | IS_INDEX | … | EPOCH_CONF_VER | EPOCH_VERSION | … | APPROXIMATE_SIZE | APPROXIMATE_KEYS |
 *     |    434317 | 7480…FA   | 7480…FA |    11705 | shop    | orders     |        0 | … |              7 |          4204 | … |                0 |                0 |
 */
export class RegionStatusTable {
  private readonly rowOf = new Map<number, number>()
  private readonly confVers = new Column()
  private readonly versions = new Column()
  private readonly sizes = new Column()
  private readonly keys = new Column()
  private readonly hasRange = new Column()
  private readonly boundaries = new HexColumn()

  get count(): number {
    return this.rowOf.size
  }

  /** False for a row without an id. `shown` are the columns of the result: NULL is not the same as not shown. */
  add(get: (column: string) => Cell, shown: ReadonlySet<string>): boolean {
    const id = numberOf(get('REGION_ID'))
    if (id === undefined || id <= 0) return false
    const row = this.rowOf.get(id)
    const version = numberOf(get('EPOCH_VERSION')) ?? NONE
    if (row !== undefined && this.versions.at(row) >= version && this.hasRange.at(row) === 1) return true
    this.rowOf.set(id, this.confVers.length)
    this.confVers.push(numberOf(get('EPOCH_CONF_VER')) ?? NONE)
    this.versions.push(version)
    this.sizes.push(numberOf(get('APPROXIMATE_SIZE')) ?? NONE)
    this.keys.push(numberOf(get('APPROXIMATE_KEYS')) ?? NONE)
    this.hasRange.push(shown.has('START_KEY') && shown.has('END_KEY') ? 1 : 0)
    this.boundaries.push((get('START_KEY') ?? '').toUpperCase())
    this.boundaries.push((get('END_KEY') ?? '').toUpperCase())
    return true
  }

  get(regionId: number): RegionStatus | undefined {
    const row = this.rowOf.get(regionId)
    if (row === undefined) return undefined
    const [confVer, version] = [this.confVers.at(row), this.versions.at(row)]
    return {
      epoch: confVer === NONE || version === NONE ? undefined : {confVer, version},
      range: this.hasRange.at(row) === 1 ? {startKey: this.boundaries.at(2 * row), endKey: this.boundaries.at(2 * row + 1)} : undefined,
      size: known(this.sizes.at(row)),
      keys: known(this.keys.at(row)),
    }
  }
}

/** The table, and the index, that a row of TIKV_REGION_STATUS names. */
export function tableIn(get: (column: string) => Cell, source: Source): Table | undefined {
  const [id, database, name] = [numberOf(get('TABLE_ID')), get('DB_NAME'), get('TABLE_NAME')]
  if (id === undefined || id <= 0 || !database || !name) return undefined
  const [index, indexName] = [numberOf(get('INDEX_ID')), get('INDEX_NAME')]
  return {id: BigInt(id), database, name, indexes: new Map(index !== undefined && indexName ? [[BigInt(index), indexName]] : []), source}
}

function known(value: number): number | undefined {
  return value === NONE ? undefined : value
}
