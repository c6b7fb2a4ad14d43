import type {Cause, Finding, LeavingStore} from '../causes/cause.js'
import {CONFIDENCES} from '../causes/cause.js'

export interface Found {
  readonly cause: Cause
  readonly finding: Finding
}

export interface Charges {
  /** Region ids by the cause that is charged with them; in the order of the findings. */
  readonly byCause: ReadonlyMap<Found, readonly number[]>
  readonly uncharged: readonly number[]
}

/**
 * Charges every Region left on the store to exactly one finding, or to none. A hint (`possible`) is charged with nothing.
 * Between findings that explain the same Region the surer one wins; a refinement that is at least likely wins over what it refines;
 * then the order of the catalogue decides.
 */
export function charge(store: LeavingStore, all: readonly Found[]): Charges {
  const claims = all
    .filter(({finding}) => finding.confidence !== 'possible')
    .toSorted((a, b) => CONFIDENCES.indexOf(a.finding.confidence) - CONFIDENCES.indexOf(b.finding.confidence))
    .map((found) => ({found, regions: new Set(found.finding.regions)}))
  const byCause = new Map<Found, number[]>()
  const uncharged: number[] = []
  for (const {id} of store.left ?? []) {
    const claimants = claims.filter(({regions}) => regions.has(id)).map(({found}) => found)
    const winner = claimants.find(({cause}) => !claimants.some(({finding}) => finding.refines === cause.id))
    if (winner) addTo(byCause, winner, id)
    else uncharged.push(id)
  }
  return {byCause, uncharged}
}

/** Appends to the list of a key. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
