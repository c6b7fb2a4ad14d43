import type {Cluster} from '../model/cluster.js'
import type {LogEvent} from '../model/log-digest.js'
import type {Step} from '../model/operator.js'
import type {Region} from '../model/region.js'
import {say} from '../model/say.js'
import type {Evidence} from './cause.js'
import {stallOf} from './operators.js'
import {citeStages, CLOCKS_MS, linesFrom, type Reached, type Stage} from './stages.js'

/**
 * How far the change of members has got that PD waits for, by the log of the leader: each line that follows comes from the
 * one before it (tikv/tikv components/raftstore/src/store/{worker/pd.rs,peer.rs,fsm/apply.rs,fsm/peer.rs}).
 */
export function citeConfChange(cluster: Cluster, region: Region): readonly Evidence[] {
  const stall = stallOf(cluster, region.id)
  const changes = stall && changesBy(stall.step, region)
  if (!stall || !changes || stall.since === undefined || !region.leader) return []
  const after = (before: Reached | undefined, signatures: Parameters<typeof linesFrom>[2], isMeant?: (event: LogEvent) => boolean) =>
    before && linesFrom(cluster, region.id, signatures, before.from, (event) => event.node === before.first.node && (isMeant?.(event) ?? true))
  const sent = linesFrom(cluster, region.id, ['command-sent'], stall.since - CLOCKS_MS, ({fields}) => fields.get('step') === stall.step.text)
  const ordered = linesFrom(cluster, region.id, ['conf-change-ordered'], stall.since - CLOCKS_MS, changes)
  const proposed = after(ordered, ['conf-change-proposed'], changes)
  const applied = after(proposed, ['conf-change-done', 'conf-change-executed', 'joint-state-left'])
  const reported = after(applied, ['conf-change-reported'])
  const stages: readonly Stage[] = [
    ...(sent ? [{name: say`ordered by PD`, words: 'send schedule command', reached: sent}] : []),
    {name: say`received by the leader`, words: 'try to change peer', reached: ordered},
    {name: say`proposed`, words: 'propose conf change peer', reached: proposed},
    {name: say`applied`, words: 'exec ConfChange', reached: applied},
    {name: say`reported to PD`, words: 'notify pd with change peer region', reached: reported},
  ].map((stage) => ({...stage, storeId: region.leader?.storeId}))
  return citeStages(cluster, {what: say`the change of members of Region ${region.id}`, source: stall.evidence[0].source, since: stall.since}, stages)
}

/** Does a line tell of the change that the step orders? Undefined for a step that changes no members, or that only waits for data. */
function changesBy(step: Step, {peers}: Region): ((event: LogEvent) => boolean) | undefined {
  const named = [...step.text.matchAll(/peer (\d+)/g)].map(([, id]) => id)
  const ids = named.length > 0 ? named : peers.filter(({storeId}) => storeId === step.storeId).map(({id}) => String(id))
  const isOf = TYPES[step.kind]
  const isThere = (step.kind === 'add-learner' || step.kind === 'add-peer') && peers.some(({storeId}) => storeId === step.storeId)
  if (!isOf || isThere || ids.length === 0) return undefined
  const names = ids.map((id) => new RegExp(`\\b(?:id: |change_peer=)${id}\\b`))
  return ({fields}) => {
    const text = [...fields].map(([key, value]) => `${key}=${value}`).join(' ')
    return isOf(text) && (step.kind === 'leave-joint' || names.every((name) => name.test(text)))
  }
}

// [peer="id: 162 store_id: 5"] [change_type=AddNode]     [changes="[peer { id: 1460 store_id: 4 }, peer { id: 1312 store_id: 6 role: Learner } change_type: AddLearnerNode]"]     [changes="[]"], which leaves a joint state
const TYPES: Readonly<Partial<Record<Step['kind'], (text: string) => boolean>>> = {
  'add-learner': (text) => /AddLearner/.test(text),
  'add-peer': (text) => !/AddLearner|Remove/.test(text),
  promote: (text) => !/AddLearner|Remove/.test(text),
  demote: (text) => /AddLearner/.test(text),
  'remove-peer': (text) => /Remove/.test(text),
  'enter-joint': () => true,
  'leave-joint': (text) => /changes=\[\]/.test(text),
}
