import type {Peer, Region, Regions} from '../../model/region.js'

/** Regions of which some are not as the dump shows them; undefined = gone. Nothing is copied: there may be a million. */
export class ChangedRegions implements Regions {
  constructor(
    private readonly before: Regions,
    private readonly change: (region: Region) => Region | undefined,
  ) {}

  get count(): number {
    return this.before.count
  }

  get lists(): Regions['lists'] {
    return this.before.lists
  }

  get(id: number): Region | undefined {
    const region = this.before.get(id)
    return region && this.change(region)
  }

  on(storeId: number): readonly Region[] {
    return this.before.on(storeId).flatMap((region) => this.change(region) ?? []).filter(({peers}) => peers.some((peer) => peer.storeId === storeId))
  }

  leaderless(limit?: number): readonly Region[] {
    const regions = [...this.all()].filter(({leader}) => leader === undefined)
    return regions.toSorted((a, b) => a.id - b.id).slice(0, limit)
  }

  *all(): Iterable<Region> {
    for (const region of this.before.all()) {
      const changed = this.change(region)
      if (changed) yield changed
    }
  }
}

/** The Region without the peer. */
export function withoutPeer(region: Region, gone: Peer): Region {
  const isOther = ({id}: Peer) => id !== gone.id
  return {
    ...region,
    peers: region.peers.filter(isOther),
    pendingPeers: region.pendingPeers.filter(isOther),
    downPeers: region.downPeers.filter(({peer}) => isOther(peer)),
    leader: region.leader && isOther(region.leader) ? region.leader : undefined,
  }
}
