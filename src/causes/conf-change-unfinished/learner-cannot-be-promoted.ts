import type {Cluster} from '../../model/cluster.js'
import type {Region} from '../../model/region.js'
import {say} from '../../model/say.js'
import {within} from '../../model/source.js'
import {namedStores} from '../../model/words.js'
import {type Answer, cite, defineCause, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {leftToldOf} from '../left.js'
import {isOverdue, type Stall, stallOf, stallsAnywhere} from '../operators.js'
import {fate} from '../quorum.js'
import {claim, nameRegions, type RegionCase, surest} from '../region-cases.js'
import {lookAgain, pdCtl, remarked, removePeer, restart} from '../remedies.js'
import {text} from './learner-cannot-be-promoted.text.en.js'

// PD: server/schedule/operator/step.go AddLearner.IsFinish waits until the learner is not pending; builder.go "cannot promote peer %d: unhealthy"
export const learnerCannotBePromoted = defineCause({
  id: 'learner-cannot-be-promoted',
  family: 'conf-change-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    if (store.left === undefined) return notChecked(say`no list of the Regions on store ${store.id}`, ['region-store'])
    const cases = leftToldOf(cluster, store).flatMap((region) => caseOf(cluster, region) ?? [])
    return answer(cluster, store.id, cases) ?? ruledOut(say`no Region left waits for a new learner on a living store to catch up`)
  },

  diagnoseCluster(cluster) {
    const cases = stallsAnywhere(cluster).filter((stall) => (ADDS.has(stall.step.kind) || PROMOTES.has(stall.step.kind)) && isOverdue(stall, true)).flatMap(({regionId}) => {
      const region = cluster.regions?.get(regionId)
      return region ? (caseOf(cluster, region) ?? []) : []
    })
    return answer(cluster, undefined, cases) ?? ruledOut(say`no operator of the bundle waits for a learner to catch up`)
  },
})

const ADDS = new Set<string>(['add-learner', 'add-peer'])
const PROMOTES = new Set<string>(['promote', 'enter-joint'])

interface Waiting extends RegionCase {
  readonly target: number
}

/** The learner is there and pending. A store that does not answer is a reason of its own. */
function caseOf(cluster: Cluster, region: Region): Waiting | undefined {
  const stall = stallOf(cluster, region.id)
  const target = stall && targetOf(stall, region)
  if (!stall || target === undefined || [target, region.leader?.storeId].some((id) => id === undefined || fate(cluster, id) !== 'alive')) return undefined
  return {
    regionId: region.id,
    target,
    confidence: isOverdue(stall, true) ? 'likely' : 'possible',
    evidence: [cite({source: within(region.source, '/pending_peers')}, say`the new learner of Region ${region.id} on store ${target} is there, and pending`), ...stall.evidence],
  }
}

function targetOf({step}: Stall, {peers, pendingPeers}: Region): number | undefined {
  if (!ADDS.has(step.kind) && !PROMOTES.has(step.kind)) return undefined
  const learner = peers.find(({storeId, role}) => storeId === step.storeId && role === 'Learner')
  return pendingPeers.some(({id}) => id === learner?.id) ? learner?.storeId : undefined
}

function answer(cluster: Cluster, storeId: number | undefined, all: readonly Waiting[]): Answer | undefined {
  const cases = surest(all)
  if (!cases) return undefined
  const targets = [...new Set(cases.map(({target}) => target))]
  const isOpen = cases[0].confidence === 'possible'
  return found({
    ...claim(cases),
    stores: [...(storeId === undefined ? [] : [storeId]), ...targets],
    summary: say`The new learner of ${nameRegions(cases)} on ${namedStores(targets)} is pending: it has not got its data${isOpen ? say` yet, which a large snapshot looks like as well` : say`, and PD promotes nobody before`}.`,
    remedies: remedies(cluster, cases),
    asks: isOpen ? ['store-again', 'tikv-log-leader', 'tikv-log-target', 'region-store'] : ['tikv-log-leader', 'tikv-log-target'],
  })
}

function remedies(cluster: Cluster, [{regionId, target}, ...rest]: readonly [Waiting, ...Waiting[]]): Remedy[] {
  return [
    lookAgain(cluster, [regionId, ...rest.map((one) => one.regionId)]),
    {
      title: say`Read what the leader and the target say about the snapshot`,
      risk: 'read-only',
      commands: [remarked(`grep -E 'region_id=${regionId}\\b|too many recving' tikv.log`, say`on the store of the leader and on store ${target}`)],
      verify: say`\`failed to generate snap\`, \`failed to send snap\`, \`too many recving snapshot tasks\` or a begin without end of the apply names the half that fails.`,
    },
    restart('HOST:PORT', {
      title: say`Restart the TiKV of store ${target}`,
      when: say`its log shows no refusal and no apply, and only learners on it stay behind`,
      verify: say`\`${pdCtl(cluster)} region ${regionId}\` has no pending peers.`,
    }),
    removePeer(cluster, regionId, target, say`another store can take the peer: PD begins again, and may choose the same store`),
  ]
}
