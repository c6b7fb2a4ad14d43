import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {listed} from '../../model/words.js'
import {type Answer, defineCause, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {askForQuorum, type Breakdown, breakdowns, deleteStore, needing, storesOf} from '../dead-tikv.js'
import {tombstonePeer} from '../remedies.js'
import {citeLines, hasTikvLog} from '../repeated-lines.js'
import {text} from './lost-raft-log-at-startup.text.en.js'

// tikv/raft-rs src/raft_log.rs commit_to; TiKV: components/raftstore/src/store/peer_storage.rs validate_states; tikv/tikv#4731, #5508
export const lostRaftLogAtStartup = defineCause({
  id: 'lost-raft-log-at-startup',
  family: 'tikv-cannot-run',
  blocks: 'with-others',
  text,
  needs: [],

  diagnose: ({cluster, store}) => answer(cluster, store),
  diagnoseCluster: (cluster) => answer(cluster),
})

function answer(cluster: Cluster, store?: LeavingStore): Answer {
  const broken = breakdowns(cluster, 'raft-log-lost')
  const [first] = broken
  if (!first) return hasTikvLog(cluster) ? ruledOut(say`no TiKV in the bundle misses the end of a raft log`) : notChecked(say`no log of any TiKV`, ['tikv-log-store'])
  const regions = [...new Set(broken.flatMap((one) => one.regions))]
  return found({
    confidence: 'certain',
    stores: storesOf(broken, store),
    regions: store ? needing(cluster, broken, store) : regions,
    summary: say`The TiKV of ${first.storeId === undefined ? first.lines.node : say`store ${first.storeId}`} panics: the end of the raft log of ${regions.length === 1 ? say`Region ${regions[0]}` : regions.length > 1 ? say`Regions ${listed(regions)}` : say`a Region`} is missing on its disk.`,
    evidence: citeLines(first.lines, say`entries that were acknowledged are not there`),
    remedies: remedies(cluster, broken, regions),
    asks: ['stores', 'region-store'],
  })
}

function remedies(cluster: Cluster, broken: readonly Breakdown[], regions: readonly number[]): Remedy[] {
  const [first] = regions
  return [askForQuorum(cluster, regions), deleteStore(cluster, broken), ...(first === undefined ? [] : [tombstonePeer(cluster, first)])]
}
