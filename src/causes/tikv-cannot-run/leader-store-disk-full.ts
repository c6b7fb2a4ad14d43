import type {Cluster} from '../../model/cluster.js'
import {idsOf} from '../../model/id-set.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {isLine} from '../../model/source.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {citeFullDisk, isFullByDump} from '../full-disk.js'
import {leftThat} from '../left.js'
import {pdCtl, remarked} from '../remedies.js'
import {hasTikvLog, storeOfNode, textOf} from '../repeated-lines.js'
import {GONE} from '../undo.js'
import {text} from './leader-store-disk-full.text.en.js'

// TiKV: components/raftstore/src/store/peer_storage.rs snapshot(); raft-rs src/raft.rs prepare_send_snapshot: a failed snapshot is fatal; tikv/tikv#18406
export const leaderStoreDiskFull = defineCause({
  id: 'leader-store-disk-full',
  family: 'tikv-cannot-run',
  blocks: 'alone',
  text,
  needs: [],

  diagnose: ({cluster, store}) => answer(cluster, store),
  diagnoseCluster: (cluster) => answer(cluster),
})

function answer(cluster: Cluster, store?: LeavingStore): Answer {
  const failed = (cluster.logs?.seen('snapshot-generation-failed')?.events ?? []).find((event) => isFull(cluster, event))
  if (!failed) return hasTikvLog(cluster) ? ruledOut(say`no leader in the bundle fails to write a snapshot for want of space`) : notChecked(say`no log of any TiKV`, ['tikv-log-leader'])
  const storeId = storeOfNode(cluster, failed.node)
  const added = learnersAdded(cluster)
  const led = store ? idsOf(leftThat(store, ({leader, pendingPeers}) => leader !== undefined && leader.storeId === storeId && pendingPeers.length > 0)) : []
  return found({
    confidence: failed.time !== undefined && /No space left/.test(textOf(failed)) ? 'certain' : 'likely',
    stores: [...(store ? [store.id] : []), ...(storeId === undefined ? [] : [storeId])],
    regions: store ? led : [...new Set(added.map(({regionId}) => regionId).filter((id) => id !== undefined))],
    summary: say`The disk of ${storeId === undefined ? say`the leader` : say`store ${storeId}`} is full: it cannot write the snapshot for a new learner, and adding one ends that TiKV.`,
    evidence: [cite(failed, say`${failed.node}: the snapshot cannot be written`), ...citeFullDisk(cluster, storeId), ...added.slice(0, 2).map((event): Evidence => cite(event, say`PD has a leader add a learner to Region ${event.regionId} at that time`))],
    remedies: remedies(cluster, storeId),
    asks: ['disk-stats', 'stores'],
  })
}

/** The panic `failed to get snapshot after 5 times` does not say why the tries failed: the line itself, TiKV's own watch or PD's figures have to. */
function isFull(cluster: Cluster, event: LogEvent): boolean {
  const said = `${textOf(event)} ${isLine(event.source) ? event.source.quote : ''}`
  const storeId = storeOfNode(cluster, event.node)
  return /No space left|disk full/i.test(said) || (storeId !== undefined && (citeFullDisk(cluster, storeId).length > 0 || isFullByDump(cluster, storeId)))
}

/** ["try to change peer"] [changes="[peer { id: … store_id: 1 role: Learner } change_type: AddLearnerNode]"] [region_id=7437688] */
function learnersAdded({logs}: Cluster): readonly LogEvent[] {
  return (logs?.seen('conf-change-ordered')?.events ?? []).filter((event) => /AddLearner/.test(textOf(event))).slice(-3)
}

function remedies(cluster: Cluster, storeId: number | undefined): Remedy[] {
  return [
    {
      title: say`Make room on that disk`,
      risk: 'reversible',
      when: say`there is something on it that nobody needs`,
      commands: ['df -h DATA_DIR; du -xsh DATA_DIR/* | sort -h', remarked('rm DATA_DIR/space_placeholder_file', say`what TiKV keeps in reserve, and makes anew`)],
      ...(storeId !== undefined && {at: [storeId]}),
      verify: say`TiKV starts, and the leader logs \`sent snapshot\` for the Region.`,
      undo: GONE,
    },
    {
      title: say`Keep leaders off that store meanwhile`,
      risk: 'reversible',
      when: say`its process runs`,
      commands: [`${pdCtl(cluster)} scheduler add evict-leader-scheduler FULL_STORE`],
      verify: say`Its \`leader_count\` falls to 0; remove the scheduler once the disk has room.`,
      undo: say`\`${pdCtl(cluster)} scheduler remove evict-leader-scheduler-FULL_STORE\``,
    },
  ]
}
