import {headlineOf, textOf} from '../../../causes/cause.js'
import {causes} from '../../../causes/index.js'
import {location, quoted} from '../../content/evidence.js'
import {findingFields, knownBugBlocks} from '../../content/finding.js'
import {regionsInWords} from '../../content/store.js'
import type {Evidence, Finding, Report} from '../../contract.js'
import {heading, name, paragraph, plain, quote, sentence, span} from '../../document.js'
import {pageBlocks} from '../../page.js'
import {BLANK, bullet, goTo, linked, pageOf, type Page, type Row, rowsOf, titled, told} from '../page.js'
import {remedyRows, titleOf} from './remedies-page.js'
import {say} from '../../../model/say.js'
import {CONFIDENCE_IN_WORDS} from '../../content/terms.js'

/** Every finding with what it says; the refinements are under what they refine in the order of the report. */
export function findingsPage({findings}: Report, width: number): Page {
  if (findings.length === 0) return pageOf(told(plain(say`No finding. The verdict says what would settle it, and Causes what was looked for.`), width))
  return pageOf(findings.flatMap((_, index) => [...(index === 0 ? [] : [BLANK]), ...entryRows(findings, index, width)]))
}

function entryRows(findings: readonly Finding[], index: number, width: number): Row[] {
  const {regions, refines, summary} = findings[index]!
  const title = [...titleOf(findings, index), ...(refines === null ? [] : [span(say`, refines ${refines}`, 'quiet')])]
  return [
    ...linked(title, goTo({kind: 'finding', finding: index}), width),
    ...told(sentence(summary), width, '   '),
    ...(regions.length > 0 ? told([span(regionsInWords(regions), 'quiet')], width, '   ') : []),
  ]
}

/** One finding in the reader's order: what, how we know, what to do. */
export function findingPage({findings}: Report, index: number, width: number): Page {
  const finding = findings[index]
  if (!finding) return pageOf([])
  const fields = findingFields(finding)
  return pageOf([
    ...rowsOf([heading(2, say`${index + 1}. \`${finding.cause}\` (${CONFIDENCE_IN_WORDS[finding.confidence]})`), paragraph(sentence(finding.summary))], width),
    ...linked([span(say`What that is, and what it is not: `), ...name(finding.cause)], goTo({kind: 'explain', cause: finding.cause}), width),
    ...(fields.length > 0 ? [BLANK, ...rowsOf([{kind: 'fields', rows: fields}], width)] : []),
    BLANK,
    ...titled(say`Evidence`),
    ...finding.evidence.flatMap((each) => evidenceRows(each, width)),
    ...(finding.remedies.length > 0 ? [BLANK, ...titled(say`What to do`), ...remedyRows(finding, index, width)] : []),
    ...(finding.knownBugs.length > 0 ? [BLANK, ...titled(say`Known bugs`), ...rowsOf(knownBugBlocks(finding), width)] : []),
  ])
}

/** What the bundle says, where, and the words that stand there; Enter shows them in their file. */
function evidenceRows(evidence: Evidence, width: number): Row[] {
  return [
    ...bullet(sentence(evidence.says), goTo({kind: 'source', cited: evidence}), width),
    ...told(location(evidence), width, '  '),
    ...quoteRows(evidence, width),
  ]
}

export function quoteRows(evidence: Evidence, width: number): Row[] {
  return rowsOf([quote(quoted(evidence))], width - 2).map(({line}) => ({line: [span('  '), ...line]}))
}

/** What `drainscope explain` says of a cause. */
export function explainPage(id: string, width: number): Page {
  const cause = causes.find((each) => each.id === id)
  if (!cause) return pageOf(told(plain(say`There is no cause ${id}.`), width))
  return pageOf(rowsOf([heading(2, say`${cause.id}`), paragraph(sentence(headlineOf(cause))), ...pageBlocks(textOf(cause).explain)], width))
}
