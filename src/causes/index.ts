import type {Cause} from './cause.js'
import {confchangeRejectedOrPending} from './conf-change-unfinished/confchange-rejected-or-pending.js'
import {jointStateStuck} from './conf-change-unfinished/joint-state-stuck.js'
import {leaderCannotLeaveTheStore} from './conf-change-unfinished/leader-cannot-leave-the-store.js'
import {learnerCannotBePromoted} from './conf-change-unfinished/learner-cannot-be-promoted.js'
import {mergeBlockedByLaggingPeer} from './conf-change-unfinished/merge-blocked-by-lagging-peer.js'
import {mergeInProgress} from './conf-change-unfinished/merge-in-progress.js'
import {transferLeaderRejectedByTikv} from './conf-change-unfinished/transfer-leader-rejected-by-tikv.js'
import {duplicatedStoreAddress} from './identity-accident/duplicated-store-address.js'
import {ghostRegionPdOnly} from './no-leader/ghost-region-pd-only.js'
import {leaderExistsButPdStale} from './no-leader/leader-exists-but-pd-stale.js'
import {leaderlessElectionFailing} from './no-leader/leaderless-election-failing.js'
import {leaderlessMajorityOnDeadStores} from './no-leader/leaderless-majority-on-dead-stores.js'
import {leaderlessPeersOnPurgedStores} from './no-leader/leaderless-peers-on-purged-stores.js'
import {leaderlessRegion} from './no-leader/leaderless-region.js'
import {allCandidatesLowSpace} from './no-legal-target/all-candidates-low-space.js'
import {notEnoughUpStores} from './no-legal-target/not-enough-up-stores.js'
import {alreadyTombstoneOrPurged} from './not-stuck/already-tombstone-or-purged.js'
import {deleteRefusedOrNeverIssued} from './not-stuck/delete-refused-or-never-issued.js'
import {revertedToUp} from './not-stuck/reverted-to-up.js'
import {slowButProgressing} from './not-stuck/slow-but-progressing.js'
import {coordinatorNotPrepared} from './pd-cannot-act/coordinator-not-prepared.js'
import {haltScheduling} from './pd-cannot-act/halt-scheduling.js'
import {raftMessageTooLargeForGrpc} from './replication-unfinished/raft-message-too-large-for-grpc.js'
import {snapshotApplySlowOrStuck} from './replication-unfinished/snapshot-apply-slow-or-stuck.js'
import {snapshotGenerationFailing} from './replication-unfinished/snapshot-generation-failing.js'
import {snapshotReceiveRejected} from './replication-unfinished/snapshot-receive-rejected.js'
import {snapshotSendFailingOrThrottled} from './replication-unfinished/snapshot-send-failing-or-throttled.js'
import {replicaScheduleLimitZero} from './throttled-or-disabled/replica-schedule-limit-zero.js'
import {unfinishedOperatorHoldsRegion} from './throttled-or-disabled/unfinished-operator-holds-region.js'
import {sourceProcessDead} from './tikv-cannot-run/source-process-dead.js'

/**
 * Every cause, in the order in which one is charged before another where both explain the same Region:
 * what is over, what PD cannot do at all, what no leader can carry out, where nothing can go, what does not finish, what only helps.
 */
export const causes: readonly Cause[] = [
  alreadyTombstoneOrPurged,
  revertedToUp,
  deleteRefusedOrNeverIssued,
  leaderlessMajorityOnDeadStores,
  leaderlessPeersOnPurgedStores,
  leaderlessElectionFailing,
  ghostRegionPdOnly,
  leaderExistsButPdStale,
  leaderlessRegion,
  haltScheduling,
  replicaScheduleLimitZero,
  coordinatorNotPrepared,
  notEnoughUpStores,
  allCandidatesLowSpace,
  leaderCannotLeaveTheStore,
  jointStateStuck,
  mergeInProgress,
  mergeBlockedByLaggingPeer,
  unfinishedOperatorHoldsRegion,
  raftMessageTooLargeForGrpc,
  snapshotGenerationFailing,
  snapshotReceiveRejected,
  snapshotSendFailingOrThrottled,
  snapshotApplySlowOrStuck,
  confchangeRejectedOrPending,
  transferLeaderRejectedByTikv,
  learnerCannotBePromoted,
  duplicatedStoreAddress,
  sourceProcessDead,
  slowButProgressing,
]
