import {type Cluster, momentOf} from '../../model/cluster.js'
import {isJoint, type Region} from '../../model/region.js'
import {say} from '../../model/say.js'
import {within} from '../../model/source.js'
import {isAtLeast} from '../../model/version.js'
import {lasting} from '../../model/words.js'
import {type Answer, cite, defineCause, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {leftThat} from '../left.js'
import {FAST_MS, isOverdue, stallOf, stallsAnywhere} from '../operators.js'
import {claim, nameRegions, type RegionCase, surest} from '../region-cases.js'
import {handOver, lookAgain, PD_API, pdCtl, remarked, restart} from '../remedies.js'
import {text} from './joint-state-stuck.text.en.js'

// PD: server/schedule/checker/joint_state_checker.go; server/schedule/operator/builder.go "cannot build operator for region which is in joint state"
export const jointStateStuck = defineCause({
  id: 'joint-state-stuck',
  family: 'conf-change-unfinished',
  blocks: 'alone',
  text,
  needs: ['regions'],

  diagnose({cluster, store}) {
    if (store.left === undefined) return notChecked(say`no list of the Regions on store ${store.id}`, ['region-store'])
    const joint = leftThat(store, (region) => isJoint(region) && region.leader !== undefined)
    return answer(cluster, [store.id], joint.map((region) => caseOf(cluster, region))) ?? ruledOut(say`no Region left that has a leader is in a joint state`)
  },

  diagnoseCluster(cluster) {
    const stalls = stallsAnywhere(cluster).filter((stall) => stall.step.kind === 'leave-joint' && isOverdue(stall))
    const cases: RegionCase[] = stalls.map(({regionId, evidence}) => ({regionId, confidence: 'likely', evidence}))
    return answer(cluster, [], cases) ?? ruledOut(say`no operator of the bundle waits for a Region to leave the joint state`)
  },
})

function answer(cluster: Cluster, stores: readonly number[], all: readonly RegionCase[]): Answer | undefined {
  const cases = surest(all)
  if (!cases) return undefined
  const isOpen = cases[0].confidence === 'possible'
  return found({
    ...claim(cases),
    stores,
    summary: isOpen
      ? say`${nameRegions(cases)} ${cases.length === 1 ? 'is' : 'are'} in a joint state, which a move passes through in moments: seen once, it proves nothing.`
      : say`${nameRegions(cases)} entered a joint state and ${cases.length === 1 ? 'does' : 'do'} not leave it. Until then PD builds no other operator for ${cases.length === 1 ? 'it' : 'them'}.`,
    remedies: remedies(cluster, cases.map(({regionId}) => regionId)),
    knownBugs: isAffected(cluster) ? [{url: 'https://github.com/tikv/pd/issues/5788', affects: say`before 6.5.1`, fixedIn: ['6.5.1', '6.6.0']}] : [],
    asks: isOpen ? ['store-again', 'region-store', 'pd-log'] : ['tikv-log-leader', 'pd-log'],
  })
}

function isAffected({version}: Cluster): boolean {
  return version !== undefined && isAtLeast(version.is, '5.0.0') && !isAtLeast(version.is, '6.5.1')
}

/** A joint state that PD's own time for the step, or two looks, show to last. */
function caseOf(cluster: Cluster, region: Region): RegionCase {
  const shown = cite({source: within(region.source, '/peers')}, say`Region ${region.id}: ${region.peers.map(({storeId, role}) => say`${role} on store ${storeId}`).join(say`, `)}`)
  const stall = stallOf(cluster, region.id)
  const twice = seenBefore(cluster, region)
  const isLasting = (stall?.step.kind === 'leave-joint' && isOverdue(stall)) || (twice?.milliseconds ?? 0) >= FAST_MS
  return {
    regionId: region.id,
    confidence: isLasting ? 'certain' : (twice?.milliseconds ?? 0) >= FAST_MS / 2 ? 'likely' : 'possible',
    evidence: [shown, ...(stall?.evidence ?? []), ...(twice ? [cite({source: within(twice.region.source, '/peers')}, say`the same roles ${lasting(twice.milliseconds)} before`)] : [])],
  }
}

/** The first sample that shows the Region with the same members: no step was done since. */
function seenBefore(cluster: Cluster, {id, epoch}: Region) {
  const now = momentOf(cluster)
  return cluster.samples.slice(0, -1).flatMap(({regions, moment}) => {
    const region = regions?.get(id)
    return region && isJoint(region) && region.epoch.confVer === epoch.confVer && now !== undefined && moment !== undefined ? [{region, milliseconds: now - moment}] : []
  })[0]
}

function remedies(cluster: Cluster, regions: readonly number[]): Remedy[] {
  const [first] = regions
  return [
    lookAgain(cluster, regions),
    {
      title: say`See whether somebody has paused the joint-state checker`,
      risk: 'read-only',
      commands: [`curl ${PD_API}/checker/joint-state`],
      verify: say`It answers \`"paused": false\`.`,
    },
    handOver(cluster, first, remarked('STORE', say`a peer with role Voter or IncomingVoter`), {
      title: say`Give the leadership to a voter that stays`,
      when: say`the Region has a leader and both halves have a majority: the new leader carries out the pending leave`,
      verify: say`\`${pdCtl(cluster)} region ${first}\` shows no peer with role IncomingVoter or DemotingVoter; the rest of the move follows by itself.`,
    }),
    restart('LEADER_HOST:PORT', {
      title: say`Restart the TiKV that leads the Region`,
      when: say`a transfer is refused and its log shows why the leave is not applied`,
      verify: say`Another voter becomes leader and the Region leaves the joint state.`,
    }),
  ]
}
