import type {Report, StoreReport} from '../contract.js'
import {type Block, heading, type Section} from '../document.js'
import {decisionBlocks} from './decisions.js'
import {findingBlocks} from './finding.js'
import {askBlocks, inputBlocks, noticeBlocks, outcomeBlocks, redHerringBlocks} from './rest.js'
import {storeBlocks} from './store.js'
import {say} from '../../model/say.js'

export type SectionId = 'stores' | 'findings' | 'noise' | 'open' | 'decisions' | 'causes' | 'inputs' | 'notices'

/** The report below its verdict, in the order of a tired reader's questions; a section may be empty. */
export function sectionsOf(report: Report): Readonly<Record<SectionId, Section>> {
  const only = report.stores.length === 1 ? report.stores[0] : undefined
  return {
    stores: {title: only ? say`Store ${only.store}` : say`Stores`, blocks: eachStore(report.stores, storeBlocks)},
    findings: {title: say`Findings`, blocks: report.findings.flatMap((finding, index) => findingBlocks(finding, index + 1))},
    open: {title: say`What would settle what is open`, blocks: askBlocks(report.nextEvidence)},
    noise: {title: say`Loud, and not the cause`, blocks: redHerringBlocks(report.redHerrings)},
    decisions: {title: say`How PD decides`, blocks: eachStore(report.stores, decisionBlocks), isMinor: true},
    causes: {title: say`Causes`, blocks: outcomeBlocks(report.causes), isMinor: true},
    inputs: {title: say`Inputs`, blocks: inputBlocks(report.inputs), isMinor: true},
    notices: {title: say`Notices`, blocks: noticeBlocks(report.notices), isMinor: true},
  }
}

/** The sections that have something to say. */
export function filledSections(report: Report): Section[] {
  return Object.values(sectionsOf(report)).filter(({blocks}) => blocks.length > 0)
}

/** Blocks of each store, under its number where there are several. */
export function eachStore(stores: readonly StoreReport[], blocksOf: (store: StoreReport) => Block[]): Block[] {
  if (stores.length === 1) return stores.flatMap(blocksOf)
  return stores.flatMap((store) => {
    const blocks = blocksOf(store)
    return blocks.length > 0 ? [heading(3, say`Store ${store.store}`), ...blocks] : []
  })
}
