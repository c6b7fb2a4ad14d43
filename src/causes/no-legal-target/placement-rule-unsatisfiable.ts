import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import type {PlacementRule} from '../../model/scheduling.js'
import {count, listed} from '../../model/words.js'
import {defineCause, found, type LeavingStore, type Remedy, ruledOut} from '../cause.js'
import {addStoreWith, citeLabels, labelsFor, setLabels} from '../labels.js'
import {citeRule, noTargets, rejectedBy, ruleOf, withReason} from '../no-target.js'
import {citeDecision, unreplayed} from '../obstacles.js'
import {pdCtl, remarked} from '../remedies.js'
import {text} from './placement-rule-unsatisfiable.text.en.js'

// PD: schedule/checker/rule_checker.go fixRulePeer, addRulePeer (errNoStoreToAdd, errNoStoreToReplace; both at DEBUG only)
export const placementRuleUnsatisfiable = defineCause({
  id: 'placement-rule-unsatisfiable',
  family: 'no-legal-target',
  blocks: 'alone',
  text,
  needs: ['stores'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const mine = withReason(noTargets(cluster, store, replay), 'constraints')
    const [decision, ...others] = mine.decisions
    const [shown, ...more] = citeDecision(cluster, mine)
    if (!decision || !shown) return ruledOut(say`no placement rule has lost its last store to its label constraints`)
    const names = [...new Set([decision, ...others].flatMap(({rule}) => rule ?? []))]
    const unfit = rejectedBy(cluster, mine.decisions, ['label-constraints']).filter(({id}) => id !== store.id)
    return found({
      confidence: 'certain',
      stores: [store.id],
      regions: mine.regions,
      summary: say`${names.length > 0 ? say`Placement rule \`${listed(names)}\`` : say`No placement rule`} leaves no store for ${count(mine.regions.length, 'Region')} on store \`${store.id}\`${unfit.length > 0 ? say`: ${count(unfit.length, 'other store')} (${listed(unfit.map(({id}) => id))}) ${unfit.length === 1 ? 'does' : 'do'} not meet its label constraints` : ''}.`,
      evidence: [shown, ...more, ...citeRule(cluster, decision), ...unfit.slice(0, 5).map(citeLabels)],
      remedies: remedies(cluster, store, ruleOf(cluster, decision), unfit.map(({id}) => id)),
    })
  },
})

function remedies(cluster: Cluster, {store}: LeavingStore, rule: PlacementRule | undefined, unfit: readonly number[]): Remedy[] {
  if (!rule) return [showRules(cluster)]
  const labels = labelsFor(rule, store)
  const [candidate] = unfit
  return [
    ...(candidate !== undefined && labels.length > 0 ? [setLabels(cluster, candidate, labels, say`the store really is such a place: same rack, same kind of disk`)] : []),
    addStoreWith(cluster, labels, say`no store that is there may take the label`),
    relax(cluster, rule),
  ]
}

function relax(cluster: Cluster, {groupId, id, count: peers}: PlacementRule): Remedy {
  const isPolicy = groupId.startsWith('TiDB_DDL_')
  return {
    title: isPolicy ? say`Ask less of the placement policy` : say`Ask less of rule \`${groupId}/${id}\``,
    risk: 'reversible',
    when: say`the data need not stay where the rule wants it; fewer replicas than before are a decision, not an accident`,
    commands: isPolicy
      ? [remarked('mysql> SHOW PLACEMENT;', say`which policy is it?`, '--'), 'mysql> ALTER PLACEMENT POLICY …;']
      : [`${pdCtl(cluster)} config placement-rules load --group=${groupId} --out=rules.json`, remarked(`${pdCtl(cluster)} config placement-rules save --in=rules.json`, say`after the change`)],
    verify: say`PD makes operators for the Regions left within a minute.`,
    undo: say`the policy or the rule as it was: keep what \`SHOW PLACEMENT\` and \`config placement-rules show\` print first`,
    ...(peers > 1 ? {whatIf: ['--rule-count', `${groupId}/${id}=${peers - 1}`]} : {whatIf: ['--remove-rule', `${groupId}/${id}`]}),
  }
}

function showRules(cluster: Cluster): Remedy {
  return {
    title: say`Give the key range a placement rule`,
    risk: 'read-only',
    commands: [`${pdCtl(cluster)} config placement-rules show`],
    verify: say`Every key range has a rule with a voter.`,
  }
}
