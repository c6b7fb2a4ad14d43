import {say} from '../model/say.js'
import {listed} from '../model/words.js'
import {CONFIDENCES, type Confidence, type Evidence, type Finding} from './cause.js'

/** What is known of one Region in favour of a cause. */
export interface RegionCase {
  readonly regionId: number
  readonly confidence: Confidence
  readonly evidence: readonly [Evidence, ...Evidence[]]
}

/** The cases that are as sure as the surest, one a Region: a finding claims no Region on the strength of another one. */
export function surest<C extends RegionCase>(cases: readonly C[]): readonly [C, ...C[]] | undefined {
  const rank = Math.min(...cases.map(({confidence}) => CONFIDENCES.indexOf(confidence)))
  const seen = new Set<number>()
  const isNew = (regionId: number) => !seen.has(regionId) && seen.add(regionId)
  const [first, ...rest] = cases.filter(({regionId, confidence}) => CONFIDENCES.indexOf(confidence) === rank && isNew(regionId))
  return first && [first, ...rest]
}

/** Regions, confidence and evidence of a finding: of three Regions, since the others show the same. */
export function claim([first, ...rest]: readonly [RegionCase, ...RegionCase[]]): Pick<Finding, 'confidence' | 'regions' | 'evidence'> {
  return {
    confidence: first.confidence,
    regions: [first, ...rest].map(({regionId}) => regionId).toSorted((a, b) => a - b),
    evidence: [...first.evidence, ...rest.slice(0, 2).flatMap(({evidence}) => evidence.slice(0, 2))],
  }
}

/** `Region 7`, `Regions 7 and 9`. */
export function nameRegions(regions: ReadonlyArray<{readonly regionId: number}>): string {
  const ids = [...new Set(regions.map(({regionId}) => regionId))].toSorted((a, b) => a - b)
  return ids.length === 1 ? say`Region ${ids[0]}` : say`Regions ${listed(ids)}`
}
