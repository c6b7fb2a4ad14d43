import type {Cluster} from '../../model/cluster.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {isAtLeast} from '../../model/version.js'
import {count, lasting, listed} from '../../model/words.js'
import {type Answer, cite, type Confidence, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {lastPdStart, removalOf, storeEvents} from '../history.js'
import {pdCtl, removePeer, sample} from '../remedies.js'
import {text} from './tombstone-with-peers.text.en.js'

/** A burial this soon after PD has loaded its Regions came before their leaders reported (heartbeats come once a minute). */
const SOON_MS = 60_000

// PD: server/cluster/cluster.go checkStore, `needBury := regionSize == 0` from 9.0.0-beta.2; Regions loaded from storage have size 0
export const tombstoneWithPeers = defineCause({
  id: 'tombstone-with-peers',
  family: 'recovery-residue',
  blocks: 'no',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const {buried} = removalOf(cluster, store.id)
    const kept = storeEvents(cluster, 'tombstone-kept', store.id).at(-1)
    const isBuried = store.store?.state === 'Tombstone' || buried !== undefined || kept !== undefined
    const left = store.left ?? []
    if (!isBuried && isUnlisted(cluster, store) && left.length > 0) return withPeers(cluster, store, [], 'likely')
    if (!isBuried) return ruledOut(say`store ${store.id} is no Tombstone`)
    if (left.length > 0) return withPeers(cluster, store, [...(buried ? [cite(buried, say`PD has made store ${store.id} Tombstone`)] : []), ...(kept ? [cite(kept, say`PD does not purge the record: Regions still list it`)] : [])])
    const wait = buried && sinceLoad(cluster, buried)
    if (buried && wait !== undefined && !store.isWhole) return hint(cluster, store, buried, wait)
    if (kept && !store.isWhole) return keptOnly(cluster, store, kept)
    return store.isWhole ? ruledOut(say`no Region lists the buried store`) : notChecked(say`whether Regions still list the buried store`, ['region-store', 'regions'], 'any')
  },
})

/** `store` lists every store that is not Tombstone. */
function isUnlisted(cluster: Cluster, {store}: LeavingStore): boolean {
  return store === undefined && cluster.stores?.isComplete === true
}

function withPeers(cluster: Cluster, {id, left = []}: LeavingStore, more: readonly Evidence[], confidence: Confidence = 'certain'): Answer {
  const leaderless = left.filter(({leader, isLeaderUnknown}) => leader === undefined && !isLeaderUnknown)
  return found({
    confidence,
    stores: [id],
    regions: left.map((region) => region.id),
    summary: say`Store \`${id}\` is ${confidence === 'certain' ? say`Tombstone` : say`in no list of stores, so Tombstone or purged,`} while ${count(left.length, 'Region')} (${listed(left.map((region) => region.id))}) still ${left.length === 1 ? 'lists' : 'list'} it${leaderless.length > 0 ? say`, ${leaderless.length} of them without a leader` : ''}: its disk may hold a replica that is needed.`,
    evidence: [cite(left[0]!, say`Region ${left[0]!.id} has a peer on store ${id}`), ...more],
    remedies: [check(cluster, id), ...sample(left.filter(({leader}) => leader !== undefined)).map((region) => removePeer(cluster, region.id, id, say`PD does not do so by itself within minutes, and the other voters are a healthy majority`))],
    asks: ['region-store', 'regions', 'stores'],
  })
}

/** How soon after the load, on a release that buries by size; undefined when that cannot have happened. */
function sinceLoad(cluster: Cluster, buried: LogEvent): number | undefined {
  const start = lastPdStart(cluster)?.loaded.time
  const isBySize = cluster.version !== undefined && isAtLeast(cluster.version.is, '9.0.0-beta.2')
  const wait = start === undefined || buried.time === undefined ? undefined : buried.time - start
  return isBySize && wait !== undefined && wait >= 0 && wait < SOON_MS ? wait : undefined
}

function hint(cluster: Cluster, {id}: LeavingStore, buried: LogEvent, wait: number): Answer {
  return found({
    confidence: 'possible',
    stores: [id],
    regions: [],
    summary: say`PD buried store \`${id}\` ${lasting(wait)} after it had loaded its Regions, when their sizes were not known yet: it may have buried it with its peers.`,
    evidence: [cite(buried, say`PD makes store ${id} Tombstone`)],
    remedies: [check(cluster, id)],
    knownBugs: [{url: 'https://github.com/tikv/pd/pull/9333', affects: say`from 9.0.0-beta.2: a store is buried once the sizes of its Regions sum up to 0`, fixedIn: []}],
    asks: ['region-store', 'regions', 'stores', 'pd-log'],
  })
}

function keptOnly(cluster: Cluster, {id}: LeavingStore, kept: LogEvent): Answer {
  return found({
    confidence: 'possible',
    stores: [id],
    regions: [],
    summary: say`PD does not purge the record of store \`${id}\`: it still counts Regions there, or its count is stale.`,
    evidence: [cite(kept, say`PD skips the Tombstone store`)],
    remedies: [check(cluster, id)],
    asks: ['region-store', 'regions'],
  })
}

function check(cluster: Cluster, id: number): Remedy {
  return {
    title: say`Keep the disk and the process of the store until every Region is seen healthy elsewhere`,
    risk: 'read-only',
    when: say`no \`tiup cluster prune\`, no \`remove-tombstone\`, no wipe before`,
    commands: [`${pdCtl(cluster)} region store ${id}`, `${pdCtl(cluster)} region check down-peer; ${pdCtl(cluster)} region check pending-peer`],
    verify: say`Two minutes after the start of PD: each Region has a leader elsewhere, all its voters on stores that are Up, and none on this one; \`count\` is 0 twice, minutes apart.`,
  }
}
