import {isAtLeast, parseVersion, type Version} from '../model/version.js'

/** What PD's checkers do differently from release to release, as answers to single questions. */
export type Release = Readonly<ReturnType<typeof releaseOf>>

type Since = (mainline: string, ...backports: readonly string[]) => boolean

/** Sources are files of tikv/pd at the named releases, under `server/`, and from 7.0 on step by step under `pkg/`. */
export function releaseOf(version: Version) {
  const since: Since = (mainline, ...backports) => isAtLeast(version, mainline) || backports.some((backport) => isBackported(version, backport))
  return {...storeRules(since), ...targetRules(since), ...fitRules(since), ...orphanRules(since), ...checkerRules(since), ...displayRules(since), ...settingRules(since)}
}

/** Is the version on the same branch as the backport, and not older? */
function isBackported(version: Version, backport: string): boolean {
  const [major, minor] = version.numbers
  const first = parseVersion(backport)
  return first?.numbers[0] === major && first.numbers[1] === minor && isAtLeast(version, backport)
}

function storeRules(since: Since) {
  return {
    // core/store.go IsLowSpace (pd#3444, pd#5391): a store with fewer Regions and more than 8 GiB free is never low on space
    fewRegions: since('6.6.0') ? 100 : since('6.3.0') ? 50 : since('5.0.0') ? 30 : 0,
    // core/store.go IsLowSpace: GetCapacity() == 0, which is no heartbeat yet, is low on space up to 7.0
    trustsEmptyCapacity: since('7.1.0'),
    // schedule/filter/filters.go: 4.0 has no connection filter for targets
    testsDisconnectedTargets: since('5.0.0'),
    // schedule/operator.go RemovePeer.Influence: in 3.0 only a store that gets a peer pays for it
    limitsRemoval: since('3.1.0'),
    // schedule/filter/filters.go tooManySnapshots: GetApplyingSnapCount() until 5.0
    countsApplyingSnapshots: !since('5.1.0'),
    // config/config.go defaultMaxSnapshotCount, defaultMaxPendingPeerCount: 64 instead of 3 and 16
    hasRoomyLimits: since('5.3.0'),
  }
}

function targetRules(since: Since) {
  return {
    // schedule/checker/replica_strategy.go; 4.0 schedule/selector/selector.go applies every filter before the location
    selectsInTwoStages: since('5.0.0'),
    hasIsolationLevel: since('5.0.0'),
    // schedule/filter/filters.go isolationFilter.Target with an empty constraintSet
    passesEmptyIsolation: !since('6.2.0'),
    // replica_strategy.go SelectStoreToFix: "only has one store, no need to remove"
    comparesWithLonelyPeer: since('8.2.0', '6.5.10', '7.1.6', '7.5.2', '8.1.1'),
    // replica_strategy.go selectStoreToRemoveWithTempState: a worst place that is busy is not passed over for the next; not in 26.3
    waitsForWorstPlace: since('26.4.0', '8.5.7'),
    // schedule/checker/rule_checker.go fixBetterLocation: what a better place is to be far from (pd#6662)
    colocates: since('26.3.0', '8.5.7') ? 'role' : since('7.3.0', '6.5.7', '7.1.1') ? 'constraints' : 'rule',
  } as const
}

function fitRules(since: Since) {
  return {
    // schedule/placement/fit.go stateScore
    fitsHealthyPeersFirst: since('5.4.0'),
    // fit.go matchRoleLoose, and rule_checker.go fix-demote-voter that took its place
    demotesVoters: since('5.3.0'),
    // fit.go pickPeersFromBinaryInt
    combinesByMask: since('6.2.0'),
    // schedule/placement/rule.go compareRule, prepareRulesForApply
    hasRuleGroups: since('5.0.0'),
  }
}

/** schedule/checker/rule_checker.go fixOrphanPeers, in the order of its changes (pd#4045, pd#6559, pd#7249, pd#7584). */
function orphanRules(since: Since) {
  return {
    orphansComeFirst: since('4.0.2'),
    orphansWaitForHealth: since('5.2.2', '5.0.4', '5.1.2'),
    dropsUnhealthyOrphans: since('6.5.1', '6.1.4'),
    dropsSpareOrphans: since('7.1.1', '6.5.3'),
    orphansReplaceDownPeers: since('7.3.0', '6.5.4', '7.1.2'),
    orphansMindConnections: since('7.5.0', '6.5.6', '7.1.3'),
    dropsOnlyExtraOrphans: since('7.5.1', '6.5.7', '7.1.4'),
    pinsDisconnectedFirst: since('7.6.0'),
  }
}

function checkerRules(since: Since) {
  return {
    // rule_checker.go isDownPeer, replica_checker.go checkDownPeer: stats.GetDownSeconds()
    downNeedsDownSeconds: !since('5.2.2', '4.0.15', '5.0.4', '5.1.2'),
    // rule_checker.go Check: an error of one rule ends the loop (pd#3293)
    stopsAtFailedRule: !since('5.0.0'),
    // rule_checker.go addRulePeer (pd#7185)
    swapsFits: since('7.5.0', '7.1.3'),
    // replica_checker.go fixPeer: len(GetVoters()), before len(GetPeers())
    countsExtraByVoters: since('5.0.0'),
    // rule_checker.go replaceUnexpectedRulePeer: a witness comes first where a peer is down (needs `enable-witness`)
    failsOverToWitness: since('6.6.0'),
    // schedule/operator/builder.go PromoteLearner, SetLeader: "unhealthy"
    refusesUnhealthy: since('5.0.0'),
    // checker_controller.go CheckRegion: ScheduleDisabled before the rule checker (pd#6426)
    denyLabelStopsCheckers: since('6.0.0') && !since('7.1.0', '6.5.3'),
    // checker_controller.go CheckRegion: splitChecker; before it rule_checker.go fixRange
    splitsBeforeChecking: since('5.3.0'),
    // schedulers/grant_leader.go PauseLeaderTransfer: a store that is to keep its leaders gets none by transfer (pd#8623)
    grantKeepsLeadersAway: !since('9.0.0-beta.1'),
    // cluster/coordinator.go patrolRegions: GetUnsafeRecoveryController().IsRunning()
    stopsForRecovery: since('6.1.0'),
    // cluster/cluster.go checkStore: GetRegionSize() == 0 (pd#9333)
    buriesBySize: since('9.0.0-beta.2'),
  }
}

function displayRules(since: Since) {
  return {
    // pkg/response/store.go pending_peer_count,omitempty
    showsPendingPeers: since('8.2.0'),
    // api/region.go: `region store N` leaves out the Regions with a learner there (pd#3070)
    listsLearners: since('5.0.0'),
  }
}

/** What becomes of a setting once it is made. */
function settingRules(since: Since) {
  return {
    // server/server.go SetReplicationConfig CheckInDefaultRule: the rule `pd/default` follows the configuration
    copiesReplication: since('5.0.0'),
    // the isolation level as well (pd#7121)
    copiesIsolation: since('7.4.0', '6.5.6', '7.1.2'),
    // server/api/rule.go syncReplicateConfigWithDefaultRule: the configuration follows the rule
    copiesRuleCount: since('5.1.0'),
    // server/cluster/cluster.go refreshStoreRateLimit; from 4.0.2 until then the target filter goes on reading the limiter that is used up
    refreshesStoreLimits: !since('4.0.2') || since('26.3.0', '8.5.6'),
  }
}
