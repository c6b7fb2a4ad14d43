import type {Cluster} from '../../model/cluster.js'
import type {Input} from '../../model/input.js'

const OFFSET = /([+-])(\d\d):(\d\d)$/

/** The offset that the logs of the bundle have, `+08:00`; `Z` without logs. */
export function zoneOf(inputs: readonly Input[]): string {
  const stamp = inputs.find(({from}) => from !== null && OFFSET.test(from))?.from
  return (stamp && OFFSET.exec(stamp)?.[0]) ?? 'Z'
}

/** RFC 3339 in the zone of the bundle. */
export function stampOf(time: number, zone: string): string {
  const [, sign, hours, minutes] = OFFSET.exec(zone) ?? []
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -60_000 : 60_000)
  const shown = new Date(time + offset)
  return Number.isNaN(shown.getTime()) ? '' : `${shown.toISOString().slice(0, -1)}${zone}`
}

/** The newest moment that any dump shows, epoch ms. */
export function lastMoment({samples}: Cluster): number | undefined {
  const moments = samples.flatMap(({moment}) => moment ?? [])
  return moments.length > 0 ? Math.max(...moments) : undefined
}
