import {filed} from '../model/filed.js'
import {type Region, whole} from '../model/region.js'
import type {Inputs} from './inputs.js'
import type {LineUp} from './line-up.js'
import type {Decision, Replay} from './replay.js'

type Decide = (region: Region) => Decision | undefined

/** `alone` is asked before `alike` about a Region that has an operator. */
interface Deciding {
  readonly alike: Decide
  readonly alone: Decide
}

/** Regions with the same answer, and the answer of each; Regions without one are left out. Those that are alike are decided once: a million come down to few. */
export function decideAll(lineUp: LineUp, inputs: Inputs, {alike, alone}: Deciding): Pick<Replay, 'groups' | 'of'> {
  const {regions, ids} = lineUp
  const decisions: Decision[] = []
  const byText = new Map<string, number>()
  const numberOf = (decision: Decision | undefined) => {
    if (!decision) return NONE
    const text = textOf(decision)
    const number = byText.get(text) ?? decisions.push(decision)
    byText.set(text, number)
    return number
  }
  const numbers = new Uint32Array(regions.length)
  for (const id of inputs.operators.keys()) {
    const at = ids.indexOf(id)
    if (at >= 0) numbers[at] = numberOf(alone(whole(regions[at]!)))
  }
  const classes = lineUp.classes({boundaries: inputs.boundaries, maxDownMs: inputs.settings.maxDownMs})
  const byClass = new Map<number, number>()
  for (let at = 0; at < numbers.length; at++) {
    if (numbers[at] !== NONE) continue
    const known = byClass.get(classes[at]!) ?? numberOf(alike(whole(regions[at]!)))
    byClass.set(classes[at]!, known)
    numbers[at] = known
  }
  return grouped(lineUp, numbers, decisions)
}

/** The same where nothing tells which Regions are alike: each has an answer of its own. */
export function decideEach(lineUp: LineUp, decide: Decide): Pick<Replay, 'groups' | 'of'> {
  const decisions: Decision[] = []
  const numbers = Uint32Array.from(lineUp.regions, (region) => {
    const decision = decide(region)
    return decision ? decisions.push(decision) : NONE
  })
  return grouped(lineUp, numbers, decisions)
}

/** The decisions have their numbers from 1 on. */
const NONE = 0

function grouped({list, ids}: LineUp, numbers: Uint32Array, decisions: readonly Decision[]): Pick<Replay, 'groups' | 'of'> {
  const of = (regionId: number) => decisions[(numbers[ids.indexOf(regionId)] ?? NONE) - 1]
  const groups = [...filed(list, (_, at) => numbers[at]!)].filter(([number]) => number !== NONE)
  return {groups: groups.map(([number, regions]) => ({regions, decision: decisions[number - 1]!})), of}
}

function textOf({rejected, targets, ...rest}: Decision): string {
  return `${JSON.stringify(rest)} ${targets.join()} ${rejected.map(({storeId, by}) => storeId + by).join()}`
}
