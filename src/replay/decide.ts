import {isJoint, type Region} from '../model/region.js'
import type {Inputs} from './inputs.js'
import {acts, refuses} from './outcome.js'
import type {Decision} from './replay.js'
import {checkReplicas, promoteLearner} from './replica-checker.js'
import {checkRules} from './rule-checker.js'
import {say} from '../model/say.js'

/** What needs no other dump than that of the Regions: nothing is sent to a Region whose leader PD does not know. */
export function decideWithoutInputs(region: Region): Decision | undefined {
  return region.leader ? undefined : refuses('none', 'no-leader', say`PD knows no leader of the Region, and operators travel to leaders only`)
}

/** Does the dump show all that a decision depends on? */
export function isDecidable({leader, isLeaderUnknown, lacks}: Region): boolean {
  return leader === undefined ? !isLeaderUnknown : lacks === undefined
}

/** PD's decision about one Region (PD schedule/checker/checker_controller.go CheckRegion), as it concerns the leaving store. */
export function decide(inputs: Inputs, region: Region, storeId: number): Decision {
  return decideWithoutInputs(region) ?? stopBefore(inputs, region) ?? leaveJointState(inputs, region) ?? check(inputs, region, storeId)
}

/** What keeps every checker away. */
function stopBefore({release, settings, isRecovering, operators}: Inputs, {id}: Region): Decision | undefined {
  if (settings.isHalted) return refuses('none', 'halted', say`\`halt-scheduling\` is true`)
  if (isRecovering && release.stopsForRecovery) return refuses('none', 'recovery-running', say`an unsafe recovery is running`)
  const operator = operators.get(id)
  if (operator) return {...acts('none', 'other', say`the Region has a running operator already: ${operator.desc}`), obstacle: 'operator-already'}
  // operator_controller.go checkAddOperator: every kind of operator has its own queue, all of this length.
  return settings.waitingLimit === 0 ? refuses('none', 'queue-zero', say`\`scheduler-max-waiting-operator\` is 0`) : undefined
}

/** PD schedule/checker/joint_state_checker.go. Without it no other checker can build an operator either. */
function leaveJointState(inputs: Inputs, region: Region): Decision | undefined {
  if (!isJoint(region)) return undefined
  if (inputs.pausedCheckers.has('joint-state')) return refuses('joint-state', 'checker-paused', say`the checker \`joint-state\` is paused`)
  if (region.peers.some(({storeId}) => storeId === region.leader?.storeId)) return acts('joint-state', 'leave-joint', say`the Region is in a joint state`)
  return refuses('joint-state', 'joint-state', say`the Region is in a joint state, and its leader is none of its peers`)
}

function check(inputs: Inputs, region: Region, storeId: number): Decision {
  const {release, rules} = inputs
  if (release.denyLabelStopsCheckers && inputs.isDenied(region)) return refuses('rule', 'deny-label', say`a Region label rule says \`schedule=deny\``)
  if (release.splitsBeforeChecking && splits(inputs, region)) return acts('rule', 'other', say`the Region spans a boundary of placement or label rules: PD splits it first`)
  const promotion = rules || inputs.pausedCheckers.has('learner') ? undefined : promoteLearner(inputs, region)
  return promotion ?? withinLimits(inputs, checkPeers(inputs, region, storeId))
}

function splits(inputs: Inputs, region: Region): boolean {
  return !inputs.pausedCheckers.has('split') && (inputs.isCrossedByLabel(region) || (inputs.rules?.isCrossedIn(region) ?? false))
}

function checkPeers(inputs: Inputs, region: Region, storeId: number): Decision {
  const checker = inputs.rules ? 'rule' : 'replica'
  if (inputs.pausedCheckers.has(checker)) return refuses(checker, 'checker-paused', say`the checker \`${checker}\` is paused`)
  if (inputs.settings.replicaLimit === 0) return refuses(checker, 'limit-zero', say`\`replica-schedule-limit\` is 0`)
  return inputs.rules ? checkRules(inputs, region, storeId) : checkReplicas(inputs, region, storeId)
}

/** PD operator_controller.go ExceedStoreLimit: the store that loses a peer needs a token as well. */
function withinLimits(inputs: Inputs, decision: Decision): Decision {
  const source = decision.kind === 'none' || decision.from === undefined ? undefined : inputs.store(decision.from)
  if (!source?.isRemovalStarved) return decision
  return refuses(decision.checker, 'remove-limit', say`${decision.because}; store ${source.id} has used up its remove-peer limit`, {from: source.id})
}
