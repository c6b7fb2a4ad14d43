import type {Finding, Input, Report} from '../contract.js'
import {type Block, heading, plain, type Section, type Spans} from '../document.js'
import {actionBlocks} from './actions.js'
import {chainBlocks, mainFinding} from './chain.js'
import {findingBlocks, findingProof} from './finding.js'
import {preventionBlocks} from './prevention.js'
import {matrixBlocks} from './replay-matrix.js'
import {eachStore, type SectionId, sectionsOf} from './report.js'
import {ruledOutBlocks} from './rest.js'
import {timelineBlocks} from './timeline.js'
import {say, type Sentence} from '../../model/say.js'
import {lasting, moment} from '../../model/words.js'
import {CONFIDENCE_IN_WORDS} from './terms.js'

type ReviewSectionId = Exclude<SectionId, 'findings'> | 'window' | 'timeline' | 'done' | 'cause' | 'factors' | 'hints' | 'prevention'

export interface ReviewSection extends Section {
  readonly id: ReviewSectionId
}

/** The report as the review of an incident is written, below its summary; sections without anything to say are left out. */
export function reviewSections(report: Report): ReviewSection[] {
  const {stores, noise, open, decisions, causes, inputs, notices} = sectionsOf(report)
  const main = mainFinding(report)
  const others = report.findings.filter((finding) => finding !== main)
  const sections: ReviewSection[] = [
    {id: 'window', title: say`Impact window`, blocks: windowBlocks(report)},
    {id: 'stores', ...stores},
    {id: 'timeline', title: say`Timeline`, blocks: timelineBlocks(report)},
    {id: 'done', title: say`What was done`, blocks: actionBlocks(report.actions ?? [])},
    {id: 'cause', title: say`Root cause`, blocks: main ? [...chainBlocks(report), heading(3, say`\`${main.cause}\` (${CONFIDENCE_IN_WORDS[main.confidence]})`), ...findingProof(main)] : []},
    {id: 'factors', title: main ? say`Contributing factors and other findings` : say`Findings`, blocks: numberedFindings(others.filter(({confidence}) => confidence !== 'possible'))},
    {id: 'hints', title: say`Hints, which decide nothing`, blocks: numberedFindings(others.filter(({confidence}) => confidence === 'possible'))},
    {id: 'prevention', title: say`Prevention`, blocks: preventionBlocks(report)},
    {id: 'open', ...open},
    {id: 'noise', ...noise},
    {id: 'decisions', ...decisions, blocks: [...decisions.blocks, ...eachStore(report.stores, matrixBlocks)]},
    {id: 'causes', ...causes, title: say`Ruled out, and not checked`, blocks: [...causes.blocks, ...ruledOutBlocks(report.causes)]},
    {id: 'inputs', ...inputs},
    {id: 'notices', ...notices},
  ]
  return sections.filter(({blocks}) => blocks.length > 0)
}

const numberedFindings = (findings: readonly Finding[]): Block[] => findings.flatMap((finding, index) => findingBlocks(finding, index + 1))

/** Since when the stores leave, until when the bundle tells of them, and how long that is. */
function windowBlocks({stores, inputs}: Report): Block[] {
  const last = lastMoment(inputs)
  const rows = stores.map(({store, kind, since}): readonly [Sentence, Spans] => {
    const long = kind === 'removed' ? 0 : Date.parse(last ?? '') - Date.parse(since ?? '')
    return [say`Store ${store} leaving since`, plain(since === null ? say`the bundle does not tell` : long > 0 ? say`${moment(since)}, for ${lasting(long)} or more` : moment(since))]
  })
  return rows.length > 0 ? [{kind: 'fields', rows: [...rows, [say`The bundle ends at`, plain(last === undefined ? say`no file tells` : moment(last))]]}] : []
}

function lastMoment(inputs: readonly Input[]): string | undefined {
  const times = inputs.flatMap(({to}) => (to === null || Number.isNaN(Date.parse(to)) ? [] : to))
  return times.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0]
}
