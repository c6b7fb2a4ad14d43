import type {Cause} from './cause.js'
import {confchangeRejectedOrPending} from './conf-change-unfinished/confchange-rejected-or-pending.js'
import {jointStateStuck} from './conf-change-unfinished/joint-state-stuck.js'
import {leaderCannotLeaveTheStore} from './conf-change-unfinished/leader-cannot-leave-the-store.js'
import {learnerCannotBePromoted} from './conf-change-unfinished/learner-cannot-be-promoted.js'
import {mergeBlockedByLaggingPeer} from './conf-change-unfinished/merge-blocked-by-lagging-peer.js'
import {mergeInProgress} from './conf-change-unfinished/merge-in-progress.js'
import {regionHeartbeatLatency} from './conf-change-unfinished/region-heartbeat-latency.js'
import {transferLeaderRejectedByTikv} from './conf-change-unfinished/transfer-leader-rejected-by-tikv.js'
import {buryNotRun} from './empty-not-buried/bury-not-run.js'
import {duplicatedStoreAddress} from './identity-accident/duplicated-store-address.js'
import {drAutoSync} from './mode/dr-auto-sync.js'
import {raftstoreV2} from './mode/raftstore-v2.js'
import {witness} from './mode/witness.js'
import {allReplicasLost} from './no-leader/all-replicas-lost.js'
import {ghostRegionPdOnly} from './no-leader/ghost-region-pd-only.js'
import {leaderExistsButPdStale} from './no-leader/leader-exists-but-pd-stale.js'
import {leaderlessElectionFailing} from './no-leader/leaderless-election-failing.js'
import {leaderlessMajorityOnDeadStores} from './no-leader/leaderless-majority-on-dead-stores.js'
import {leaderlessPeersOnPurgedStores} from './no-leader/leaderless-peers-on-purged-stores.js'
import {leaderlessRegion} from './no-leader/leaderless-region.js'
import {learnersOnlyOrUninitialised} from './no-leader/learners-only-or-uninitialised.js'
import {allCandidatesLowSpace} from './no-legal-target/all-candidates-low-space.js'
import {bestLocationStoreTemporarilyUnavailable} from './no-legal-target/best-location-store-temporarily-unavailable.js'
import {exclusiveOrSpecialUseLabel} from './no-legal-target/exclusive-or-special-use-label.js'
import {isolationLevelUnsatisfiable} from './no-legal-target/isolation-level-unsatisfiable.js'
import {notEnoughUpStores} from './no-legal-target/not-enough-up-stores.js'
import {placementRuleUnsatisfiable} from './no-legal-target/placement-rule-unsatisfiable.js'
import {targetDisconnectedBusySlow} from './no-legal-target/target-disconnected-busy-slow.js'
import {targetDiskFull} from './no-legal-target/target-disk-full.js'
import {tiflashLearnerVsRuleEngineBug} from './no-legal-target/tiflash-learner-vs-rule-engine-bug.js'
import {tiflashReplicaCount} from './no-legal-target/tiflash-replica-count.js'
import {tiflashRulesAfterDrop} from './no-legal-target/tiflash-rules-after-drop.js'
import {benignLogNoise} from './noise/benign-log-noise.js'
import {alreadyTombstoneOrPurged} from './not-stuck/already-tombstone-or-purged.js'
import {deleteRefusedOrNeverIssued} from './not-stuck/delete-refused-or-never-issued.js'
import {revertedToUp} from './not-stuck/reverted-to-up.js'
import {slowButProgressing} from './not-stuck/slow-but-progressing.js'
import {checkerPaused} from './pd-cannot-act/checker-paused.js'
import {coordinatorNotPrepared} from './pd-cannot-act/coordinator-not-prepared.js'
import {haltScheduling} from './pd-cannot-act/halt-scheduling.js'
import {pdDataDiskFull} from './pd-cannot-act/pd-data-disk-full.js'
import {pdFatalExit} from './pd-cannot-act/pd-fatal-exit.js'
import {pdNoLeaderOrFlapping} from './pd-cannot-act/pd-no-leader-or-flapping.js'
import {regionDenyLabel} from './pd-cannot-act/region-deny-label.js'
import {schedulingMicroserviceUnavailable} from './pd-cannot-act/scheduling-microservice-unavailable.js'
import {unsafeRecoveryPlanTimeout} from './pd-cannot-act/unsafe-recovery-plan-timeout.js'
import {unsafeRecoveryReportMissing} from './pd-cannot-act/unsafe-recovery-report-missing.js'
import {unsafeRecoveryRunning} from './pd-cannot-act/unsafe-recovery-running.js'
import {forceScaleInResidue} from './recovery-residue/force-scale-in-residue.js'
import {tombstoneWithPeers} from './recovery-residue/tombstone-with-peers.js'
import {brokenRaftConnection} from './replication-unfinished/broken-raft-connection.js'
import {downOrPendingSiblingPeer} from './replication-unfinished/down-or-pending-sibling-peer.js'
import {excessiveSchedulingLimits} from './replication-unfinished/excessive-scheduling-limits.js'
import {orphanPeerNotRemoved} from './replication-unfinished/orphan-peer-not-removed.js'
import {raftMessageTooLargeForGrpc} from './replication-unfinished/raft-message-too-large-for-grpc.js'
import {raftstoreChannelFull} from './replication-unfinished/raftstore-channel-full.js'
import {snapshotApplySlowOrStuck} from './replication-unfinished/snapshot-apply-slow-or-stuck.js'
import {snapshotGenerationFailing} from './replication-unfinished/snapshot-generation-failing.js'
import {snapshotReceiveRejected} from './replication-unfinished/snapshot-receive-rejected.js'
import {snapshotSendFailingOrThrottled} from './replication-unfinished/snapshot-send-failing-or-throttled.js'
import {learnerGateInReplicaChecker} from './throttled-or-disabled/learner-gate-in-replica-checker.js'
import {lostStoreBlocksChecker} from './throttled-or-disabled/lost-store-blocks-checker.js'
import {offlineReplaceDisabled} from './throttled-or-disabled/offline-replace-disabled.js'
import {operatorStarvation} from './throttled-or-disabled/operator-starvation.js'
import {patrolStalledBehindRunningOperators} from './throttled-or-disabled/patrol-stalled-behind-running-operators.js'
import {replicaScheduleLimitZero} from './throttled-or-disabled/replica-schedule-limit-zero.js'
import {snapshotOrPendingCountThrottle} from './throttled-or-disabled/snapshot-or-pending-count-throttle.js'
import {storeLimitTooLow} from './throttled-or-disabled/store-limit-too-low.js'
import {unfinishedOperatorHoldsRegion} from './throttled-or-disabled/unfinished-operator-holds-region.js'
import {brokenSnapshotPanicLoop} from './tikv-cannot-run/broken-snapshot-panic-loop.js'
import {corruptSstAtStartup} from './tikv-cannot-run/corrupt-sst-at-startup.js'
import {leaderStoreDiskFull} from './tikv-cannot-run/leader-store-disk-full.js'
import {lostRaftLogAtStartup} from './tikv-cannot-run/lost-raft-log-at-startup.js'
import {sourceProcessDead} from './tikv-cannot-run/source-process-dead.js'
import {tikvDiskIoHang} from './tikv-cannot-run/tikv-disk-io-hang.js'
import {tikvRestartLoopDuringOffline} from './tikv-cannot-run/tikv-restart-loop-during-offline.js'

