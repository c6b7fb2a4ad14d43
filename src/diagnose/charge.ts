import type {Cause, Finding, LeavingStore} from '../causes/cause.js'
import {CONFIDENCES} from '../causes/cause.js'
import {filed} from '../model/filed.js'
import {idSet, idsOf} from '../model/id-set.js'

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
  const sorted = all
    .filter(({finding}) => finding.confidence !== 'possible')
    .toSorted((a, b) => CONFIDENCES.indexOf(a.finding.confidence) - CONFIDENCES.indexOf(b.finding.confidence))
    .map((found) => ({found, regions: idSet(found.finding.regions)}))
  const claims = sorted.map((claim) => ({...claim, refined: sorted.filter(({found}) => found.finding.refines === claim.found.cause.id)}))
  const winnerOf = (id: number) => claims.find(({regions, refined}) => regions.has(id) && !refined.some((claim) => claim.regions.has(id)))?.found
  const charged = filed(store.left ? idsOf(store.left) : [], winnerOf)
  return {byCause: new Map([...charged].flatMap(([found, regions]) => (found ? [[found, regions]] : []))), uncharged: charged.get(undefined) ?? []}
}
