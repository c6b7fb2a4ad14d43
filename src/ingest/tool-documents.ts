import type {JsonSource} from '../model/source.js'
import type {TiupNode} from '../model/tiup.js'
import {readLocalPeers} from './tikv-ctl/local-peer-json.js'
import type {Place, SeenPeer} from './tikv-ctl/place.js'
import {readDisplay} from './tiup/display.js'

/** What the JSON of other tools than PD tells, document by document. */
export class ToolDocuments {
  readonly localPeers: SeenPeer[] = []
  readonly tiup: TiupNode[] = []

  /** How many records were read. */
  read(value: unknown, source: JsonSource, place: Place): number {
    const peers = readLocalPeers(value, source, place)
    const nodes = readDisplay(value, source)
    for (const peer of peers) this.localPeers.push(peer)
    for (const node of nodes) this.tiup.push(node)
    return peers.length + nodes.length
  }
}
