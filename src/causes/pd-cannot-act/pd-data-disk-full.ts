import type {Cluster} from '../../model/cluster.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {folderOf} from '../../model/source.js'
import {count} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {isAfter, removalOf} from '../history.js'
import {citeDisk, holding, isFullDisk} from '../disks.js'
import {remarked} from '../remedies.js'
import {textOf} from '../repeated-lines.js'
import {RUNS_AS_BEFORE} from '../undo.js'
import {text} from './pd-data-disk-full.text.en.js'

// [error="write /data/pd/region-meta/000123.log: no space left on device"]     etcdserver: mvcc: database space exceeded
const FULL = /no space left on device|database space exceeded/

// PD: pkg/storage/region_storage.go FlushRegion (leveldb; a failure is only logged), pkg/storage/kv/etcd_kv.go Save (stores, the Tombstone mark)
export const pdDataDiskFull = defineCause({
  id: 'pd-data-disk-full',
  family: 'pd-cannot-act',
  blocks: 'alone',
  text,
  needs: ['logs'],

  diagnose({cluster, store}) {
    return diagnose(cluster, store)
  },

  diagnoseCluster(cluster) {
    return diagnose(cluster, undefined)
  },
})

function diagnose(cluster: Cluster, store: LeavingStore | undefined): Answer {
  const unburied = failedBurials(cluster, store)
  const saves = refusals(cluster, 'pd-save-failed')
  const last = unburied.at(-1) ?? saves.at(-1)
  if (!last) return cluster.logs?.nodes.some(({component}) => component === 'pd') ? ruledOut(say`PD saves what it knows: no line says that its disk is full`) : notChecked(say`no log of PD`, ['pd-log'])
  const isBurial = unburied.length > 0 && store !== undefined
  return found({
    confidence: isBurial || !store ? 'certain' : 'possible',
    stores: store ? [store.id] : [],
    regions: [],
    ...(isBurial && {holdsStore: true}),
    summary: say`The data disk of PD, or etcd's quota, is full${isBurial ? say`: PD cannot make store \`${store.id}\` Tombstone` : say`, so that what PD saves grows old. Scheduling goes on, but after the next start of PD old Regions come back`}.`,
    evidence: [cite(last, say`PD cannot save`), ...tallies(cluster), ...disks(cluster, last)],
    remedies: remedies(),
    asks: ['disk-stats', 'pd-log'],
  })
}

/** PD logs `store has been Tombstone` before it saves that: only a failure that precedes the last such line is over. */
function failedBurials(cluster: Cluster, store: LeavingStore | undefined): readonly LogEvent[] {
  const buried = store && removalOf(cluster, store.id).buried
  return refusals(cluster, 'bury-failed').filter((event) => (event.storeId === undefined || event.storeId === store?.id) && (!buried || isAfter(event, buried)))
}

function refusals({logs}: Cluster, signature: 'bury-failed' | 'pd-save-failed'): readonly LogEvent[] {
  return logs?.seen(signature)?.events.filter((event) => FULL.test(`${textOf(event)} ${event.source.quote}`)) ?? []
}

function tallies({logs}: Cluster): Evidence[] {
  const tally = logs?.seen('pd-save-failed')
  return tally && tally.count > 1 ? [cite(tally.first, say`the first of ${count(tally.count, 'failed save')}`)] : []
}

/** `df` of the host of that PD: by the folder of its log, or by the address that tiup knows. */
function disks({disks, tiup}: Cluster, {source}: LogEvent): Evidence[] {
  const folder = folderOf(source.file)
  const node = tiup?.find(({role, host, dataDir}) => role === 'pd' && dataDir !== undefined && host !== undefined && folder.includes(host))
  const here = disks?.filter((disk) => (folder !== '' && disk.host === undefined && disk.source.file.startsWith(`${folder}/`)) || (node?.host !== undefined && disk.host === node.host)) ?? []
  // A mounted image is always full: /dev/loop3
  const disk = (node?.dataDir === undefined ? here.filter(({device}) => /^\/dev\/(?!loop)/.test(device)) : holding(here, node.dataDir)).find(isFullDisk)
  return disk ? [citeDisk(disk, say`the host of that PD`)] : []
}

function remedies(): Remedy[] {
  return [
    {title: say`See which disk or quota is full`, risk: 'read-only', commands: [remarked('df -h PD_DATA_DIR', say`on each PD host`), 'etcdctl --endpoints=http://PD:2379 endpoint status -w table; etcdctl --endpoints=http://PD:2379 alarm list'], verify: say`The disk is below its limit, or etcd shows \`NOSPACE\`.`},
    {title: say`Free space on the PD host, then start that PD again`, risk: 'reversible', when: say`the disk is full, and the other PD servers are a majority`, commands: ['tiup cluster restart CLUSTER -N PD_HOST:2379'], verify: say`No further \`flush regions meet error\`. The line may go on after space was freed, until PD is started anew (tikv/pd#9940).`, undo: RUNS_AS_BEFORE},
    {title: say`Compact and defragment etcd, and take the alarm off`, risk: 'reversible', when: say`the error says \`database space exceeded\``, commands: ['etcdctl compact REVISION; etcdctl defrag; etcdctl alarm disarm'], verify: say`\`alarm list\` is empty, and PD saves again.`, undo: say`nothing does: old revisions are gone, what PD keeps now is not`},
  ]
}
