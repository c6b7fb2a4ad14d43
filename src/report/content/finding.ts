import {say, type Sentence} from '../../model/say.js'
import {listed} from '../../model/words.js'
import type {Finding, Remedy} from '../contract.js'
import {type Block, checklist, commands, heading, list, name, paragraph, plain, sentence, span, type Spans, type Tone} from '../document.js'
import {evidenceBlock} from './evidence.js'
import {keyRows, regionsInWords} from './store.js'
import {CONFIDENCE_IN_WORDS, RISK_IN_WORDS} from './terms.js'

export const TONE_OF_RISK: Readonly<Record<Remedy['risk'], Tone>> = {'read-only': 'good', reversible: 'caution', destructive: 'danger'}

/** Which finding tells of a cause on a store; another store may have the same cause. Of no store: the first one. */
export function findingOf(findings: readonly Finding[], cause: string | null, store: number | null): number | undefined {
  const at = findings.findIndex((finding) => finding.cause === cause && (store === null || finding.stores.length === 0 || finding.stores.includes(store)))
  return at < 0 ? undefined : at
}

/** One finding in the reader's order: what, how we know, what to do. */
export function findingBlocks(finding: Finding, number: number): Block[] {
  return [heading(3, say`${number}. \`${finding.cause}\` (${CONFIDENCE_IN_WORDS[finding.confidence]})`), paragraph(sentence(finding.summary)), ...findingProof(finding)]
}

/** What follows the summary: what it is about, how we know, what to do. */
export function findingProof(finding: Finding): Block[] {
  const rows = findingFields(finding)
  return [
    ...(rows.length > 0 ? [{kind: 'fields', rows} as const] : []),
    heading(4, say`Evidence`),
    evidenceBlock(finding.evidence),
    ...(finding.remedies.length > 0 ? [heading(4, say`What to do`), checklist(finding.remedies.map(remedyBlocks))] : []),
    ...(finding.knownBugs.length > 0 ? [heading(4, say`Known bugs`), ...knownBugBlocks(finding)] : []),
  ]
}

/** What a finding is about. */
export function findingFields({stores, regions, refines, keys = []}: Finding): Array<readonly [Sentence, Spans]> {
  return [
    ...(refines === null ? [] : [[say`Refines`, name(refines)] as const]),
    ...(stores.length === 0 ? [] : [[say`Stores`, plain(listed(stores))] as const]),
    ...(regions.length === 0 ? [] : [[say`Explains`, plain(regionsInWords(regions))] as const]),
    ...keyRows(keys),
  ]
}

function remedyBlocks(remedy: Remedy): Block[] {
  const {before, after} = remedyTerms(remedy)
  return [
    paragraph([span(`[${RISK_IN_WORDS[remedy.risk]}] `, TONE_OF_RISK[remedy.risk])], sentence(remedy.title, 'strong')),
    ...before.map((spans) => paragraph(spans)),
    ...(remedy.commands.length > 0 ? [commands(remedy.commands, remedy.risk === 'destructive')] : []),
    ...after.map((spans) => paragraph(spans)),
  ]
}

/** What to know before the commands of a remedy are run, and what to do after them. */
export function remedyTerms({when, failsNow, frees, verify, undo}: Remedy): {readonly before: readonly Spans[]; readonly after: readonly Spans[]} {
  return {
    before: [
      ...(when === null ? [] : [[span(say`Only if: `, 'strong'), ...sentence(when)]]),
      ...(failsNow === undefined ? [] : [[span(say`Fails now: `, 'danger'), ...sentence(failsNow)]]),
    ],
    after: [
      ...(frees === null ? [] : [[span(say`Frees: `, 'strong'), span(frees === 1 ? say`1 peer, by the replay` : say`${frees} peers, by the replay`)]]),
      [span(say`Then: `, 'strong'), ...sentence(verify)],
      ...(undo === undefined ? [] : [[span(say`Undo: `, 'strong'), ...sentence(undo)]]),
    ],
  }
}

export const knownBugBlocks = ({knownBugs}: Finding): Block[] => [list(knownBugs.map(bugBlocks))]

function bugBlocks({url, affects, fixedIn}: Finding['knownBugs'][number]): Block[] {
  const fixed = fixedIn.length > 0 ? say`fixed in ${listed(fixedIn)}` : say`not fixed in a release yet`
  return [paragraph(name(url)), paragraph(sentence(say`${affects}; ${fixed}`))]
}
