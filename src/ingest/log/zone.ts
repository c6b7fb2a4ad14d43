/** What the clocks of the hosts were ahead of UTC, for the logs that do not say. */
export interface Zone {
  /** `+08:00` at a local time (ms, as if it were UTC); undefined when nothing tells. */
  offsetAt(local: number): string | undefined
}

/** A zone that the user can name; undefined for what is none: `+08:00`, `-0330`, `Z`, `UTC`, `Asia/Shanghai`. */
export function zoneNamed(name: string): Zone | undefined {
  const [, sign, hours = '', minutes = '00'] = /^(?:UTC|GMT)?([+-])(\d\d?)(?::?([0-5]\d))?$/.exec(name) ?? []
  if (sign !== undefined) return Number(hours) <= 14 ? fixedZone(`${sign}${hours.padStart(2, '0')}:${minutes}`) : undefined
  return /^(?:Z|UTC|GMT)$/i.test(name) ? fixedZone('+00:00') : placeZone(name)
}

export function fixedZone(offset: string): Zone {
  return {offsetAt: () => offset}
}

/** `+08:00`, in ms. */
export function offsetMs(offset: string): number {
  const ms = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * 60_000
  return offset.startsWith('-') ? -ms : ms
}

// The clocks of a place change at a quarter of an hour; a log has thousands of lines in each.
const STEP = 15 * 60_000
const DAY = 24 * 60 * 60_000

/** A name of the IANA data base, whose offset changes with the season. */
function placeZone(name: string): Zone | undefined {
  const offsetOf = offsetsOf(name)
  if (!offsetOf) return undefined
  const known = new Map<number, string>()
  return {
    offsetAt(local) {
      const step = Math.floor(local / STEP)
      let offset = known.get(step)
      if (offset === undefined) {
        // That of the day before, as long as it holds: in the hour that comes twice it is the first one.
        const before = offsetOf(step * STEP - DAY)
        offset = offsetOf(step * STEP - offsetMs(before)) === before ? before : offsetOf(step * STEP + DAY)
        known.set(step, offset)
      }
      return offset
    },
  }
}

/** The offset at a moment, epoch ms. */
function offsetsOf(timeZone: string): ((time: number) => string) | undefined {
  if (!/^[A-Za-z]/.test(timeZone)) return undefined
  try {
    const format = new Intl.DateTimeFormat('en-US', {timeZone, timeZoneName: 'longOffset'})
    // GMT+08:00; GMT
    return (time) => /GMT([+-]\d\d:\d\d)/.exec(format.format(time))?.[1] ?? '+00:00'
  } catch {
    return undefined
  }
}
