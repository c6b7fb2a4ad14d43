import type {Outcome, Report} from '../../contract.js'
import {name, plain, sentence, span, type Tone} from '../../document.js'
import {goTo, linked, pageOf, type Page, type Row, told} from '../page.js'
import {say} from '../../../model/say.js'
import {OUTCOME_IN_WORDS} from '../../content/terms.js'
import {padded} from '../../wrap.js'

const ORDER = ['found', 'failed', 'not-checked', 'ruled-out'] as const
const TONE: Readonly<Record<Outcome['outcome'], Tone>> = {found: 'danger', failed: 'caution', 'not-checked': 'caution', 'ruled-out': 'good'}

/** Every cause that was held against every store: found, ruled out, or not checked, and why. */
export function causesPage({causes, findings}: Report, width: number): Page {
  const of = (wanted: Outcome['outcome']) => causes.filter(({outcome}) => outcome === wanted)
  const counts = ORDER.map((outcome) => `${of(outcome).length} ${OUTCOME_IN_WORDS[outcome]}`).join(', ')
  return pageOf(ORDER.flatMap((outcome) => of(outcome).flatMap((each) => outcomeRows(each, findings, width))), {head: [plain(counts)]})
}

function outcomeRows({cause, store, outcome, why}: Outcome, findings: Report['findings'], width: number): Row[] {
  const finding = findings.findIndex((each) => each.cause === cause && (store === null || each.stores.length === 0 || each.stores.includes(store)))
  const to = outcome === 'found' && finding >= 0 ? goTo({kind: 'finding', finding}) : goTo({kind: 'explain', cause})
  return [
    ...linked([span(padded(OUTCOME_IN_WORDS[outcome], 12), TONE[outcome]), ...name(cause), span(store === null ? '' : say`  store ${store}`)], to, width),
    ...told(sentence(why), width, ' '.repeat(12)),
  ]
}
