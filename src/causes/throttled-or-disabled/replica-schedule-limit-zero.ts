import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import {cite, defineCause, found, notChecked, ruledOut} from '../cause.js'
import {setConfig} from '../remedies.js'
import {checkerOperatorAfter, isDoubtful, settingOf, withLeader} from '../switches.js'
import {text} from './replica-schedule-limit-zero.text.en.js'

// PD: server/schedule/checker/checker_controller.go CheckRegion, OperatorCount(OpReplica) < replica-schedule-limit
export const replicaScheduleLimitZero = defineCause({
  id: 'replica-schedule-limit-zero',
  family: 'throttled-or-disabled',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const setting = settingOf(cluster, 'schedule', 'replica-schedule-limit')
    if (!setting) return notChecked(say`no configuration of PD`, ['config'])
    if (Number(setting.value) !== 0) return ruledOut(say`\`replica-schedule-limit\` is ${setting.value}`)
    if (setting.outdatedBy) return notChecked(say`\`replica-schedule-limit\` was 0 at an earlier moment, and a checker has made an operator since`, ['config'])
    const regions = withLeader(store)
    const balanced = cluster.logs?.seen('operator-finished')?.events.find((event) => /^"?balance-region/.test(event.fields.get('operator') ?? ''))
    const isRecent = setting.isInferred && checkerOperatorAfter(cluster, undefined) !== undefined
    return found({
      confidence: isDoubtful(setting) || balanced ? 'likely' : 'certain',
      stores: [store.id],
      regions,
      summary: say`\`replica-schedule-limit\` is 0: PD drops what its checkers find, so that ${store.left ? count(regions.length, 'Region') : say`what is left`} on store \`${store.id}\` ${regions.length === 1 ? 'stays' : 'stay'}${isRecent ? say` since it was set` : ''}.`,
      evidence: [
        {says: say`\`replica-schedule-limit\` is 0${setting.isInferred ? say`, by the last change in pd.log` : ''}`, source: setting.source},
        ...(balanced ? [cite(balanced, say`Regions that leave do so by balance-region, which moves peers until the scores are level and empties no store`)] : []),
      ],
      remedies: [setConfig(cluster, 'replica-schedule-limit', '64', say`Let the checkers make operators again`)],
      ...(isDoubtful(setting) && {asks: ['config'] as const}),
    })
  },
})
