import type {Region} from '../model/region.js'
import {build} from './builder.js'
import type {Fit, RuleFit} from './fit.js'
import type {Inputs} from './inputs.js'
import type {Decision} from './replay.js'
import {labelOf, type StoreView} from './store-view.js'
import {findBetter, findWorst, placeOf} from './target.js'
import {say} from '../model/say.js'

/** PD schedule/checker/rule_checker.go fixBetterLocation. */
export function findBetterLocation(inputs: Inputs, region: Region, fit: Fit, ruleFit: RuleFit): Decision | undefined {
  const {rule, name} = ruleFit.view
  if (rule.locationLabels.length === 0 || (inputs.release.colocates === 'rule' && rule.count <= 1)) return undefined
  const place = placeOf(ruleFit.view)
  const worst = findWorst(inputs, place, ruleFit.stores)
  if (!worst) return undefined
  const search = findBetter(inputs, region, place, colocated(inputs, region, fit, ruleFit, worst), worst)
  if (!search.pick) return undefined
  const change = {remove: worst.id, add: {store: search.pick, isLearner: rule.role === 'learner'}}
  return build(inputs, region, 'move', change, {search, rule: name, because: say`rule \`${name}\` has a better place than store ${worst.id}`})
}

/** The stores of the Region that the place is to be far from (pd#6662: not only those of the rule itself). */
function colocated({release, store}: Inputs, {peers}: Region, fit: Fit, {view, stores}: RuleFit, worst: StoreView): readonly StoreView[] {
  if (release.colocates === 'rule') return stores
  const known = peers.flatMap(({storeId}) => store(storeId) ?? [])
  if (release.colocates === 'constraints') return known.filter(({index}) => view.refusals[index] === undefined)
  const engine = labelOf(worst.store, 'engine')
  const sameRole = fit.rules.filter((other) => other.view.rule.role === view.rule.role)
  return known.filter((candidate) => labelOf(candidate.store, 'engine') === engine && sameRole.some((other) => other.view.refusals[candidate.index] === undefined))
}
