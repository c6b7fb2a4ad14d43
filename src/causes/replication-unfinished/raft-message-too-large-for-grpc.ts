import type {Cluster} from '../../model/cluster.js'
import {idsOf} from '../../model/id-set.js'
import type {LogEvent, Tally} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {isAtLeast, type Version} from '../../model/version.js'
import {count} from '../../model/words.js'
import {type Answer, cite, type Confidence, defineCause, found, notChecked, type KnownBug, type Remedy, ruledOut} from '../cause.js'
import {isFixedIn} from '../fixes.js'
import {leftThat} from '../left.js'
import {remarked} from '../remedies.js'
import {PREVIOUS_SETTINGS} from '../undo.js'
import {text} from './raft-message-too-large-for-grpc.text.en.js'

// TiKV: src/server/raft_client.rs BatchMessageBuffer::push; tikv/tikv#9714, #6727
export const raftMessageTooLargeForGrpc = defineCause({
  id: 'raft-message-too-large-for-grpc',
  family: 'replication-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const seen = cluster.logs?.seen('raft-message-too-large')
    if (!seen) return silentSenders(cluster)
    const receivers = receiversOf(cluster, seen)
    const regions = leftThat(store, ({peers, pendingPeers}) => [...peers, ...pendingPeers].some(({storeId}) => storeId !== store.id && receivers.has(storeId)))
    const lagging = leftThat(store, ({pendingPeers, peers}) => pendingPeers.some(({storeId}) => receivers.has(storeId)) || peers.some(({role, storeId}) => role === 'Learner' && receivers.has(storeId)))
    // That the stream breaks is certain; that it keeps the store, only where a peer behind it lags.
    const confidence = lagging.length > 0 ? 'certain' : store.left ? 'possible' : 'likely'
    return answer(cluster, seen, confidence, [store.id, ...receivers], idsOf(lagging.length > 0 ? lagging : regions))
  },

  diagnoseCluster(cluster) {
    const seen = cluster.logs?.seen('raft-message-too-large')
    return seen ? answer(cluster, seen, 'certain', [...receiversOf(cluster, seen)], []) : silentSenders(cluster)
  },
})

function silentSenders(cluster: Cluster): Answer {
  if (!cluster.logs?.nodes.some(({component}) => component === 'tikv' || component === 'tiflash')) return notChecked(say`no log of any TiKV`, ['tikv-log-leader'])
  return ruledOut(say`no TiKV in the bundle logs \`Sent message larger than max\`, which only the sender would`)
}

function answer(cluster: Cluster, seen: Tally, confidence: Confidence, stores: readonly number[], regions: readonly number[]): Answer {
  const sizes = /larger than max \((\d+) vs\. (\d+)\)/.exec(textOf(seen.last))
  return found({
    confidence,
    stores,
    regions,
    summary: say`A batch of raft messages${sizes ? say` of ${sizes[1]} bytes` : ''} exceeds the gRPC limit${sizes ? say` of ${sizes[2]}` : ''}: the stream breaks, the same batch is sent again (${count(seen.count, 'time')}), and the peers behind it never catch up.`,
    evidence: [cite(seen.first, say`${seen.first.node}: the sender's own words`), ...(seen.count > 1 ? [cite(seen.last, say`and again`)] : [])],
    remedies: remedies(),
    knownBugs: knownBugs(cluster.version?.is),
  })
}

/** connection aborted [store_id=7] [addr=…] [receiver_err="…Sent message larger than max (10705556 vs. 10485760)…"] */
function receiversOf(cluster: Cluster, seen: Tally): ReadonlySet<number> {
  const stores = [...(cluster.stores?.byId.values() ?? [])]
  const ids = seen.events.map((event) => event.storeId ?? stores.find(({address}) => textOf(event).includes(address))?.id)
  return new Set(ids.filter((id) => id !== undefined))
}

function textOf(event: LogEvent): string {
  return [event.message, ...event.fields.values()].join(' ')
}

function remedies(): Remedy[] {
  return [
    {
      title: say`Make the batches smaller on the sender`,
      risk: 'reversible',
      when: say`a restart of the sender is acceptable`,
      commands: [remarked('tiup cluster edit-config CLUSTER', say`server.raft-msg-max-batch-size: 16 (default 128), raftstore.raft-max-size-per-msg: 512KB`), 'tiup cluster reload CLUSTER -R tikv -N SENDER_HOST:PORT'],
      verify: say`The sender logs no further \`larger than max\`, and the learners leave \`pending_peers\`.`,
      undo: PREVIOUS_SETTINGS,
    },
    {
      title: say`Let larger messages through`,
      risk: 'reversible',
      when: say`the size in the log is above the limit by itself`,
      commands: [remarked('tiup cluster edit-config CLUSTER', say`server.max-grpc-send-msg-len: 20971520`), 'tiup cluster reload CLUSTER -R tikv'],
      verify: say`The sender logs no further \`larger than max\`.`,
      undo: PREVIOUS_SETTINGS,
    },
  ]
}

/** Fixed by tikv/tikv#11056 and #11493, branch by branch; earlier tikv/tikv#7522. */
const FIXED = ['5.0.6', '5.1.4', '5.2.2', '5.3.1', '5.4.0'] as const

function knownBugs(version: Version | undefined): KnownBug[] {
  const isAffected = version === undefined || (isAtLeast(version, '5.0.0') && !isFixedIn(version, FIXED))
  return isAffected ? [{url: 'https://github.com/tikv/tikv/issues/9714', affects: say`5.0.0 to 5.3.0${version ? '' : say` (the version is not in the bundle)`}`, fixedIn: [...FIXED]}] : []
}

