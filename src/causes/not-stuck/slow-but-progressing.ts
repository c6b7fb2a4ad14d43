import {type Cluster, momentOf} from '../../model/cluster.js'
import {idsOf} from '../../model/id-set.js'
import {isEvacuationOf, type ShownOperator} from '../../model/operator.js'
import {isJoint, type Region} from '../../model/region.js'
import {say} from '../../model/say.js'
import {count, lasting} from '../../model/words.js'
import type {Decision, Replay} from '../../replay/replay.js'
import {type Answer, cite, defineCause, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {removalOf} from '../history.js'
import {isLeft, leftThat} from '../left.js'
import {unreplayed} from '../obstacles.js'
import {type Fall, fallOf, paceOf} from '../progress.js'
import {pdCtl, remarked} from '../remedies.js'
import {isTemporary} from '../temporary.js'
import {LIMITS_AS_SHOWN} from '../undo.js'
import {text} from './slow-but-progressing.text.en.js'

/** PD looks for empty stores every 10 s, up to 3.0 every minute (server/cluster.go backgroundJobInterval). */
const TWO_TICKS_MS = 2 * 60_000

// PD: server/cluster/cluster.go progress; store limits set the pace: 15 peers a minute and target by default
export const slowButProgressing = defineCause({
  id: 'slow-but-progressing',
  family: 'not-stuck',
  blocks: 'no',
  text,
  needs: [],

  diagnose({cluster, store, replay}) {
    if (store.left?.length === 0 && store.isWhole) return isOver(cluster, store) ? ruledOut(say`the removal is over: nothing is left that could move`) : emptied(cluster, store)
    const fall = fallOf(cluster, store.id)
    const moving = movingRegions(cluster, store)
    const able = fall || moving.length > 0 ? ableToMove(store, replay) : []
    if (fall && fall.after < fall.before) return able.length > 0 || store.left === undefined ? draining(cluster, store, fall, {able, isReplayed: unreplayed(replay) === undefined}) : ruledOut(say`the number of Regions has fallen, but none of those left can move`)
    if (moving.length > 0 && able.length > 0) return steps(cluster, store, moving)
    if (fall) return ruledOut(say`${fall.after === fall.before ? say`the same ${count(fall.after, 'Region')}` : say`${fall.before} Regions, then ${fall.after},`} in two samples ${lasting(fall.milliseconds)} apart`)
    return notChecked(say`one moment only: nothing shows whether the number of Regions falls`, ['store-again', 'region-store'], 'any')
  },
})

/** Operators of the last sample that take a Region left off the store and have done a step. */
function movingRegions({operators}: Cluster, store: LeavingStore): readonly ShownOperator[] {
  return operators?.filter((operator) => operator.currentStep >= 1 && operator.status === 'running' && isEvacuationOf(operator, store.id) && isLeft(store, operator.regionId)) ?? []
}

const isAble = (decision: Decision | undefined) => !decision || decision.kind !== 'none' || decision.rejected.some(({by}) => isTemporary(by))

/** PD acts for the Region, or only waits for a state that passes; without a replay a leader is what it takes. */
function ableToMove(store: LeavingStore, replay: Replay | undefined): readonly Region[] {
  return leftThat(store, (region) => region.leader !== undefined && !isJoint(region)).filter(({id}) => isAble(replay?.of(id)))
}

/** What the last look leaves open: without the replay nothing says that PD can move the rest, and a rest that has no operator may be a tail that stays. */
function draining(cluster: Cluster, store: LeavingStore, fall: Fall, {able, isReplayed}: {readonly able: readonly Region[]; readonly isReplayed: boolean}): Answer {
  const {perMinute, remaining} = paceOf(fall)
  const isIdle = !isReplayed && cluster.operators !== undefined && !cluster.operators.some(({regionId}) => able.some(({id}) => id === regionId))
  return found({
    confidence: isReplayed ? 'certain' : isIdle ? 'possible' : 'likely',
    stores: [store.id],
    regions: idsOf(able),
    summary: isIdle
      ? say`Store \`${store.id}\` had ${fall.before} Regions, and ${fall.after} ${lasting(fall.milliseconds)} later; for these PD had no operator at the last look.`
      : say`Store \`${store.id}\` drains: from ${fall.before} to ${count(fall.after, 'Region')} in ${lasting(fall.milliseconds)}, ${perMinute.toFixed(1)} a minute; at this pace ${lasting(remaining)} more.`,
    evidence: fall.evidence,
    remedies: remedies(cluster, store),
    ...(!isReplayed && {asks: ['store-again', 'placement-rules', 'config'] as const}),
  })
}

function steps(cluster: Cluster, store: LeavingStore, moving: readonly ShownOperator[]): Answer {
  const [first, ...rest] = moving as readonly [ShownOperator, ...ShownOperator[]]
  return found({
    confidence: 'possible',
    stores: [store.id],
    regions: moving.map(({regionId}) => regionId),
    summary: say`${moving.length === 1 ? say`1 operator that takes a Region` : say`${moving.length} operators that take Regions`} off store \`${store.id}\` ${moving.length === 1 ? 'has' : 'have'} done a step: it may be draining.`,
    evidence: [cite(first, say`${first.desc} of Region ${first.regionId} is at step ${first.currentStep}`), ...rest.slice(0, 2).map((operator) => cite(operator, say`${operator.desc} of Region ${operator.regionId} is at step ${operator.currentStep}`))],
    remedies: remedies(cluster, store),
    asks: ['store-again', 'region-store', 'pd-log'],
  })
}

/** PD has made the store Tombstone, or has already erased its record. */
function isOver(cluster: Cluster, {id, store}: LeavingStore): boolean {
  if (store?.state === 'Tombstone' || store?.nodeState === 'Removed' || removalOf(cluster, id).buried !== undefined) return true
  return store === undefined && cluster.stores?.isComplete === true
}

/** Nothing is left: PD buries the store at its next tick, unless that has passed. A move between other stores says no more than that by then it was over. */
function emptied(cluster: Cluster, store: LeavingStore): Answer {
  const {begun} = removalOf(cluster, store.id)
  const finished = cluster.logs?.seen('operator-finished')
  const itsName = new RegExp(`\\bstore \\[?${store.id}\\b`) // {mv peer: store [5] to [1]}; in older releases only a step: remove peer on store 5
  const last = finished?.events.findLast(({fields}) => itsName.test(fields.get('operator') ?? '')) ?? begun
  const moment = momentOf(cluster)
  const since = finished?.last.time ?? begun?.time
  if (moment !== undefined && since !== undefined && moment - since > TWO_TICKS_MS) return ruledOut(say`the store has been empty for longer than PD needs to bury it`)
  if (moment === undefined || !last?.time || moment - last.time > TWO_TICKS_MS) return notChecked(say`the store is empty; whether PD buries it, a second look tells`, ['store-again', 'pd-log'], 'any')
  return found({
    confidence: 'likely',
    stores: [store.id],
    regions: [],
    summary: say`Store \`${store.id}\` is empty since a moment ago: PD makes it Tombstone at its next tick.`,
    evidence: [cite(last, last === begun ? say`the removal began only now` : say`its last move that pd.log shows`)],
    remedies: [{title: say`Wait, and look again`, risk: 'read-only', commands: [`${pdCtl(cluster)} store ${store.id}`], verify: say`Within two minutes it says \`Tombstone\`, or that there is no such store. If not, analyze again.`}],
    asks: ['store-again'],
  })
}

function remedies(cluster: Cluster, store: LeavingStore): Remedy[] {
  return [
    {
      title: say`Wait, and look again`,
      risk: 'read-only',
      commands: [`${pdCtl(cluster)} region store ${store.id}`, remarked(`curl "http://PD:2379/pd/api/v1/stores/progress?id=${store.id}"`, say`from 6.1`)],
      verify: say`The count falls. If it stops at a small number, the Regions in that tail have a reason of their own: analyze again.`,
    },
    {title: say`Let PD move more at once`, risk: 'reversible', when: say`the other stores have IO to spare`, commands: [`${pdCtl(cluster)} store limit all 60 add-peer`], verify: say`pd.log shows more \`operator finish\` a minute.`, undo: LIMITS_AS_SHOWN},
  ]
}
