import {say, type Sentence} from '../model/say.js'
import {listed} from '../model/words.js'

const MOST = 6
const LONGEST = 60

/** `replica-schedule-limit 64 → 0`, from the configurations before and after, which PD logs as JSON; its own words where it logs them in another way. */
export function settingsChanged(message: string, old: string | undefined, now: string | undefined): Sentence {
  const [before, after] = [leavesOf(old), leavesOf(now)]
  if (!before || !after) return say`${message.slice(0, 100)}`
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))
  if (changed.length === 0) return say`${message.slice(0, 100)}, and nothing in it is new`
  return listed(changed.map((key) => `\`${key}\` ${short(before.get(key))} → ${short(after.get(key))}`), MOST)
}

const short = (value: string | undefined): string => (value === undefined ? say`unset` : value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value)

/** Each value by its path; undefined for what is no JSON. */
function leavesOf(text: string | undefined): ReadonlyMap<string, string> | undefined {
  const leaves = new Map<string, string>()
  const collect = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) for (const [key, member] of Object.entries(value)) collect(member, path === '' ? key : `${path}.${key}`)
    else leaves.set(path, typeof value === 'string' ? value : JSON.stringify(value))
  }
  try {
    collect(JSON.parse(text ?? ''), '')
    return leaves
  } catch {
    return undefined
  }
}
