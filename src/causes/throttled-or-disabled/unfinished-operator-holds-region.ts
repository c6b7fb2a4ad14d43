import type {Cluster} from '../../model/cluster.js'
import {isEvacuationOf} from '../../model/operator.js'
import {type Answer, cite, defineCause, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {leftToldOf} from '../left.js'
import {isDisobeyed, isOverdue, isRepair, type Stall, stallOf, stallsAnywhere} from '../operators.js'
import {claim, nameRegions, type RegionCase, surest} from '../region-cases.js'
import {lookAgain, pdCtl, sample, undoSetting} from '../remedies.js'
import {linesByRegion} from '../repeated-lines.js'
import {fate} from '../quorum.js'
import {text} from './unfinished-operator-holds-region.text.en.js'
import {say} from '../../model/say.js'
import {OPERATORS_AGAIN} from '../undo.js'

// PD: server/cluster/coordinator.go patrolRegions; server/schedule/operator/operator_controller.go isHigherPriorityOperator
export const unfinishedOperatorHoldsRegion = defineCause({
  id: 'unfinished-operator-holds-region',
  family: 'throttled-or-disabled',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    if (store.left === undefined) return notChecked(say`no list of the Regions on store ${store.id}`, ['region-store'])
    const cases = leftToldOf(cluster, store).flatMap(({id, leader}) => {
      const stall = leader && stallOf(cluster, id)
      return stall && isForeign(stall) && !isEvacuationOf(stall.operator, store.id) ? (caseOf(cluster, stall) ?? []) : []
    })
    return answer(cluster, [store.id], cases) ?? ruledOut(say`no operator of a scheduler or of an administrator holds a Region left for long`)
  },

  diagnoseCluster(cluster) {
    const held = stallsAnywhere(cluster).filter(isForeign)
    const overdue = held.flatMap((stall) => caseOf(cluster, stall) ?? [])
    const young: RegionCase[] = cluster.stores ? [] : held.map(({regionId, evidence}) => ({regionId, evidence, confidence: 'possible'}))
    return answer(cluster, [], [...overdue, ...deadTargets(cluster), ...young]) ?? ruledOut(say`no operator of the bundle fails to end`)
  },
})

/** Not a repair of the Region, which has causes of its own, nor a merge. */
function isForeign({operator, step}: Stall): boolean {
  return !isRepair(operator) && step.kind !== 'merge'
}

/** PD's own list and its orders, which the leader hears and does not carry out, leave no doubt; either alone may be out of date. */
function caseOf(cluster: Cluster, stall: Stall): RegionCase | undefined {
  const isShown = cluster.operators?.some(({regionId}) => regionId === stall.regionId) === true
  const isHeard = stall.reported !== undefined && isDisobeyed(stall)
  const isCopying = cluster.regions?.get(stall.regionId)?.pendingPeers.some(({storeId}) => storeId === stall.step.storeId) === true
  // That the operator waits for a store that is silent is another cause: what holds the Region is then not the operator alone.
  const isAnswered = stall.step.storeId !== undefined && fate(cluster, stall.step.storeId) === 'alive'
  return isOverdue(stall, isCopying) ? {regionId: stall.regionId, confidence: isShown && isHeard && isAnswered ? 'certain' : 'likely', evidence: stall.evidence} : undefined
}

/** ["operator is stale"] [region-id=720] [error="target store is down"]: until max-store-down-time had passed the operator held the Region (tikv/pd#11143). */
function deadTargets(cluster: Cluster): readonly RegionCase[] {
  const lines = linesByRegion(cluster, ['operator-stale', 'operator-canceled'], ({fields}) => [fields.get('error'), fields.get('reason')].includes('target store is down'))
  return lines.map(({regionId = 0, first}) => ({regionId, confidence: 'likely', evidence: [cite(first, say`PD gave the operator of Region ${regionId} up only when its target had been down for max-store-down-time`)]}))
}

function answer(cluster: Cluster, stores: readonly number[], all: readonly RegionCase[]): Answer | undefined {
  const cases = surest(all)
  if (!cases) return undefined
  const isOpen = cases[0].confidence === 'possible'
  return found({
    ...claim(cases),
    stores,
    summary: isOpen ? say`An operator is on ${nameRegions(cases)}; one look does not tell whether it gets on.` : say`An operator that does not end holds ${nameRegions(cases)}: PD's patrol passes over a Region that has one.`,
    remedies: remedies(cluster, cases.map(({regionId}) => regionId)),
    knownBugs: deadTargets(cluster).length > 0 ? [{url: 'https://github.com/tikv/pd/issues/11143', affects: say`from 6.1.7`, fixedIn: []}] : [],
    asks: isOpen ? ['region-store', 'operators', 'pd-log'] : ['tikv-log-leader'],
  })
}

function remedies(cluster: Cluster, regions: readonly number[]): Remedy[] {
  return [
    lookAgain(cluster, regions),
    {
      title: say`Remove the operators that do not end`,
      risk: 'reversible',
      when: say`they stand at the same step, two minutes later`,
      commands: sample(regions).map((id) => `${pdCtl(cluster)} operator remove ${id}`),
      verify: say`\`operator show\` has operators of the checkers (\`…offline…\`) for these Regions a moment later.`,
      undo: OPERATORS_AGAIN,
      whatIf: regions.flatMap((id) => ['--remove-operator', String(id)]),
    },
    {
      title: say`Keep the balancer from making new ones while the store drains`,
      risk: 'reversible',
      when: say`the operators are \`balance-region\` and come back`,
      commands: [`${pdCtl(cluster)} config set region-schedule-limit 0`],
      verify: say`pd.log adds no further \`balance-region\`. Set it back once the store is Tombstone.`,
      undo: undoSetting(cluster, 'region-schedule-limit'),
    },
  ]
}
