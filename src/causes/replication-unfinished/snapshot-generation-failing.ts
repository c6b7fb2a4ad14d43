import type {Cluster} from '../../model/cluster.js'
import {type Answer, defineCause, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {claim, nameRegions, type RegionCase, surest} from '../region-cases.js'
import {handOver, pdCtl, remarked} from '../remedies.js'
import {hasTikvLog, textOf} from '../repeated-lines.js'
import {faultyRegions, type SnapshotFault} from '../snapshots.js'
import {text} from './snapshot-generation-failing.text.en.js'
import {say} from '../../model/say.js'
import {PREVIOUS_SETTINGS, REPLICA_AGAIN} from '../undo.js'

const FAULT: SnapshotFault = {
  signatures: ['snapshot-generation-failed'],
  says: ({regionId, events}) => say`the snapshot of Region ${regionId} cannot be made${events.some((event) => BROKEN.test(textOf(event))) ? say`: the data of the leader is damaged` : ''}`,
}

// [err="\"Engine Engine(Status { code: Corruption, … state: \\\"Corruption: block checksum mismatch"]
const BROKEN = /Corruption|No such file/

// TiKV: components/raftstore/src/store/peer_storage.rs MAX_SNAP_TRY_CNT; worker/region.rs, from 8.5 worker/snap_gen.rs
export const snapshotGenerationFailing = defineCause({
  id: 'snapshot-generation-failing',
  family: 'replication-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    return answer(cluster, [store.id], faultyRegions(cluster, store, FAULT)) ?? silent(cluster)
  },

  diagnoseCluster: (cluster) => answer(cluster, [], faultyRegions(cluster, undefined, FAULT)) ?? silent(cluster),
})

function silent(cluster: Cluster): Answer {
  return hasTikvLog(cluster) ? ruledOut(say`no leader in the bundle fails to make a snapshot of these Regions`) : notChecked(say`no log of any TiKV`, ['tikv-log-leader'])
}

function answer(cluster: Cluster, stores: readonly number[], all: readonly RegionCase[]): Answer | undefined {
  const cases = surest(all)
  if (!cases) return undefined
  return found({
    ...claim(cases),
    refines: 'learner-cannot-be-promoted',
    stores,
    summary: say`The leader of ${nameRegions(cases)} tries to make the snapshot for the new peer and fails: the learner never gets its data.`,
    remedies: remedies(cluster, cases[0].regionId),
    asks: cases[0].confidence === 'certain' ? [] : ['region-store', 'tikv-log-leader', 'disk-stats'],
  })
}

function remedies(cluster: Cluster, regionId: number): Remedy[] {
  return [
    handOver(cluster, regionId, 'OTHER_STORE', {
      title: say`Hand the leadership to another voter: it makes the snapshot from its own data`,
      when: say`another voter is Up and not pending`,
      verify: say`The new leader logs \`sent snapshot\` for Region ${regionId}, and its learner leaves \`pending_peers\`.`,
    }),
    {
      title: say`Replace the replica whose data is damaged`,
      risk: 'reversible',
      when: say`the error says \`Corruption\`, the leadership is elsewhere, and the other voters are a majority`,
      commands: [`${pdCtl(cluster)} operator add remove-peer ${regionId} DAMAGED_STORE`],
      verify: say`PD adds the replica anew on a healthy store.`,
      undo: REPLICA_AGAIN,
    },
    {
      title: say`Give snapshots more room`,
      risk: 'reversible',
      when: say`nothing is damaged and many Regions wait at once`,
      commands: [`${pdCtl(cluster)} config set replica-schedule-limit 16`, remarked('tiup cluster edit-config CLUSTER', say`tikv: raftstore.snap-generator-pool-size: 4 (default 2)`)],
      verify: say`\`requesting snapshot\` no longer repeats for the same Region.`,
      undo: PREVIOUS_SETTINGS,
    },
  ]
}
