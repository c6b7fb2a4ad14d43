import type {Cluster} from '../model/cluster.js'
import {say} from '../model/say.js'
import {isAtLeast, type Version} from '../model/version.js'
import {releaseOf} from '../replay/releases.js'
import type {Filter, Rejection} from '../replay/replay.js'
import type {Remedy} from './cause.js'
import {addStore, pdCtl, remarked, setConfig, startAgain} from './remedies.js'
import {LIMITS_AS_SHOWN} from './undo.js'

/** What makes stores take peers again, by what keeps them from it. */
export function readyAgain(cluster: Cluster, rejections: readonly Rejection[]): Remedy[] {
  const ids = (...filters: readonly Filter[]) => rejections.filter(({by}) => filters.includes(by)).map(({storeId}) => storeId)
  return [
    ...(ids('disconnected').length > 0 ? [{...startAgain(ids('disconnected'), say`its process has died or its network is cut`), verify: say`The store is Up, and operators appear within a minute.`}] : []),
    ...(ids('busy').length > 0 ? [relieve(cluster, ids('busy'))] : []),
    ...ids('store-limit').slice(0, 3).map((id) => raiseLimit(cluster, id, 'add-peer')),
    ...(ids('snapshots').length > 0 ? [{...setConfig(cluster, 'max-snapshot-count', '64', say`Allow more Raft snapshots at once`), when: say`the disks have IO to spare, and the snapshots do end`}] : []),
    ...(ids('pending-peers').length > 0 ? [{...setConfig(cluster, 'max-pending-peer-count', '64', say`Allow more pending peers`), when: say`the pending peers do catch up`}] : []),
  ]
}

function relieve(cluster: Cluster, ids: readonly number[]): Remedy {
  return {
    title: say`Find out why ${ids.length === 1 ? say`store ${ids[0]} is` : say`stores ${ids.join(say`, `)} are`} busy`,
    risk: 'read-only',
    commands: [`${pdCtl(cluster)} store ${ids[0]}`, remarked('iostat -x 1 10', say`on its host; then its tikv.log: write stalls, slow apply`)],
    verify: say`\`store\` no longer shows \`is_busy\`, and operators appear within a minute.`,
  }
}

/** Up to 4.0.1 and from 8.5.6 and 26.3.0 the new limit acts at once; between, the target filter reads the used-up one until an operator touches the store (refreshStoreRateLimit). */
export function raiseLimit(cluster: Cluster, id: number | 'all', kind: 'add-peer' | 'remove-peer'): Remedy {
  const version = cluster.version?.is
  const isPrompt = kind === 'remove-peer' || (version !== undefined && releaseOf(version).refreshesStoreLimits)
  const rate = kind === 'add-peer' ? 15 : 100_000_000
  return {
    title: say`Give ${id === 'all' ? say`all stores` : say`store ${id}`} a \`${kind}\` limit that lets peers ${kind === 'add-peer' ? say`in` : say`out`}`,
    risk: 'reversible',
    when: say`the stores have IO to spare`,
    commands: [`${pdCtl(cluster)} ${limitCommand(version, id, rate, kind)}`],
    verify: isPrompt ? say`Operators appear within a minute.` : say`Operators appear within a minute. If they do not, PD still reads the used-up limit: \`member leader resign\` makes it anew.`,
    undo: LIMITS_AS_SHOWN,
    ...(id !== 'all' && isPrompt && {whatIf: ['--store-limit', `${id}:${kind}=${rate}`]}),
  }
}

/** PD tools/pd-ctl/pdctl/command/store_command.go: 3.0 knows one limit only, and up to 4.0.1 the two have other names. */
function limitCommand(version: Version | undefined, id: number | 'all', rate: number, kind: 'add-peer' | 'remove-peer'): string {
  if (version && !isAtLeast(version, '3.1.0')) return id === 'all' ? `stores set limit ${rate}` : `store limit ${id} ${rate}`
  if (version && !isAtLeast(version, '4.0.2')) return `store limit ${id} ${rate} ${kind === 'add-peer' ? 'region-add' : 'region-remove'}`
  return `store limit ${id} ${rate} ${kind}`
}

/** A way round candidates that are not ready. */
export function anotherStore(cluster: Cluster): Remedy {
  return addStore(cluster, say`the candidates cannot be made ready soon`)
}
