import type {Catalog} from '../model/say.js'
import type {CauseText} from './cause.js'
import {says as shared} from './causes.zh.js'
import * as confchangeRejectedOrPending from './conf-change-unfinished/confchange-rejected-or-pending.text.zh.js'
import * as jointStateStuck from './conf-change-unfinished/joint-state-stuck.text.zh.js'
import * as leaderCannotLeaveTheStore from './conf-change-unfinished/leader-cannot-leave-the-store.text.zh.js'
import * as learnerCannotBePromoted from './conf-change-unfinished/learner-cannot-be-promoted.text.zh.js'
import * as mergeBlockedByLaggingPeer from './conf-change-unfinished/merge-blocked-by-lagging-peer.text.zh.js'
import * as mergeInProgress from './conf-change-unfinished/merge-in-progress.text.zh.js'
import * as regionHeartbeatLatency from './conf-change-unfinished/region-heartbeat-latency.text.zh.js'
import * as transferLeaderRejectedByTikv from './conf-change-unfinished/transfer-leader-rejected-by-tikv.text.zh.js'
import * as buryNotRun from './empty-not-buried/bury-not-run.text.zh.js'
import * as duplicatedStoreAddress from './identity-accident/duplicated-store-address.text.zh.js'
import * as drAutoSync from './mode/dr-auto-sync.text.zh.js'
import * as raftstoreV2 from './mode/raftstore-v2.text.zh.js'
import * as witness from './mode/witness.text.zh.js'
import * as allReplicasLost from './no-leader/all-replicas-lost.text.zh.js'
import * as ghostRegionPdOnly from './no-leader/ghost-region-pd-only.text.zh.js'
import * as leaderExistsButPdStale from './no-leader/leader-exists-but-pd-stale.text.zh.js'
import * as leaderlessElectionFailing from './no-leader/leaderless-election-failing.text.zh.js'
import * as leaderlessMajorityOnDeadStores from './no-leader/leaderless-majority-on-dead-stores.text.zh.js'
import * as leaderlessPeersOnPurgedStores from './no-leader/leaderless-peers-on-purged-stores.text.zh.js'
import * as leaderlessRegion from './no-leader/leaderless-region.text.zh.js'
import * as learnersOnlyOrUninitialised from './no-leader/learners-only-or-uninitialised.text.zh.js'
import * as allCandidatesLowSpace from './no-legal-target/all-candidates-low-space.text.zh.js'
import * as bestLocationStoreTemporarilyUnavailable from './no-legal-target/best-location-store-temporarily-unavailable.text.zh.js'
import * as exclusiveOrSpecialUseLabel from './no-legal-target/exclusive-or-special-use-label.text.zh.js'
import * as isolationLevelUnsatisfiable from './no-legal-target/isolation-level-unsatisfiable.text.zh.js'
import * as notEnoughUpStores from './no-legal-target/not-enough-up-stores.text.zh.js'
import * as placementRuleUnsatisfiable from './no-legal-target/placement-rule-unsatisfiable.text.zh.js'
import * as targetDisconnectedBusySlow from './no-legal-target/target-disconnected-busy-slow.text.zh.js'
import * as targetDiskFull from './no-legal-target/target-disk-full.text.zh.js'
import * as tiflashLearnerVsRuleEngineBug from './no-legal-target/tiflash-learner-vs-rule-engine-bug.text.zh.js'
import * as tiflashReplicaCount from './no-legal-target/tiflash-replica-count.text.zh.js'
import * as tiflashRulesAfterDrop from './no-legal-target/tiflash-rules-after-drop.text.zh.js'
import * as benignLogNoise from './noise/benign-log-noise.text.zh.js'
import * as alreadyTombstoneOrPurged from './not-stuck/already-tombstone-or-purged.text.zh.js'
import * as deleteRefusedOrNeverIssued from './not-stuck/delete-refused-or-never-issued.text.zh.js'
import * as revertedToUp from './not-stuck/reverted-to-up.text.zh.js'
import * as slowButProgressing from './not-stuck/slow-but-progressing.text.zh.js'
import * as checkerPaused from './pd-cannot-act/checker-paused.text.zh.js'
import * as coordinatorNotPrepared from './pd-cannot-act/coordinator-not-prepared.text.zh.js'
import * as haltScheduling from './pd-cannot-act/halt-scheduling.text.zh.js'
import * as pdDataDiskFull from './pd-cannot-act/pd-data-disk-full.text.zh.js'
import * as pdFatalExit from './pd-cannot-act/pd-fatal-exit.text.zh.js'
import * as pdNoLeaderOrFlapping from './pd-cannot-act/pd-no-leader-or-flapping.text.zh.js'
import * as regionDenyLabel from './pd-cannot-act/region-deny-label.text.zh.js'
import * as schedulingMicroserviceUnavailable from './pd-cannot-act/scheduling-microservice-unavailable.text.zh.js'
import * as unsafeRecoveryPlanTimeout from './pd-cannot-act/unsafe-recovery-plan-timeout.text.zh.js'
import * as unsafeRecoveryReportMissing from './pd-cannot-act/unsafe-recovery-report-missing.text.zh.js'
import * as unsafeRecoveryRunning from './pd-cannot-act/unsafe-recovery-running.text.zh.js'
import * as forceScaleInResidue from './recovery-residue/force-scale-in-residue.text.zh.js'
import * as tombstoneWithPeers from './recovery-residue/tombstone-with-peers.text.zh.js'
import * as brokenRaftConnection from './replication-unfinished/broken-raft-connection.text.zh.js'
import * as downOrPendingSiblingPeer from './replication-unfinished/down-or-pending-sibling-peer.text.zh.js'
import * as excessiveSchedulingLimits from './replication-unfinished/excessive-scheduling-limits.text.zh.js'
import * as orphanPeerNotRemoved from './replication-unfinished/orphan-peer-not-removed.text.zh.js'
import * as raftMessageTooLargeForGrpc from './replication-unfinished/raft-message-too-large-for-grpc.text.zh.js'
import * as raftstoreChannelFull from './replication-unfinished/raftstore-channel-full.text.zh.js'
import * as snapshotApplySlowOrStuck from './replication-unfinished/snapshot-apply-slow-or-stuck.text.zh.js'
import * as snapshotGenerationFailing from './replication-unfinished/snapshot-generation-failing.text.zh.js'
import * as snapshotReceiveRejected from './replication-unfinished/snapshot-receive-rejected.text.zh.js'
import * as snapshotSendFailingOrThrottled from './replication-unfinished/snapshot-send-failing-or-throttled.text.zh.js'
import * as learnerGateInReplicaChecker from './throttled-or-disabled/learner-gate-in-replica-checker.text.zh.js'
import * as lostStoreBlocksChecker from './throttled-or-disabled/lost-store-blocks-checker.text.zh.js'
import * as offlineReplaceDisabled from './throttled-or-disabled/offline-replace-disabled.text.zh.js'
import * as operatorStarvation from './throttled-or-disabled/operator-starvation.text.zh.js'
import * as patrolStalledBehindRunningOperators from './throttled-or-disabled/patrol-stalled-behind-running-operators.text.zh.js'
import * as replicaScheduleLimitZero from './throttled-or-disabled/replica-schedule-limit-zero.text.zh.js'
import * as snapshotOrPendingCountThrottle from './throttled-or-disabled/snapshot-or-pending-count-throttle.text.zh.js'
import * as storeLimitTooLow from './throttled-or-disabled/store-limit-too-low.text.zh.js'
import * as unfinishedOperatorHoldsRegion from './throttled-or-disabled/unfinished-operator-holds-region.text.zh.js'
import * as brokenSnapshotPanicLoop from './tikv-cannot-run/broken-snapshot-panic-loop.text.zh.js'
import * as corruptSstAtStartup from './tikv-cannot-run/corrupt-sst-at-startup.text.zh.js'
import * as leaderStoreDiskFull from './tikv-cannot-run/leader-store-disk-full.text.zh.js'
import * as lostRaftLogAtStartup from './tikv-cannot-run/lost-raft-log-at-startup.text.zh.js'
import * as sourceProcessDead from './tikv-cannot-run/source-process-dead.text.zh.js'
import * as tikvDiskIoHang from './tikv-cannot-run/tikv-disk-io-hang.text.zh.js'
import * as tikvRestartLoopDuringOffline from './tikv-cannot-run/tikv-restart-loop-during-offline.text.zh.js'
import {says as stages} from './stages.zh.js'

