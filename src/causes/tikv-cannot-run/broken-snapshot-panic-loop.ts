import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {listed} from '../../model/words.js'
import {type Answer, cite, defineCause, found, type KnownBug, type LeavingStore, notChecked, ruledOut} from '../cause.js'
import {askForQuorum, type Breakdown, breakdowns, needing, storesOf} from '../dead-tikv.js'
import {isFixedIn} from '../fixes.js'
import {tombstonePeer} from '../remedies.js'
import {citeLines, hasTikvLog} from '../repeated-lines.js'
import {text} from './broken-snapshot-panic-loop.text.en.js'

// TiKV: components/raftstore/src/store/peer_storage.rs check_applying_snap; tikv/tikv#15044, #15292, #16958, #11746
export const brokenSnapshotPanicLoop = defineCause({
  id: 'broken-snapshot-panic-loop',
  family: 'tikv-cannot-run',
  blocks: 'with-others',
  text,
  needs: [],

  diagnose: ({cluster, store}) => answer(cluster, store),
  diagnoseCluster: (cluster) => answer(cluster),
})

function answer(cluster: Cluster, store?: LeavingStore): Answer {
  const broken = breakdowns(cluster, 'snapshot-broken')
  const [first] = broken
  if (!first) return hasTikvLog(cluster) ? ruledOut(say`no TiKV in the bundle ends itself over a snapshot`) : notChecked(say`no log of any TiKV`, ['tikv-log-store'])
  const regions = [...new Set(broken.flatMap((one) => one.regions))]
  return found({
    confidence: isLoop(cluster, first) ? 'certain' : 'likely',
    stores: storesOf(broken, store),
    regions: store ? needing(cluster, broken, store) : regions,
    summary: say`The TiKV of ${first.storeId === undefined ? first.lines.node : say`store ${first.storeId}`} ends itself at its start over the broken snapshot of Region ${listed(regions)}.`,
    evidence: [...citeLines(first.lines, say`the snapshot cannot be applied, and TiKV ends`), ...reasons(cluster, regions)],
    remedies: [askForQuorum(cluster, regions), ...(regions[0] === undefined ? [] : [tombstonePeer(cluster, regions[0])])],
    knownBugs: knownBugs(cluster),
    asks: ['region-store', 'tikv-log-store'],
  })
}

/** Twice, or once right after a start: every further start meets the same file. */
function isLoop(cluster: Cluster, {lines}: Breakdown): boolean {
  const start = cluster.logs?.seen('tikv-started', {node: lines.node})?.events.findLast(({time}) => (time ?? 0) <= (lines.last.time ?? 0))
  return lines.count >= 2 || start !== undefined
}

/** ["failed to apply snap!!!"] [err="missing snapshot file …"] */
function reasons(cluster: Cluster, regions: readonly number[]) {
  return regions.slice(0, 3).flatMap((regionId) => {
    const failed = cluster.logs?.seen('snapshot-apply-failed', {regionId})?.last
    return failed ? [cite(failed, say`why the snapshot of Region ${regionId} cannot be applied`)] : []
  })
}

/** From these releases on TiKV warns and drops the peer instead. */
const FIXED = ['6.5.11', '7.5.3', '8.1.1', '8.5.0'] as const

function knownBugs({version}: Cluster): KnownBug[] {
  return version && isFixedIn(version.is, FIXED) ? [] : [{url: 'https://github.com/tikv/tikv/issues/15292', affects: say`before 6.5.11, 7.5.3, 8.1.1 and 8.5.0`, fixedIn: [...FIXED]}]
}
