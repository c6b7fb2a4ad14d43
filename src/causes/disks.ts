import type {Cluster} from '../model/cluster.js'
import type {MountedDisk} from '../model/disk.js'
import {say, type Sentence} from '../model/say.js'
import {isHost} from '../model/tiup.js'
import {count} from '../model/words.js'
import {cite, type Evidence} from './cause.js'
import {tiupNodesOf} from './tiup-nodes.js'

/** TiKV refuses writes below `storage.reserve-space`, 5 GB or 5 % by default; 2 % is below it on every disk that is no toy. */
export const FULL = 0.02
/** How far the size of a mount may differ from the capacity that PD has: df rounds. */
const ROUNDING = 0.03

/** The rows of `df` for the mount that holds the data of a store, where the topology or the size tells which that is. */
export function disksOf(cluster: Cluster, storeId: number): readonly MountedDisk[] {
  const store = cluster.stores?.byId.get(storeId)
  if (!store || !cluster.disks) return []
  const here = cluster.disks.filter(({host}) => host !== undefined && isHost(host, store.address))
  const dataDir = tiupNodesOf(cluster, storeId)[0]?.dataDir
  if (dataDir !== undefined) return holding(here, dataDir)
  // Capacity may be configured; a mount of another size is then none that this can tell.
  const fitting = here.filter(({size}) => size !== undefined && store.capacity !== undefined && Math.abs(size - store.capacity) <= store.capacity * ROUNDING)
  const [mount, ...others] = new Set(fitting.map((disk) => disk.mount))
  return others.length > 0 ? [] : here.filter((disk) => disk.mount === mount)
}

/** The rows of the innermost mount above the directory. */
export function holding(disks: readonly MountedDisk[], directory: string): readonly MountedDisk[] {
  const above = disks.filter(({mount}) => mount === '/' || directory === mount || directory.startsWith(`${mount}/`))
  const inner = Math.max(0, ...above.map(({mount}) => mount.length))
  return above.filter(({mount}) => mount.length === inner)
}

export function isFullDisk({counts, size, available, usedPercent}: MountedDisk): boolean {
  if (counts === 'inodes') return usedPercent >= 100
  return size !== undefined && available !== undefined && size > 0 ? available / size < FULL : usedPercent >= 99
}

/** `df` at the end: one host may have been asked more than once. */
export function fullDisk(disks: readonly MountedDisk[]): MountedDisk | undefined {
  const last = (counts: MountedDisk['counts']) => disks.findLast((disk) => disk.counts === counts)
  return [last('bytes'), last('inodes')].find((disk) => disk !== undefined && isFullDisk(disk))
}

export function citeDisk(disk: MountedDisk, where: Sentence): Evidence {
  const left = disk.counts === 'inodes' ? say`${count(disk.available ?? 0, 'inode')} left` : say`${disk.usedPercent} % used`
  return cite(disk, say`\`df\` on ${where}: \`${disk.mount}\` is full (${left})`)
}
