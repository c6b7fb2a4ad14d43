import type {Cluster, Having} from '../../model/cluster.js'
import type {Region} from '../../model/region.js'
import {say} from '../../model/say.js'
import {isAtLeast} from '../../model/version.js'
import {count} from '../../model/words.js'
import type {Replay} from '../../replay/replay.js'
import {cite, defineCause, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {isOverdue, stallOf} from '../operators.js'
import {PD_API, pdCtl, sample} from '../remedies.js'
import {OPERATORS_AGAIN} from '../undo.js'
import {text} from './patrol-stalled-behind-running-operators.text.en.js'

// PD 3.0 to 6.4: server/cluster/coordinator.go patrolRegions moves its key only past Regions without an operator; fixed by checkRegions in 6.5
export const patrolStalledBehindRunningOperators = defineCause({
  id: 'patrol-stalled-behind-running-operators',
  family: 'throttled-or-disabled',
  blocks: 'with-others',
  text,
  needs: ['regions', 'operators'],

  diagnose({cluster, store, replay}) {
    const version = cluster.version?.is
    if (version && isAtLeast(version, '6.5.0')) return ruledOut(say`PD ${version.text} moves its patrol past Regions with an operator`)
    if (!cluster.regions.lists.some(({kind, isComplete}) => kind === 'all' && isComplete)) return notChecked(say`which Regions hold operators at the end of the key space`, ['regions'])
    const tail = heldTail(cluster)
    const [first] = tail
    if (!first) return ruledOut(say`the last Region of the key space holds no operator, so that the patrol comes round`)
    const skipped = (store.left ?? []).filter((region) => region.startKey < first.startKey && isSkipped(cluster, region, replay))
    const [example] = skipped
    if (!example) return ruledOut(say`every Region left that could move has an operator`)
    const overdue = tail.filter(({id}) => isHeldForLong(cluster, id))
    return found({
      confidence: overdue.length > 0 ? 'likely' : 'possible',
      stores: [store.id],
      regions: skipped.map(({id}) => id),
      summary: say`PD's patrol waits behind ${count(tail.length, 'Region')} at the end of the key space that hold running operators; ${count(skipped.length, 'Region')} before them could move and ${skipped.length === 1 ? 'is' : 'are'} not looked at.`,
      evidence: [cite(first, say`from Region ${first.id} to the end of the key space every Region holds an operator`), cite(example, say`Region ${example.id} could move and has none`), ...(stallOf(cluster, overdue[0]?.id ?? first.id)?.evidence ?? [])],
      remedies: remedies(cluster, tail),
      asks: ['store-again', 'operators'],
    })
  },
})

/** The Regions from some key to the end that all hold an operator, in order of keys. */
function heldTail({regions, operators}: Having<'regions' | 'operators'>): readonly Region[] {
  const held = new Set(operators.filter(({status}) => status === 'running').map(({regionId}) => regionId))
  const tail = [...held].flatMap((id) => regions.get(id) ?? []).map((region) => ({region, startKey: region.startKey})).toSorted((a, b) => (a.startKey < b.startKey ? -1 : 1))
  let from = 0
  // Most often one of the first free Regions stands behind them all.
  for (const region of from < tail.length ? regions.all() : []) {
    if (held.has(region.id)) continue
    const {startKey} = region
    while (from < tail.length && tail[from]!.startKey <= startKey) from++
    if (from === tail.length) break
  }
  return tail.slice(from).map(({region}) => region)
}

function isSkipped(cluster: Having<'operators'>, region: Region, replay: Replay | undefined): boolean {
  const decision = replay?.of(region.id)
  return decision !== undefined && decision.kind !== 'none' && decision.obstacle === undefined && !cluster.operators.some(({regionId}) => regionId === region.id)
}

function isHeldForLong(cluster: Cluster, regionId: number): boolean {
  const stall = stallOf(cluster, regionId)
  return stall !== undefined && isOverdue(stall)
}

function remedies(cluster: Cluster, tail: readonly Region[]): Remedy[] {
  return [
    {
      title: say`Remove the operators at the end of the key space`,
      risk: 'reversible',
      when: say`they have done nothing for minutes`,
      commands: sample(tail.toReversed()).map(({id}) => `${pdCtl(cluster)} operator remove ${id}`),
      verify: say`\`operator show\` lists operators for Regions before them within a minute.`,
      undo: OPERATORS_AGAIN,
      whatIf: tail.slice(-1).flatMap(({id}) => ['--remove-operator', String(id)]),
    },
    {
      title: say`Have PD look at the Regions that wait`,
      risk: 'reversible',
      when: say`from 4.0 on`,
      commands: [`curl -X POST ${PD_API}/regions/accelerate-schedule -d '{"start_key": "", "end_key": ""}'`],
      verify: say`pd.log has \`add operator\` lines for them.`,
      undo: say`nothing needs to: PD only looks earlier`,
    },
  ]
}