/**
 * Every cause, in the order in which one is charged before another where both explain the same Region:
 * what is over, what PD cannot do at all, what no leader can carry out, where nothing can go, what does not finish, what only helps.
 */
export const causes: readonly Cause[] = [
  alreadyTombstoneOrPurged,
  tombstoneWithPeers,
  revertedToUp,
  deleteRefusedOrNeverIssued,
  allReplicasLost,
  learnersOnlyOrUninitialised,
  leaderlessMajorityOnDeadStores,
  leaderlessPeersOnPurgedStores,
  leaderlessElectionFailing,
  ghostRegionPdOnly,
  leaderExistsButPdStale,
  leaderlessRegion,
  pdNoLeaderOrFlapping,
  pdFatalExit,
  haltScheduling,
  unsafeRecoveryReportMissing,
  unsafeRecoveryPlanTimeout,
  unsafeRecoveryRunning,
  checkerPaused,
  regionDenyLabel,
  pdDataDiskFull,
  schedulingMicroserviceUnavailable,
  buryNotRun,
  replicaScheduleLimitZero,
  operatorStarvation,
  offlineReplaceDisabled,
  lostStoreBlocksChecker,
  coordinatorNotPrepared,
  notEnoughUpStores,
  isolationLevelUnsatisfiable,
  placementRuleUnsatisfiable,
  exclusiveOrSpecialUseLabel,
  allCandidatesLowSpace,
  tiflashRulesAfterDrop,
  tiflashReplicaCount,
  bestLocationStoreTemporarilyUnavailable,
  storeLimitTooLow,
  snapshotOrPendingCountThrottle,
  targetDisconnectedBusySlow,
  orphanPeerNotRemoved,
  downOrPendingSiblingPeer,
  tiflashLearnerVsRuleEngineBug,
  leaderCannotLeaveTheStore,
  jointStateStuck,
  mergeInProgress,
  mergeBlockedByLaggingPeer,
  unfinishedOperatorHoldsRegion,
  leaderStoreDiskFull,
  targetDiskFull,
  raftMessageTooLargeForGrpc,
  snapshotGenerationFailing,
  snapshotReceiveRejected,
  snapshotSendFailingOrThrottled,
  snapshotApplySlowOrStuck,
  raftstoreChannelFull,
  brokenRaftConnection,
  tikvDiskIoHang,
  confchangeRejectedOrPending,
  transferLeaderRejectedByTikv,
  learnerCannotBePromoted,
  learnerGateInReplicaChecker,
  regionHeartbeatLatency,
  patrolStalledBehindRunningOperators,
  excessiveSchedulingLimits,
  duplicatedStoreAddress,
  forceScaleInResidue,
  witness,
  raftstoreV2,
  drAutoSync,
  lostRaftLogAtStartup,
  brokenSnapshotPanicLoop,
  corruptSstAtStartup,
  tikvRestartLoopDuringOffline,
  sourceProcessDead,
  slowButProgressing,
  benignLogNoise,
]
