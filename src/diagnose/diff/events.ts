import {cite, type Evidence} from '../../causes/cause.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say, type Sentence} from '../../model/say.js'
import type {SignatureId} from '../../signatures/index.js'
import {isDefaultScheduler} from '../default-schedulers.js'
import {ends} from '../ends.js'
import type {Pair} from './moment.js'

/** What changes the course of a removal: who leads PD, what starts, and what somebody sets. */
const TOLD: ReadonlyArray<readonly [SignatureId, Sentence]> = [
  ['store-offline', say`PD was told to remove a store`],
  ['store-up', say`the removal of a store was taken back`],
  ['store-tombstone', say`PD buried a store: it is Tombstone`],
  ['store-purged', say`PD erased the record of a store`],
  ['pd-started', say`a PD server started`],
  ['pd-campaign-won', say`a PD server became the leader of PD`],
  ['pd-leader-lost', say`a PD server is no longer the leader of PD`],
  ['pd-fatal', say`a PD server ended itself`],
  ['tikv-started', say`a TiKV started`],
  ['tikv-stopping', say`a TiKV stops`],
  ['pd-config-updated', say`the configuration of PD was changed`],
  ['placement-rule-updated', say`a placement rule was set`],
  ['placement-rule-removed', say`a placement rule was taken away`],
  ['scheduler-created', say`a scheduler was started`],
  ['scheduler-removed', say`a scheduler was removed`],
  ['store-limit-changed', say`a store limit was changed`],
  ['all-store-limits-changed', say`the store limit of every store was changed`],
  ['unsafe-recovery-stage', say`an unsafe recovery reached a stage`],
]

/** A log may repeat itself: the first and the last of a kind tell enough. */
const MOST = 40

/** What the logs of the later moment tell of the time between the two, oldest first. */
export function eventsBetween({old, now}: Pair): readonly Evidence[] {
  const [from, to] = [old.time, now.time]
  if (from === undefined || to === undefined) return []
  const isToldOf = (event: LogEvent) => event.time !== undefined && event.time > from && event.time <= to && !(event.signature === 'scheduler-created' && isDefaultScheduler(event))
  const events = TOLD.flatMap(([signature, says]) => {
    const all = now.cluster.logs?.seen(signature)?.events.filter(isToldOf) ?? []
    return ends(all, MOST).map((event) => ({event, says}))
  })
  return events.toSorted((a, b) => a.event.time! - b.event.time!).map(({event, says}) => cite(event, say`${event.stamp}: ${says}`))
}
