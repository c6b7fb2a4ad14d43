import {remedyTerms, TONE_OF_RISK} from '../../content/finding.js'
import type {Finding, Remedy, Report} from '../../contract.js'
import {plain, sentence, span} from '../../document.js'
import {BLANK, goTo, linked, pageOf, type Page, type Row, told} from '../page.js'
import {say} from '../../../model/say.js'
import {CONFIDENCE_IN_WORDS, RISK_IN_WORDS} from '../../content/terms.js'

/** All remedies as a list to tick off, each under its finding. */
export function remediesPage({findings}: Report, width: number): Page {
  const rows = findings.flatMap((finding, index) => (finding.remedies.length === 0 ? [] : [...(index === 0 ? [] : [BLANK]), ...findingRows(finding, index, width), ...remedyRows(finding, index, width)]))
  return pageOf(rows.length > 0 ? rows : told(plain(say`Nothing to do.`), width))
}

function findingRows({cause, confidence}: Finding, index: number, width: number): Row[] {
  return linked([span(`${index + 1}. ${cause}`, 'strong'), span(` (${CONFIDENCE_IN_WORDS[confidence]})`)], goTo({kind: 'finding', finding: index}), width)
}

/** Enter ticks a remedy off, and copies a command. */
export function remedyRows({remedies}: Finding, finding: number, width: number): Row[] {
  return remedies.flatMap((remedy, index) => [...(index === 0 ? [] : [BLANK]), ...oneRemedy(remedy, `${finding} ${index}`, width)])
}

/** Room for the box that is ticked. */
const INDENT = '    '

function oneRemedy(remedy: Remedy, id: string, width: number): Row[] {
  const {before, after} = remedyTerms(remedy)
  const toldAll = (rows: typeof before) => rows.flatMap((spans) => told(spans, width, INDENT))
  return [
    ...linked([span(`[${RISK_IN_WORDS[remedy.risk]}] `, TONE_OF_RISK[remedy.risk]), ...sentence(remedy.title, 'strong')], {kind: 'check', id}, width, INDENT),
    ...toldAll(before),
    ...remedy.commands.flatMap((command) => linked([span('$ ', 'quiet'), span(command, 'name')], {kind: 'copy', text: span(command).text, risk: remedy.risk}, width, INDENT)),
    ...toldAll(after),
  ]
}
