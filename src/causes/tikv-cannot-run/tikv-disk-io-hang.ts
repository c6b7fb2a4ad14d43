import type {Cluster} from '../../model/cluster.js'
import {idsOf} from '../../model/id-set.js'
import {say} from '../../model/say.js'
import {within} from '../../model/source.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {needing, storesOf} from '../dead-tikv.js'
import {isLeft, leftThat} from '../left.js'
import {citeLines, hasTikvLog, type Lines, linesByNode, linesByRegion, spanOf, storeOfNode} from '../repeated-lines.js'
import {START_AGAIN} from '../undo.js'
import {text} from './tikv-disk-io-hang.text.en.js'

/** Longer than any change of members needs to be applied on a disk that works. */
const HUNG_MS = 2 * 60_000
/** PD calls a store slow from here on (server/core/store.go slowStoreThreshold). */
const SLOW_SCORE = 80

// TiKV: components/health_controller, components/raftstore/src/store/fail_fast.rs (8.5); tikv/tikv#17363, #19626
export const tikvDiskIoHang = defineCause({
  id: 'tikv-disk-io-hang',
  family: 'tikv-cannot-run',
  blocks: 'alone',
  text,
  needs: [],

  diagnose: ({cluster, store}) => answer(cluster, store),
  diagnoseCluster: (cluster) => answer(cluster),
})

interface Hang {
  readonly lines: Lines
  readonly storeId: number | undefined
  readonly regions: readonly number[]
  readonly isCertain: boolean
  readonly evidence: readonly [Evidence, ...Evidence[]]
}

function answer(cluster: Cluster, store?: LeavingStore): Answer {
  if (!hasTikvLog(cluster)) return notChecked(say`no log of any TiKV`, ['tikv-log-leader'])
  const [first, ...rest] = [...failFast(cluster), ...stalled(cluster)]
  if (!first) return ruledOut(say`no TiKV in the bundle says that its disk hangs, nor leaves changes of members unapplied beside a slow score`)
  const led = store ? idsOf(leftThat(store, ({leader}) => leader !== undefined && leader.storeId === first.storeId)) : []
  const named = first.regions.filter((id) => !store || isLeft(store, id))
  return found({
    confidence: first.isCertain ? 'certain' : 'likely',
    stores: storesOf([first, ...rest], store),
    regions: [...new Set([...named, ...(first.isCertain ? led : []), ...needing(cluster, [first], store)])],
    summary: say`The disk of ${first.storeId === undefined ? first.lines.node : say`store ${first.storeId}`} hangs: that TiKV lives and leads, but what it is told to do is not written.`,
    evidence: first.evidence,
    remedies: remedies(first.storeId === undefined ? [] : [first.storeId]),
    asks: ['disk-stats', 'tikv-log-leader'],
  })
}

/** fail-fast: disk probe timed out, shutting down */
function failFast(cluster: Cluster): readonly Hang[] {
  return linesByNode(cluster, ['disk-hangs']).map((lines) => ({lines, storeId: storeOfNode(cluster, lines.node), regions: [], isCertain: lines.events.some(({message}) => message.includes('fail-fast')), evidence: citeLines(lines, say`the disk does not answer`)}))
}

/** `there is a pending conf change, try later` for minutes on two Regions or more of one leader, and PD finds that store slow. */
function stalled(cluster: Cluster): readonly Hang[] {
  const waiting = linesByRegion(cluster, ['conf-change-pending']).filter((lines) => spanOf(lines) >= HUNG_MS)
  return [...new Set(waiting.map(({node}) => node))].flatMap((node) => {
    const all = waiting.filter((lines) => lines.node === node)
    const storeId = storeOfNode(cluster, node)
    const store = storeId === undefined ? undefined : cluster.stores?.byId.get(storeId)
    const [first] = all
    if (!first || all.length < 2 || !store || (store.slowScore ?? 0) < SLOW_SCORE) return []
    const slow = cite({source: within(store.source, '/status/slow_score')}, say`store ${store.id} has a slow score of ${store.slowScore}`)
    return [{lines: first, storeId, regions: all.flatMap(({regionId}) => regionId ?? []), isCertain: false, evidence: [...citeLines(first, say`changes of members of ${all.length} Regions are not applied`), slow] as const}]
  })
}

function remedies(at: readonly number[]): Remedy[] {
  return [
    {
      title: say`Look at the disk of that host`,
      risk: 'read-only',
      commands: ['dmesg -T | grep -iE "i/o error|hung|reset|timeout" | tail -50; iostat -x 1 5'],
      verify: say`The device answers, or the kernel names it.`,
    },
    {
      title: say`Stop that TiKV, so that the other voters elect a leader`,
      risk: 'reversible',
      when: say`the other voters of its Regions are a majority`,
      commands: ['tiup cluster stop CLUSTER -N HOST:PORT'],
      at,
      verify: say`Its Regions have a leader on another store within a minute, and PD moves them.`,
      undo: START_AGAIN,
    },
  ]
}
