import type {RegionTable} from '../../model/region-table.js'
import {type Asked, PeerRows} from './peer-rows.js'
import {RegionStatusTable} from './region-status.js'

/** The Region tables of one folder: TIKV_REGION_PEERS has the peers, TIKV_REGION_STATUS epoch, keys and size, and either may come first. */
export class RegionTables {
  readonly status = new RegionStatusTable()
  private readonly results: PeerRows[] = []

  /** A further result of TIKV_REGION_PEERS. */
  peers(asked: Asked): PeerRows {
    const rows = new PeerRows(asked)
    this.results.push(rows)
    return rows
  }

  /** Joins both, once all files are read. False when epochs and sizes were found of Regions whose peers nothing tells. */
  into(table: RegionTable): boolean {
    for (const rows of this.results) rows.into(table, this.status)
    this.results.length = 0
    return this.status.count === 0 || table.count > 0
  }
}
