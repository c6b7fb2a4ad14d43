import type {Ranked} from '../rank.js'
import {type Target, targets} from '../targets.js'
import type {LeavingChange, Pace} from './difference.js'
import type {Moment, Pair} from './moment.js'
import {paceOf} from './pace.js'
import {looksAt, peersOf} from './peers.js'
import {tailOf} from './tail.js'

/** One store that leaves, as both moments show it. */
export interface Leaving {
  readonly id: number
  readonly old: Target | undefined
  readonly now: Target | undefined
  readonly ranked: {readonly old: Ranked | undefined; readonly now: Ranked | undefined}
}

const WORST_FIRST: readonly Pace[] = ['stuck', 'not-leaving', 'cannot-tell', 'getting-on', 'left']

/** The stores that leave at one of the two moments, or that are asked about, the worst first. */
export function leavingChanges(pair: Pair, asked: number | undefined): readonly LeavingChange[] {
  const changes = leavingIn(pair, asked).map((id) => changeOf(pair, id))
  return changes.toSorted((a, b) => WORST_FIRST.indexOf(a.pace) - WORST_FIRST.indexOf(b.pace) || (b.peers.now ?? 0) - (a.peers.now ?? 0) || a.store - b.store)
}

/** What was over before both is no longer of interest. */
function leavingIn({old, now}: Pair, asked: number | undefined): readonly number[] {
  const before = new Map(old.stores.map(({target, kind}) => [target.id, kind]))
  const ids = new Set([...before.keys(), ...now.stores.map(({target}) => target.id)])
  const isOver = (id: number) => before.get(id) === 'removed' || [before.get(id), rankedIn(now, id)?.kind].every((kind) => kind === undefined || kind === 'no-store-leaving')
  return [...ids].filter((id) => id === asked || !isOver(id)).toSorted((a, b) => a - b)
}

function changeOf(pair: Pair, id: number): LeavingChange {
  const ranked = {old: rankedIn(pair.old, id), now: rankedIn(pair.now, id)}
  const leaving: Leaving = {id, ranked, old: ranked.old?.target ?? targetIn(pair.old, id), now: ranked.now?.target ?? targetIn(pair.now, id)}
  const regions = tailOf(pair, leaving, ranked.now?.charges)
  const looks = looksAt(pair, id)
  const peers = peersOf(pair, id, looks, ranked.now?.kind === 'draining')
  const {pace, why} = paceOf(pair, leaving, {looks, regions, before: peers.old})
  return {
    store: id,
    address: leaving.now?.address ?? leaving.old?.address ?? null,
    pace,
    why,
    kind: {old: ranked.old?.kind ?? null, now: ranked.now?.kind ?? null},
    peers,
    regions,
  }
}

const rankedIn = ({stores}: Moment, id: number): Ranked | undefined => stores.find(({target}) => target.id === id)
const targetIn = ({cluster}: Moment, id: number): Target | undefined => targets(cluster, id).find((target) => target.id === id)
