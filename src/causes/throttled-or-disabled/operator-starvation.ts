import type {Cluster} from '../../model/cluster.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, ruledOut} from '../cause.js'
import {setConfig} from '../remedies.js'
import {isCheckers, isDoubtful, settingOf, withLeader} from '../switches.js'
import {text} from './operator-starvation.text.en.js'

/** So many operators refused at once are more than bad luck. */
const MANY = 20

// PD: schedule/operator/operator_controller.go checkAddOperator, scheduler-max-waiting-operator; each kind of operator has its own queue
export const operatorStarvation = defineCause({
  id: 'operator-starvation',
  family: 'throttled-or-disabled',
  blocks: 'with-others',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const setting = settingOf(cluster, 'schedule', 'scheduler-max-waiting-operator')
    if (setting && Number(setting.value) === 0) {
      if (setting.outdatedBy) return notChecked(say`\`scheduler-max-waiting-operator\` was 0 at an earlier moment, and a checker has made an operator since`, ['config'])
      return atZero(cluster, store, {says: say`\`scheduler-max-waiting-operator\` is 0${setting.isInferred ? say`, by the last change in pd.log` : ''}`, source: setting.source}, isDoubtful(setting))
    }
    return starving(cluster, withLeader(store), [store.id]) ?? (setting ? ruledOut(say`\`scheduler-max-waiting-operator\` is ${setting.value}, and operators do not pile up`) : notChecked(say`no configuration of PD`, ['config']))
  },

  diagnoseCluster(cluster) {
    const born = stillborn(cluster)[0]
    return starving(cluster, [], []) ?? (born ? hint(cluster, born) : ruledOut(say`no operator is refused by a full queue`))
  },
})

function atZero(cluster: Cluster, store: LeavingStore, evidence: Evidence, isOpen: boolean): Answer {
  const regions = withLeader(store)
  return found({
    confidence: isOpen ? 'likely' : 'certain',
    stores: [store.id],
    regions,
    summary: say`\`scheduler-max-waiting-operator\` is 0: PD refuses every operator, those of its own checkers too, so that ${store.left ? count(regions.length, 'Region') : say`what is left`} on store \`${store.id}\` ${regions.length === 1 ? 'stays' : 'stay'}.`,
    evidence: [evidence, ...citeRefusals(stillborn(cluster))],
    remedies: [setConfig(cluster, 'scheduler-max-waiting-operator', '5', say`Let operators wait for their turn`)],
    ...(isOpen && {asks: ['config'] as const}),
  })
}

/** Operators of the checkers that are cancelled at birth or expire in the queue, and none that gets through. */
function starving(cluster: Cluster, regions: readonly number[], stores: readonly number[]): Answer | undefined {
  const refused = [...stillborn(cluster), ...(cluster.logs?.seen('operator-expired')?.events ?? [])].filter(isCheckers)
  const seen = (cluster.logs?.seen('operator-canceled')?.count ?? 0) + (cluster.logs?.seen('operator-expired')?.count ?? 0)
  const added = cluster.logs?.seen('operator-added')?.events.some(isCheckers) ?? false
  const [first, ...rest] = citeRefusals(refused)
  if (!first || seen < MANY || added) return undefined
  return found({
    confidence: 'possible',
    stores,
    regions,
    summary: say`PD cancels the operators of its checkers as soon as they are made (${count(seen, 'line')}): its waiting queue takes none.`,
    evidence: [first, ...rest],
    remedies: [setConfig(cluster, 'scheduler-max-waiting-operator', '5', say`Let operators wait for their turn`)],
    asks: ['config', 'pd-log'],
  })
}

function hint(cluster: Cluster, event: LogEvent): Answer {
  return found({
    confidence: 'possible',
    stores: [],
    regions: event.regionId === undefined ? [] : [event.regionId],
    summary: say`PD cancelled an operator at birth: its waiting queue may be full, or too short.`,
    evidence: [cite(event, say`cancelled after 0 s, before it was started`)],
    remedies: [setConfig(cluster, 'scheduler-max-waiting-operator', '5', say`Let operators wait for their turn`)],
    asks: ['config', 'pd-log'],
  })
}

// ["operator canceled"] [region-id=185] [takes=0s] [operator="\"replace-rule-offline-peer {…} (…, startAt:0001-01-01 00:00:00 +0000 UTC, currentStep:0, …)\""]
function stillborn({logs}: Cluster): readonly LogEvent[] {
  return (logs?.seen('operator-canceled')?.events ?? []).filter(({fields}) => fields.get('takes') === '0s' && (fields.get('operator') ?? '').includes('startAt:0001-01-01'))
}

function citeRefusals(events: readonly LogEvent[]): Evidence[] {
  return [...events.slice(0, 1), ...events.slice(1).slice(-1)].map((event) => cite(event, say`an operator is cancelled as soon as it is made`))
}
