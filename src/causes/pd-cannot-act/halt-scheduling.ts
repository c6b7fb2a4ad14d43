import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {isAtLeast} from '../../model/version.js'
import {count} from '../../model/words.js'
import {type Answer, defineCause, found, type LeavingStore, notChecked, ruledOut} from '../cause.js'
import {setConfig} from '../remedies.js'
import {isDoubtful, settingOf, withLeader} from '../switches.js'
import {text} from './halt-scheduling.text.en.js'

// PD: pkg/schedule/coordinator.go PatrolRegions, server/cluster IsSchedulingHalted; 6.5.3 and from 7.2. The key is absent while false.
export const haltScheduling = defineCause({
  id: 'halt-scheduling',
  family: 'pd-cannot-act',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    return diagnose(cluster, store)
  },

  diagnoseCluster(cluster) {
    return diagnose(cluster, undefined)
  },
})

function diagnose(cluster: Cluster, store: LeavingStore | undefined): Answer {
  const setting = settingOf(cluster, 'schedule', 'halt-scheduling')
  const version = cluster.version?.is
  if (!setting) {
    if (cluster.config?.has('schedule')) return ruledOut(say`\`halt-scheduling\` is not in the configuration: it is absent while false`)
    if (version && !isAtLeast(version, '6.5.3')) return ruledOut(say`PD ${version.text} has no \`halt-scheduling\``)
    return notChecked(say`no configuration of PD`, ['config'])
  }
  if (setting.value !== 'true') return ruledOut(say`\`halt-scheduling\` is false`)
  if (setting.outdatedBy) return notChecked(say`\`halt-scheduling\` was true at an earlier moment, and a checker has made an operator since`, ['config'])
  const regions = store ? withLeader(store) : []
  return found({
    confidence: isDoubtful(setting) ? 'likely' : 'certain',
    stores: store ? [store.id] : [],
    regions,
    summary: store
      ? say`\`halt-scheduling\` is true: PD runs no checker and no scheduler, so that ${store.left ? count(regions.length, 'Region') : say`what is left`} on store \`${store.id}\` ${regions.length === 1 ? 'stays' : 'stay'}.`
      : say`\`halt-scheduling\` is true: PD runs no checker and no scheduler, repairs no Region and could empty no store.`,
    evidence: [{says: say`\`halt-scheduling\` is ${setting.value}${setting.isInferred ? say`, by the last change in pd.log` : ''}`, source: setting.source}],
    remedies: [setConfig(cluster, 'halt-scheduling', 'false', say`Let PD schedule again`)],
    knownBugs: [{url: 'https://github.com/tikv/pd/issues/8095', affects: say`up to 7.5.1: it stays true after unsafe recovery and a PD reload`, fixedIn: ['7.5.2', '8.1.0']}],
    ...(isDoubtful(setting) && {asks: ['config'] as const}),
  })
}
