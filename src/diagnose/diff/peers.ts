import {type Look, lookAt, type LookedUp, paceOf} from '../../causes/progress.js'
import type {Peers} from './difference.js'
import type {Moment, Pair} from './moment.js'

/** Looks at one store at both moments, in the same way. */
export interface TwoLooks {
  readonly old: Look
  readonly now: Look
  readonly milliseconds?: number
  /** Absent where they do not become fewer, or nothing tells how fast. */
  readonly pace?: {readonly perHour: number; readonly secondsLeft: number}
}

export function looksAt(pair: Pair, storeId: number): TwoLooks | undefined {
  return looksBy('list', pair, storeId) ?? looksBy('record', pair, storeId)
}

function looksBy(by: LookedUp, pair: Pair, storeId: number): TwoLooks | undefined {
  const [old, now] = [lastLook(pair.old, storeId, by), lastLook(pair.now, storeId, by)]
  if (!old || !now) return undefined
  if (old.moment === undefined || now.moment === undefined) return {old, now}
  const milliseconds = now.moment - old.moment
  return {old, now, milliseconds, ...(milliseconds > 0 && now.size < old.size && {pace: paceBetween(old.size, now.size, milliseconds)})}
}

function lastLook({own}: Moment, storeId: number, by: LookedUp): Look | undefined {
  return own.flatMap((sample) => lookAt(sample, storeId, by) ?? []).at(-1)
}

function paceBetween(before: number, after: number, milliseconds: number) {
  const {perMinute, remaining} = paceOf({before, after, milliseconds})
  return {perHour: Math.round(perMinute * 600) / 10, secondsLeft: Math.round(remaining / 1000)}
}

/** `isDraining`: all that is left gets on, so that the pace tells when it ends. */
export function peersOf(pair: Pair, storeId: number, looks: TwoLooks | undefined, isDraining: boolean): Peers {
  const old = looks?.old ?? lookOfOne(pair.old, pair.now, storeId)
  const now = looks?.now ?? lookOfOne(pair.now, pair.old, storeId)
  return {
    old: old?.size ?? null,
    now: now?.size ?? null,
    perHour: looks?.pace?.perHour ?? null,
    secondsLeft: isDraining ? (looks?.pace?.secondsLeft ?? null) : null,
    evidence: [old, now].flatMap((look) => look?.fact ?? []),
  }
}

/** Where only one of the two shows the store; what both show in different ways is not to be compared. */
function lookOfOne(moment: Moment, other: Moment, storeId: number): Look | undefined {
  const [list, record] = (['list', 'record'] as const).map((by) => lastLook(moment, storeId, by))
  return lastLook(other, storeId, 'list') ?? lastLook(other, storeId, 'record') ? undefined : (list ?? record)
}