/** What a cause says in Chinese: its text, and the sentences of its code. */
interface Chinese {
  readonly text: CauseText
  readonly says?: Catalog
}

const chinese: Readonly<Record<string, Chinese>> = {
  'confchange-rejected-or-pending': confchangeRejectedOrPending,
  'joint-state-stuck': jointStateStuck,
  'leader-cannot-leave-the-store': leaderCannotLeaveTheStore,
  'learner-cannot-be-promoted': learnerCannotBePromoted,
  'merge-blocked-by-lagging-peer': mergeBlockedByLaggingPeer,
  'merge-in-progress': mergeInProgress,
  'region-heartbeat-latency': regionHeartbeatLatency,
  'transfer-leader-rejected-by-tikv': transferLeaderRejectedByTikv,
  'bury-not-run': buryNotRun,
  'duplicated-store-address': duplicatedStoreAddress,
  'dr-auto-sync': drAutoSync,
  'raftstore-v2': raftstoreV2,
  witness,
  'all-replicas-lost': allReplicasLost,
  'ghost-region-pd-only': ghostRegionPdOnly,
  'leader-exists-but-pd-stale': leaderExistsButPdStale,
  'leaderless-election-failing': leaderlessElectionFailing,
  'leaderless-majority-on-dead-stores': leaderlessMajorityOnDeadStores,
  'leaderless-peers-on-purged-stores': leaderlessPeersOnPurgedStores,
  'leaderless-region': leaderlessRegion,
  'learners-only-or-uninitialised': learnersOnlyOrUninitialised,
  'all-candidates-low-space': allCandidatesLowSpace,
  'best-location-store-temporarily-unavailable': bestLocationStoreTemporarilyUnavailable,
  'exclusive-or-special-use-label': exclusiveOrSpecialUseLabel,
  'isolation-level-unsatisfiable': isolationLevelUnsatisfiable,
  'not-enough-up-stores': notEnoughUpStores,
  'placement-rule-unsatisfiable': placementRuleUnsatisfiable,
  'target-disconnected-busy-slow': targetDisconnectedBusySlow,
  'target-disk-full': targetDiskFull,
  'tiflash-learner-vs-rule-engine-bug': tiflashLearnerVsRuleEngineBug,
  'tiflash-replica-count': tiflashReplicaCount,
  'tiflash-rules-after-drop': tiflashRulesAfterDrop,
  'benign-log-noise': benignLogNoise,
  'already-tombstone-or-purged': alreadyTombstoneOrPurged,
  'delete-refused-or-never-issued': deleteRefusedOrNeverIssued,
  'reverted-to-up': revertedToUp,
  'slow-but-progressing': slowButProgressing,
  'checker-paused': checkerPaused,
  'coordinator-not-prepared': coordinatorNotPrepared,
  'halt-scheduling': haltScheduling,
  'pd-data-disk-full': pdDataDiskFull,
  'pd-fatal-exit': pdFatalExit,
  'pd-no-leader-or-flapping': pdNoLeaderOrFlapping,
  'region-deny-label': regionDenyLabel,
  'scheduling-microservice-unavailable': schedulingMicroserviceUnavailable,
  'unsafe-recovery-plan-timeout': unsafeRecoveryPlanTimeout,
  'unsafe-recovery-report-missing': unsafeRecoveryReportMissing,
  'unsafe-recovery-running': unsafeRecoveryRunning,
  'force-scale-in-residue': forceScaleInResidue,
  'tombstone-with-peers': tombstoneWithPeers,
  'broken-raft-connection': brokenRaftConnection,
  'down-or-pending-sibling-peer': downOrPendingSiblingPeer,
  'excessive-scheduling-limits': excessiveSchedulingLimits,
  'orphan-peer-not-removed': orphanPeerNotRemoved,
  'raft-message-too-large-for-grpc': raftMessageTooLargeForGrpc,
  'raftstore-channel-full': raftstoreChannelFull,
  'snapshot-apply-slow-or-stuck': snapshotApplySlowOrStuck,
  'snapshot-generation-failing': snapshotGenerationFailing,
  'snapshot-receive-rejected': snapshotReceiveRejected,
  'snapshot-send-failing-or-throttled': snapshotSendFailingOrThrottled,
  'learner-gate-in-replica-checker': learnerGateInReplicaChecker,
  'lost-store-blocks-checker': lostStoreBlocksChecker,
  'offline-replace-disabled': offlineReplaceDisabled,
  'operator-starvation': operatorStarvation,
  'patrol-stalled-behind-running-operators': patrolStalledBehindRunningOperators,
  'replica-schedule-limit-zero': replicaScheduleLimitZero,
  'snapshot-or-pending-count-throttle': snapshotOrPendingCountThrottle,
  'store-limit-too-low': storeLimitTooLow,
  'unfinished-operator-holds-region': unfinishedOperatorHoldsRegion,
  'broken-snapshot-panic-loop': brokenSnapshotPanicLoop,
  'corrupt-sst-at-startup': corruptSstAtStartup,
  'leader-store-disk-full': leaderStoreDiskFull,
  'lost-raft-log-at-startup': lostRaftLogAtStartup,
  'source-process-dead': sourceProcessDead,
  'tikv-disk-io-hang': tikvDiskIoHang,
  'tikv-restart-loop-during-offline': tikvRestartLoopDuringOffline,
}

/** All that the causes say. */
export const says: Catalog = Object.assign({}, shared, stages, ...Object.entries(chinese).map(([id, {text, says}]) => ({[`${id}: title`]: text.title, [`${id}: explain`]: text.explain, ...says})))
