import type {Cause, Confidence, Finding} from '../../src/causes/cause.js'
import {causes} from '../../src/causes/index.js'
import type {Found} from '../../src/diagnose/charge.js'
import {aDocument} from './cluster.js'
import {say} from '../../src/model/say.js'

/** The cause with this id, which must exist. */
export function theCause(id: string): Cause {
  const cause = causes.find((one) => one.id === id)
  if (!cause) throw new Error(`no cause ${id}`)
  return cause
}

/** What a cause found, where its words do not matter: how sure it is, and of which Regions. */
export function aFound(id: string, confidence: Confidence, regions: readonly number[] = [], finding: Partial<Finding> = {}): Found {
  return {
    cause: theCause(id),
    finding: {
      confidence,
      stores: [5],
      regions,
      summary: say`${id} of ${regions.length} Regions`,
      evidence: [{says: say`what the dump says`, source: {document: aDocument('stores.json'), pointer: ''}}],
      remedies: [],
      ...finding,
    },
  }
}
