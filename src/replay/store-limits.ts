import type {Cluster} from '../model/cluster.js'
import type {StoreLimit} from '../model/scheduling.js'
import type {Source} from '../model/source.js'

/** A limit, peers a minute, and where it stands. */
interface Shown {
  readonly perMinute: number
  readonly source: Source
}

type Kind = 'addPeer' | 'removePeer'

const KEYS: Readonly<Record<Kind, string>> = {addPeer: 'add-peer', removePeer: 'remove-peer'}

/** The limit that `store limit` shows of the store or, where it shows none of it, the configuration. */
export function shownLimit({storeLimits, config}: Cluster, id: number, kind: Kind): Shown | undefined {
  const saved = storeLimits?.get(id)
  if (saved) return saved[kind] === undefined ? undefined : {perMinute: saved[kind], source: saved.source}
  // Up to 3.1 every store begins with `store-balance-rate` (PD schedule/operator_controller.go getOrCreateStoreLimit).
  const paths = [`schedule.store-limit.${id}.${KEYS[kind]}`, 'schedule.store-balance-rate']
  const path = paths.find((one) => config?.number(one) !== undefined)
  const [perMinute, source] = path === undefined ? [] : [config?.number(path), config?.cite(path)]
  return perMinute === undefined || source === undefined ? undefined : {perMinute, source}
}

export function limitsOf(cluster: Cluster, id: number): Pick<StoreLimit, Kind> {
  const [add, remove] = [shownLimit(cluster, id, 'addPeer'), shownLimit(cluster, id, 'removePeer')]
  return {...(add && {addPeer: add.perMinute}), ...(remove && {removePeer: remove.perMinute})}
}
