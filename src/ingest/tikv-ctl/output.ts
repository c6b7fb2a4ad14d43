import type {LineSource} from '../../model/source.js'
import {numberOf} from '../pd/fields.js'
import {LocalPeerTextReader} from './local-peer-text.js'
import {type Place, type SeenPeer, targetOf} from './place.js'

/** Reads the lines that tikv-ctl prints, whatever its command. */
export class TikvCtlReader {
  /** Which store each target is, by `tikv-ctl store`. */
  readonly stores = new Map<string, number>()
  private readonly local = new LocalPeerTextReader()

  get peers(): readonly SeenPeer[] {
    return this.local.peers
  }

  /** False when the line is nothing that tikv-ctl says. */
  read(text: string, source: LineSource, place: Place): boolean {
    const store = numberOf(/^store id: (\d+)$/.exec(text)?.[1])
    if (store) this.stores.set(targetOf(place), store)
    return store !== undefined || this.local.read(text, source, place) || OUTPUT.some((pattern) => pattern.test(text))
  }
}

/** Nothing that is asked for yet, but known (cmd/tikv-ctl/src/{main,executor}.rs). */
const OUTPUT: readonly RegExp[] = [
  /^api version: V\d/,
  //  cf default region size: 799.703 MB     total region number: 31     total region size: 1.2 GB
  /^(?:cf \w+ region size|total region (?:number|size)): /,
  //  mvcc.min_ts: 436638484783693826     num_entries: 821741     sst_files: 000417.sst     region.start_key: 7480…
  /^(?:mvcc\.\w+|num_(?:entries|deletes|files)|sst_files|region\.\w+): /,
  /^all regions are healthy$/,
  //  removing stores [6, 1] from configurations...     setting 7 regions to tombstone     initing empty region 100 with peer_id 101...
  /^(?:removing stores \[[\d, ]*\] from configurations|setting .{0,40} to tombstone|initing empty region \d+)/,
  /^(?:corruption info|sst meta|overlap region|suggested operations|refer operations):/,
  /^corruption analysis has completed/,
]
