import {type Peer, type Region, type Regions, whole} from '../../model/region.js'

/** Regions of which some are not as the dump shows them; undefined = gone. The others are not copied: there may be a million. */
export class ChangedRegions implements Regions {
  /** What `on` has found: the same list each time. */
  private readonly onStore = new Map<number, readonly Region[]>()

  constructor(
    private readonly before: Regions,
    private readonly changes: ReadonlyMap<number, Region | undefined>,
  ) {}

  get count(): number {
    return this.before.count
  }

  get lists(): Regions['lists'] {
    return this.before.lists
  }

  get(id: number): Region | undefined {
    return this.changes.has(id) ? this.changes.get(id) : this.before.get(id)
  }

  on(storeId: number): readonly Region[] {
    const known = this.onStore.get(storeId) ?? this.before.on(storeId).flatMap((region) => this.now(region) ?? []).filter(({peers}) => peers.some((peer) => peer.storeId === storeId))
    this.onStore.set(storeId, known)
    return known
  }

  leaderless(limit?: number): readonly Region[] {
    const unchanged = this.before.leaderless(this.before.count).filter(({id}) => !this.changes.has(id))
    const changed = [...this.changes.values()].flatMap((region) => (region && region.leader === undefined && !region.isLeaderUnknown ? region : []))
    return [...unchanged, ...changed].toSorted((a, b) => a.id - b.id).slice(0, limit)
  }

  *all(): Iterable<Region> {
    for (const region of this.before.all()) {
      const changed = this.now(region)
      if (changed) yield changed
    }
  }

  /** As the dump shows it: a change that takes pending peers away says so in the record of their store. */
  pendingByStore(): ReadonlyMap<number, number> {
    return this.before.pendingByStore()
  }

  private now(region: Region): Region | undefined {
    return this.changes.has(region.id) ? this.changes.get(region.id) : region
  }
}

/** The Region without the peer. */
export function withoutPeer(region: Region, gone: Peer): Region {
  const isOther = ({id}: Peer) => id !== gone.id
  return {
    ...whole(region),
    peers: region.peers.filter(isOther),
    pendingPeers: region.pendingPeers.filter(isOther),
    downPeers: region.downPeers.filter(({peer}) => isOther(peer)),
    leader: region.leader && isOther(region.leader) ? region.leader : undefined,
  }
}
