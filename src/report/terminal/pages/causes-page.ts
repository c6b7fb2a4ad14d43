import type {Outcome, Report} from '../../contract.js'
import {name, plain, sentence, span, type Tone} from '../../document.js'
import {goTo, linked, pageOf, type Page, type Row, told} from '../page.js'
import {say} from '../../../model/say.js'
import {findingOf} from '../../content/finding.js'
import {OUTCOME_IN_WORDS} from '../../content/terms.js'
import {padded, widthOf} from '../../wrap.js'

const ORDER = ['found', 'failed', 'not-checked', 'ruled-out'] as const
const TONE: Readonly<Record<Outcome['outcome'], Tone>> = {found: 'danger', failed: 'caution', 'not-checked': 'caution', 'ruled-out': 'good'}

/** Every cause that was held against every store: found, ruled out, or not checked, and why. */
export function causesPage({causes, findings}: Report, width: number): Page {
  const of = (wanted: Outcome['outcome']) => causes.filter(({outcome}) => outcome === wanted).toSorted((a, b) => placeOf(a, findings) - placeOf(b, findings))
  const counts = ORDER.map((outcome) => `${of(outcome).length} ${OUTCOME_IN_WORDS[outcome]}`).join(', ')
  return pageOf(ORDER.flatMap((outcome) => of(outcome).flatMap((each) => outcomeRows(each, findings, width))), {head: [plain(counts)]})
}

function outcomeRows({cause, store, outcome, why}: Outcome, findings: Report['findings'], width: number): Row[] {
  const finding = findingOf(findings, cause, store)
  const to = outcome === 'found' && finding !== undefined ? goTo({kind: 'finding', finding}) : goTo({kind: 'explain', cause})
  const title = [span(padded(OUTCOME_IN_WORDS[outcome], 12), TONE[outcome]), ...name(cause), span(store === null ? '' : say`  store ${store}`)]
  const line = [...title, span(': '), ...sentence(why)]
  return widthOf(line) <= width ? linked(line, to, width) : [...linked(title, to, width), ...told(sentence(why), width, ' '.repeat(12))]
}

/** What was found stands in the order of the findings. */
function placeOf({cause, store, outcome}: Outcome, findings: Report['findings']): number {
  return outcome === 'found' ? (findingOf(findings, cause, store) ?? findings.length) : 0
}
