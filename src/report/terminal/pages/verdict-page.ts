import {say} from '../../../model/say.js'
import {count, figure, moment} from '../../../model/words.js'
import {findingOf} from '../../content/finding.js'
import {TONE_OF_KIND, verdictBlocks} from '../../content/verdict.js'
import type {Ask, Finding, Report, StoreReport} from '../../contract.js'
import {name, plain, sentence, span, type Spans} from '../../document.js'
import {BLANK, bullet, commandRows, goTo, linked, pageOf, type Page, type Row, rowsOf, titled, told} from '../page.js'
import {barColumns, fillOf} from '../peers-bar.js'
import {CONFIDENCE_IN_WORDS, KIND_IN_WORDS, RISK_IN_WORDS} from '../../content/terms.js'

/** Stores that are told of in full; the others have their own screen. */
const STORES_SHOWN = 3
const WIDEST_BAR = 60

/** The first screen: the answer, why each store stays, what to do first, and what would settle the rest. */
export function verdictPage(report: Report, width: number): Page {
  const {stores, findings, nextEvidence} = report
  const rest = stores.length - STORES_SHOWN
  return pageOf([
    ...answerRows(report, width),
    ...stores.slice(0, STORES_SHOWN).flatMap((store) => [BLANK, ...storeRows(store, findings, width)]),
    ...(rest > 0 ? linked([span(say`and ${count(rest, 'more store')}`)], goTo({kind: 'stores'}), width) : []),
    ...firstRemedy(report, width),
    ...(nextEvidence.length > 0 ? [BLANK, ...titled(say`What would settle what is open`), ...nextEvidence.flatMap((ask, index) => askRows(ask, index, width))] : []),
  ])
}

/** The answer; Enter on its cause shows how we know. */
function answerRows({verdict, notices, findings}: Report, width: number): Row[] {
  const [answer, ...trust] = verdictBlocks({verdict: {...verdict, cause: null}, notices})
  const more = trust.length > 0 ? rowsOf(trust, width).map((row, index) => (index === 0 ? {...row, link: goTo({kind: 'files'})} : row)) : []
  const finding = findingOf(findings, verdict.cause, verdict.store)
  const cause = verdict.cause === null ? [] : linked([span(say`Cause: `), ...name(verdict.cause)], goTo(finding === undefined ? {kind: 'explain', cause: verdict.cause} : {kind: 'finding', finding}), width)
  return [...rowsOf(answer ? [answer] : [], width), ...cause, ...(more.length > 0 ? [BLANK, ...more] : [])]
}

/** `Store 5 stays Offline BECAUSE … AND …`, with a bar of what the peers left are charged to. */
function storeRows(store: StoreReport, findings: readonly Finding[], width: number): Row[] {
  const {store: id, address, kind, since} = store
  const title: Spans = [span(say`Store ${id} `, 'strong'), ...name(address ?? ''), span(' '), span(KIND_IN_WORDS[kind], TONE_OF_KIND[kind]), span(since === null ? '' : kind === 'removed' ? say`, told to leave ${moment(since)}` : say`, leaving since ${moment(since)}`)]
  const parts = partsOf(store, findings)
  const bar = barColumns(parts.map(({peers}) => peers), Math.min(WIDEST_BAR, width - 2))
  return [
    ...linked(title, goTo({kind: 'store', store: id}), width),
    ...becauseRows(store, width),
    ...told(leftOn(store, parts.length > 0), width, '  '),
    ...(parts.length > 1 ? told([span(bar.map((columns, index) => fillOf(index).repeat(columns)).join(''), 'name')], width, '  ') : []),
    ...parts.flatMap((part, index) => linked([span(`${fillOf(index)} `, 'name'), ...part.says], part.link, width, '  ')),
  ]
}

function leftOn({peersLeft, kind, gate}: StoreReport, isCharged: boolean): Spans {
  if (peersLeft === null) return plain(say`How many peers are left on it, the bundle does not tell.`)
  const and = isChained(kind) && gate.terms.some(({holds}) => holds === false) ? say`AND ` : ''
  if (peersLeft === 0) return plain(and === '' ? say`No peer is left on it.` : say`No peer is left on it that the dumps show.`)
  return [span(and, 'caution'), span(say`${count(peersLeft, 'peer')} ${peersLeft === 1 ? 'is' : 'are'} left on it${isCharged ? ':' : '.'}`)]
}

const isChained = (kind: StoreReport['kind']) => kind === 'stuck' || kind === 'draining'

function partsOf({store, charged, uncharged}: StoreReport, findings: readonly Finding[]) {
  const regions = goTo({kind: 'store-regions', store})
  return [
    ...charged.map(({cause, peers}) => {
      const finding = findingOf(findings, cause, store)
      return {peers, says: [span(say`${figure(peers)} by `), ...name(cause), span(finding === undefined ? '' : ` (${CONFIDENCE_IN_WORDS[findings[finding]!.confidence]})`)], link: finding === undefined ? regions : goTo({kind: 'finding', finding})}
    }),
    ...(uncharged.length > 0 ? [{peers: uncharged.length, says: [span(say`${figure(uncharged.length)} charged to no cause`)], link: regions}] : []),
  ]
}

/** What of PD's condition for Tombstone does not hold. */
function becauseRows({kind, gate}: StoreReport, width: number): Row[] {
  const broken = gate.terms.filter(({holds}) => holds === false)
  if (!isChained(kind)) return []
  return broken.flatMap(({says, evidence}, index) => {
    const spans: Spans = [span(index === 0 ? say`BECAUSE PD waits until ` : say`AND until `, 'caution'), ...sentence(says)]
    const [first] = evidence
    return first ? linked(spans, goTo({kind: 'source', cited: first}), width, '  ') : told(spans, width, '  ')
  })
}

function firstRemedy({findings}: Report, width: number): Row[] {
  // A hint is no reason to do anything yet.
  const first = findings.find(({confidence, remedies}) => confidence !== 'possible' && remedies.length > 0)?.remedies[0]
  if (!first) return findings.length === 0 ? [BLANK, ...told([span(say`No finding.`)], width)] : []
  return [BLANK, ...linked([span(say`Do first [${RISK_IN_WORDS[first.risk]}]: `, 'strong'), ...sentence(first.title)], goTo({kind: 'remedies'}), width)]
}

/** What to ask for next; the command that collects it can be copied. */
function askRows({input, command, why}: Ask, index: number, width: number): Row[] {
  const mark = `${index + 1}. `
  return [...(index === 0 ? [] : [BLANK]), ...bullet([...name(input), span(': '), ...sentence(why)], undefined, width, mark), ...commandRows(command, 'read-only', width, ' '.repeat(mark.length))]
}
