import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import type {Store} from '../../model/store.js'
import {count} from '../../model/words.js'
import type {Decision} from '../../replay/replay.js'
import {cite, defineCause, type Evidence, found, type LeavingStore, type Remedy, ruledOut} from '../cause.js'
import {addStoreWith, citeLabels, type Labels} from '../labels.js'
import {citeConfig, noTargets, rejectedBy, ruleOf, withReason} from '../no-target.js'
import {citeDecision, unreplayed} from '../obstacles.js'
import {cancelRemoval, pdCtl, remarked, startAgain} from '../remedies.js'
import {text} from './isolation-level-unsatisfiable.text.en.js'

// PD: schedule/filter/filters.go isolationFilter (from 5.0); rules off: the configuration's level, rules on: the rule's
export const isolationLevelUnsatisfiable = defineCause({
  id: 'isolation-level-unsatisfiable',
  family: 'no-legal-target',
  blocks: 'alone',
  text,
  needs: ['stores'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const mine = withReason(noTargets(cluster, store, replay), 'isolation')
    const [decision] = mine.decisions
    const [shown] = citeDecision(cluster, mine)
    if (!decision || !shown) return ruledOut(say`no Region left has lost its last candidate to an isolation level`)
    const {level, evidence} = levelOf(cluster, decision)
    const near = rejectedBy(cluster, mine.decisions, ['isolation']).filter(({id}) => id !== store.id)
    return found({
      confidence: 'certain',
      stores: [store.id],
      regions: mine.regions,
      summary: say`Isolation level \`${level}\` forbids every remaining store to ${count(mine.regions.length, 'Region')} on store \`${store.id}\`: each one with room shares its \`${level}\` with another replica.`,
      evidence: [shown, ...evidence, ...(store.store ? [citeLabels(store.store)] : []), ...near.slice(0, 5).map(citeLabels)],
      remedies: remedies(cluster, store, level, decision),
    })
  },
})

function levelOf(cluster: Cluster, decision: Decision): {readonly level: string; readonly evidence: readonly Evidence[]} {
  const rule = ruleOf(cluster, decision)
  if (rule) return {level: rule.isolationLevel, evidence: [cite(rule, say`placement rule \`${decision.rule}\` has isolation level \`${rule.isolationLevel}\``)]}
  const level = cluster.config?.text('replication.isolation-level') ?? ''
  return {level, evidence: citeConfig(cluster, 'replication.isolation-level', say`\`isolation-level\` is \`${level}\`, and placement rules are off`)}
}

function remedies(cluster: Cluster, leaving: LeavingStore, level: string, decision: Decision): Remedy[] {
  const place = placeOf(leaving.store, ruleOf(cluster, decision)?.locationLabels ?? cluster.config?.list('replication.location-labels') ?? [], level)
  const silent = neighbours(cluster, leaving, place).filter(({stateName}) => stateName === 'Down' || stateName === 'Disconnected')
  return [
    ...(silent.length > 0 ? [{...startAgain(silent.map(({id}) => id), say`they stand in the place that is missing`), verify: say`The stores are Up, and PD makes operators for the Regions left.`}] : []),
    addStoreWith(cluster, place, say`a host in ${place.map(({key, value}) => `${key} ${value}`).join(say`, `) || say`another place`} is to be had`),
    lower(cluster, decision),
    ...(leaving.store ? [cancelRemoval(cluster, leaving.id)] : []),
  ]
}

/** The labels of the leaving store down to the level: where its replicas should go. */
function placeOf(store: Store | undefined, locationLabels: readonly string[], level: string): Labels {
  const keys = locationLabels.slice(0, locationLabels.indexOf(level) + 1)
  return keys.flatMap((key) => store?.labels.find((label) => label.key.toLowerCase() === key.toLowerCase()) ?? [])
}

function neighbours(cluster: Cluster, leaving: LeavingStore, place: Labels): readonly Store[] {
  const isThere = ({labels}: Store) => place.every(({key, value}) => labels.some((label) => label.key === key && label.value === value))
  return [...(cluster.stores?.byId.values() ?? [])].filter((store) => store.id !== leaving.id && isThere(store))
}

/** From 6.5.6, 7.1.2 and 7.4 on the setting reaches `pd/default` too (tikv/pd#7121); before, only the rule counts. */
function lower(cluster: Cluster, {rule}: Decision): Remedy {
  return {
    title: rule === undefined ? say`Give the isolation level up` : say`Give the isolation level of \`${rule}\` up`,
    risk: 'reversible',
    when: say`two replicas in one place are acceptable for the time being`,
    commands: rule === undefined ? [`${pdCtl(cluster)} config set isolation-level ""`] : [remarked(`${pdCtl(cluster)} config set isolation-level ""`, say`or take isolation_level out of the rule: config placement-rules save`)],
    verify: say`\`config placement-rules show\` has no \`isolation_level\` any more, and the store drains.`,
    undo: say`set \`isolation-level\` again, or save the rule as it was`,
    ...((rule === undefined || rule === 'pd/default') && {whatIf: ['--set', 'replication.isolation-level=']}),
  }
}
