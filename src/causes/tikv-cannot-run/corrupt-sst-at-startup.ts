import type {Cluster} from '../../model/cluster.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {askForQuorum, breakdowns, deleteStore, needing, storesOf} from '../dead-tikv.js'
import {tombstonePeer} from '../remedies.js'
import {citeLines, hasTikvLog, textOf} from '../repeated-lines.js'
import {text} from './corrupt-sst-at-startup.text.en.js'
import {say} from '../../model/say.js'

// TiKV: components/engine_rocks/src/event_listener.rs on_background_error; cmd/tikv-server/src/main.rs panic_mark_file
export const corruptSstAtStartup = defineCause({
  id: 'corrupt-sst-at-startup',
  family: 'tikv-cannot-run',
  blocks: 'with-others',
  text,
  needs: [],

  diagnose: ({cluster, store}) => answer(cluster, store),
  diagnoseCluster: (cluster) => answer(cluster),
})

/** Without space a TiKV does not start either; its files are whole then. */
const CORRUPT = /Corruption|panic_mark_file|bad table magic|checksum mismatch/i

function answer(cluster: Cluster, store?: LeavingStore): Answer {
  const broken = breakdowns(cluster, 'engine-corrupt', (event) => CORRUPT.test(textOf(event)) && !/No space left/.test(textOf(event)))
  const [first] = broken
  if (!first) return hasTikvLog(cluster) ? ruledOut(say`no TiKV in the bundle reports a damaged data file`) : notChecked(say`no log of any TiKV`, ['tikv-log-store'])
  const named = namedRegions(cluster)
  return found({
    confidence: 'certain',
    stores: storesOf(broken, store),
    regions: store ? needing(cluster, broken, store) : named.map(({regionId}) => regionId),
    summary: say`The TiKV of ${first.storeId === undefined ? first.lines.node : say`store ${first.storeId}`} cannot start: a data file is damaged.`,
    evidence: [...citeLines(first.lines, say`RocksDB refuses the file`), ...named.map(({evidence}) => evidence)],
    remedies: remedies(cluster, broken, named.map(({regionId}) => regionId)),
    asks: store ? ['region-store', 'stores'] : [],
  })
}

// tikv-ctl --db=/data/tikv/db tombstone -r 348 --pd <endpoint>      (what `tikv-ctl bad-ssts` prints under `suggested operations`)
const SUGGESTED = /\btombstone -r (\d+)/

function namedRegions({commands}: Cluster): ReadonlyArray<{readonly regionId: number; readonly evidence: Evidence}> {
  return (commands ?? []).flatMap((command) => {
    const regionId = command.text.includes('tikv-ctl') ? SUGGESTED.exec(command.text)?.[1] : undefined
    return regionId === undefined ? [] : [{regionId: Number(regionId), evidence: cite(command, say`\`bad-ssts\` names Region ${regionId} for the damaged file`)}]
  })
}

function remedies(cluster: Cluster, broken: Parameters<typeof deleteStore>[1], regions: readonly number[]): Remedy[] {
  const [first] = regions
  return [
    askForQuorum(cluster, regions),
    {
      title: say`Have tikv-ctl name the damaged files and the Regions in them`,
      risk: 'read-only',
      when: say`the TiKV is stopped`,
      commands: ['tikv-ctl bad-ssts --data-dir DATA_DIR --pd PD:2379'],
      at: storesOf(broken),
      verify: say`It ends with \`suggested operations\` for each file.`,
    },
    deleteStore(cluster, broken),
    ...(first === undefined ? [] : [tombstonePeer(cluster, first)]),
  ]
}
