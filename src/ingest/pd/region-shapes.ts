import type {JsonBytes} from './json-bytes.js'

/** What a field of a Region is to the reader of columns. */
export enum Field {
  /** Nothing that matters, whatever it holds. */
  Other,
  /** It makes the object something else. */
  Foreign,
  Id,
  StartKey,
  EndKey,
  Epoch,
  Peers,
  Leader,
  DownPeers,
  PendingPeers,
  Replication,
  Size,
  Keys,
  ConfVer,
  Version,
  PeerId,
  StoreId,
  Role,
  RoleName,
  IsLearner,
  IsWitness,
  DownPeer,
  DownSeconds,
}

const NO_FIELD = 0

/** The fields that an object may have, in the JSON of PD (tikv/pd server/api/region.go; metapb.Peer). */
export class Shape {
  private readonly names: readonly Uint8Array[]
  private readonly fields: readonly Field[]
  /** Which name stood behind each one last, and at the beginning: all Regions of a dump are written in one order. */
  private readonly follower: Uint8Array

  constructor(fields: Readonly<Record<string, Field>>) {
    this.names = [new Uint8Array(0), ...Object.keys(fields).map((name) => Buffer.from(`"${name}":`))]
    this.fields = [Field.Other, ...Object.values(fields)]
    this.follower = new Uint8Array(this.names.length)
  }

  /** Which of the names stands there, behind another one; 0 for none. */
  nameAt(json: JsonBytes, at: number, before: number): number {
    const guess = this.follower[before]!
    if (guess !== NO_FIELD && json.matches(at, this.names[guess]!)) return guess
    for (let name = 1; name < this.names.length; name++) {
      if (!json.matches(at, this.names[name]!)) continue
      this.follower[before] = name
      return name
    }
    return NO_FIELD
  }

  fieldOf(name: number): Field {
    return this.fields[name]!
  }

  lengthOf(name: number): number {
    return this.names[name]!.length
  }
}

export const REGION = new Shape({
  id: Field.Id,
  start_key: Field.StartKey,
  end_key: Field.EndKey,
  epoch: Field.Epoch,
  peers: Field.Peers,
  leader: Field.Leader,
  down_peers: Field.DownPeers,
  pending_peers: Field.PendingPeers,
  cpu_usage: Field.Other,
  written_bytes: Field.Other,
  read_bytes: Field.Other,
  written_keys: Field.Other,
  read_keys: Field.Other,
  approximate_size: Field.Size,
  approximate_keys: Field.Keys,
  approximate_kv_size: Field.Other,
  replication_status: Field.Replication,
  region: Field.Foreign,
  peer_stores: Field.Foreign,
})
/** Of a cluster that replicates by DR auto-sync. */
export const REPLICATION = new Shape({state: Field.Other, state_id: Field.Other})
export const EPOCH = new Shape({conf_ver: Field.ConfVer, version: Field.Version})
export const PEER = new Shape({role_name: Field.RoleName, id: Field.PeerId, store_id: Field.StoreId, role: Field.Role, is_learner: Field.IsLearner, is_witness: Field.IsWitness})
export const DOWN_PEER = new Shape({peer: Field.DownPeer, down_seconds: Field.DownSeconds})
