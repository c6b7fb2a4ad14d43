import {type Cluster, momentOf, type Sample} from '../../model/cluster.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {within} from '../../model/source.js'
import {isAtLeast} from '../../model/version.js'
import {lasting} from '../../model/words.js'
import {gate} from '../../replay/gate.js'
import {cite, type Confidence, defineCause, found, type KnownBug, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {lastPdStart, removalOf, storeEvents} from '../history.js'
import {pdCtl, resignPdLeader} from '../remedies.js'
import {text} from './bury-not-run.text.en.js'

/** Two rounds of PD's check: every 10 s, up to 3.0 every minute (server/cluster/cluster.go backgroundJobInterval). */
const TWO_ROUNDS_MS = 2 * 60_000

// PD: server/cluster/cluster.go checkStores, BuryStore
export const buryNotRun = defineCause({
  id: 'bury-not-run',
  family: 'empty-not-buried',
  blocks: 'alone',
  text,
  needs: ['stores'],

  diagnose({cluster, store}) {
    if (store.store === undefined || store.store.state !== 'Offline') return ruledOut(say`store ${store.id} is not waiting to be buried`)
    const [, empty] = gate(cluster, store.id).terms
    if (!empty || empty.holds === null) return notChecked(say`whether anything is left on the store`, ['region-store', 'regions'], 'any')
    if (!empty.holds || (store.left?.length ?? 0) > 0) return ruledOut(say`Regions are left on it: PD has nothing to bury yet`)
    const failed = storeEvents(cluster, 'bury-failed', store.id).at(-1)
    const since = emptySince(cluster, store)
    const moment = momentOf(cluster)
    if (!failed && (since === undefined || moment === undefined)) return notChecked(say`since when the store is empty is not in the bundle`, ['store-again', 'pd-log'], 'any')
    const wait = since === undefined || moment === undefined ? 0 : moment - since
    if (!failed && wait < TWO_ROUNDS_MS) return ruledOut(say`the store is empty since ${lasting(wait)} at most: PD buries it at its next round`)
    return found({
      confidence: sureOf(cluster, store, failed),
      stores: [store.id],
      regions: [],
      holdsStore: true,
      summary: say`Nothing is left on store \`${store.id}\`${wait > 0 ? say` since ${lasting(wait)} or longer` : ''}, and PD does not turn it Tombstone${failed ? say`: it cannot save the change` : ''}.`,
      evidence: [cite({source: within(store.store.source, '/store/state_name')}, say`store ${store.id} is still ${store.store.stateName}`), ...empty.evidence, ...(failed ? [cite(failed, say`PD fails to bury it`)] : [])],
      remedies: remedies(cluster, store.id, failed),
      ...(bugsOf(cluster).length > 0 && {knownBugs: bugsOf(cluster)}),
      asks: ['store-again', 'pd-log'],
    })
  },
})

/** From this moment on nothing was left: an earlier sample that shows it, or the last move of an operator. */
function emptySince(cluster: Cluster, {id}: LeavingStore): number | undefined {
  const sample = emptyLooks(cluster, id).find((one) => one !== cluster.samples.at(-1))
  if (sample?.moment !== undefined) return sample.moment
  const times = [removalOf(cluster, id).begun, cluster.logs?.seen('operator-finished')?.last, lastPdStart(cluster)?.loaded].flatMap((event) => event?.time ?? [])
  return times.length > 0 ? Math.max(...times) : undefined
}

/** The samples in which the store was leaving, and empty: one that is not leaving is never buried. */
function emptyLooks(cluster: Cluster, id: number): readonly Sample[] {
  const lists = ({regions}: Sample) => regions?.lists.filter((list) => list.kind === 'store' && list.storeId === id && list.isComplete) ?? []
  return cluster.samples.filter((sample) => sample.stores?.byId.get(id)?.state === 'Offline' && lists(sample).some(({ids}) => ids.length === 0))
}

/** A leader of PD that just came, or a list that is only the displayed one, leaves room for doubt. */
function sureOf(cluster: Cluster, {id}: LeavingStore, failed: LogEvent | undefined): Confidence {
  return failed || new Set(emptyLooks(cluster, id).flatMap(({moment}) => moment ?? [])).size >= 2 ? 'certain' : 'likely'
}

function bugsOf({version}: Cluster): readonly KnownBug[] {
  const is = version?.is
  if (!is || !isAtLeast(is, '6.0.0-alpha')) return []
  if (!isAtLeast(is, '6.1.0')) return [{url: 'https://github.com/tikv/pd/issues/4874', affects: say`6.0: a store that was Offline before the upgrade is never buried`, fixedIn: ['6.1.0']}]
  return isAtLeast(is, '8.5.5') ? [] : [{url: 'https://github.com/tikv/pd/issues/8997', affects: say`up to 8.5.4: the removal of a store that was still Preparing is taken back`, fixedIn: ['8.5.5']}]
}

function remedies(cluster: Cluster, storeId: number, failed: LogEvent | undefined): Remedy[] {
  const look: Remedy = {title: say`Look again`, risk: 'read-only', commands: [`${pdCtl(cluster)} store ${storeId}`, `${pdCtl(cluster)} region store ${storeId}`], verify: say`Still Offline with \`count\` 0 after two minutes: go on.`}
  const disk: Remedy = {title: say`Let PD save again: free its disk, or lift the quota of etcd`, risk: 'read-only', commands: ['df -h PD_DATA_DIR', 'etcdctl --endpoints=http://PD:2379 alarm list'], verify: say`pd.log has no further \`bury store failed\`.`}
  const resign: Remedy = resignPdLeader(cluster, {title: say`Hand the PD leadership to another server`, when: say`PD is healthy; a short TSO pause follows`, verify: say`pd.log of the new leader says \`store has been Tombstone\` within a minute.`})
  return failed ? [disk, look] : [look, resign]
}
