import {remedyTerms, TONE_OF_RISK} from '../../content/finding.js'
import type {Finding, Remedy, Report} from '../../contract.js'
import {plain, sentence, span, type Spans} from '../../document.js'
import {BLANK, commandRows, goTo, linked, pageOf, type Page, type Row, told} from '../page.js'
import {say} from '../../../model/say.js'
import {namedStores} from '../../../model/words.js'
import {CONFIDENCE_IN_WORDS, RISK_IN_WORDS} from '../../content/terms.js'

/** All remedies as a list to tick off, each under its finding. */
export function remediesPage({findings}: Report, width: number): Page {
  const rows = findings.flatMap((finding, index) => (finding.remedies.length === 0 ? [] : [...(index === 0 ? [] : [BLANK]), ...linked(titleOf(findings, index), goTo({kind: 'finding', finding: index}), width), ...remedyRows(finding, index, width)]))
  return pageOf(rows.length > 0 ? rows : told(plain(say`Nothing to do.`), width))
}

/** `3. leader-exists-but-pd-stale (certain), store 8`: the store where the same was found on another one too. */
export function titleOf(findings: readonly Finding[], index: number): Spans {
  const {cause, confidence, stores} = findings[index]!
  const isTwice = findings.some((other, at) => other.cause === cause && at !== index)
  return [span(`${index + 1}. ${cause}`, 'strong'), span(` (${CONFIDENCE_IN_WORDS[confidence]})`), ...(isTwice && stores.length > 0 ? [span(`, ${namedStores(stores)}`)] : [])]
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
    ...remedy.commands.flatMap((command) => commandRows(command, remedy.risk, width, INDENT)),
    ...toldAll(after),
  ]
}
