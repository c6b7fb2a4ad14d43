import {regionsInWords} from '../content/store.js'
import {TONE_OF_KIND, verdictBlocks} from '../content/verdict.js'
import type {Finding, Report, StoreReport} from '../contract.js'
import {name, plain, sentence, span} from '../document.js'
import {layOut} from '../layout.js'
import {count} from '../../model/words.js'
import {type Line, wrap} from '../wrap.js'

export interface Row {
  readonly line: Line
  readonly isSelected?: boolean
}

const STORES_SHOWN = 4

/** The first screen: the verdict, the stores, the findings, and what to do first about the selected one. */
export function overview(report: Report, selected: number, width: number, rows: number): Row[] {
  const verdict = shortened(layOut(verdictBlocks(report), width), Math.floor(rows / 2))
  const top: Line[] = [...verdict, [], ...storeLines(report.stores), findingsTitle(report)].slice(0, Math.max(1, rows - 1))
  const finding = report.findings[selected]
  const preview = finding ? previewLines(finding, width) : []
  const room = Math.max(1, rows - top.length)
  const shown = windowAround(report.findings, selected, Math.max(1, room - preview.length))
  const list = shown.map(({value, index}): Row => ({line: findingLine(value, index, index === selected), isSelected: index === selected}))
  return [...top.map((line) => ({line})), ...list, ...preview.map((line) => ({line}))].slice(0, rows)
}

function storeLines(stores: readonly StoreReport[]): Line[] {
  if (stores.length === 0) return []
  const rest = stores.length - STORES_SHOWN
  return [...stores.slice(0, STORES_SHOWN).map(storeLine), ...(rest > 0 ? [plain(`and ${rest} more: press 2`)] : []), []]
}

function storeLine({store, address, kind, since, peersLeft}: StoreReport): Line {
  const left = peersLeft === null ? 'peers left unknown' : `${count(peersLeft, 'peer')} left`
  return [span(`Store ${store} `, 'strong'), ...name(address ?? ''), span(' '), span(kind.replaceAll('-', ' '), TONE_OF_KIND[kind]), span(`, ${left}${since === null ? '' : `, leaving since ${since}`}`)]
}

function findingsTitle({findings}: Report): Line {
  return findings.length > 0 ? [span('Findings', 'strong')] : plain('No finding. Press 4 for what would settle it.')
}

function findingLine({cause, confidence, regions}: Finding, index: number, isSelected: boolean): Line {
  return [span(isSelected ? '> ' : '  '), span(`${index + 1}. ${cause}`, 'strong'), span(` (${confidence})`), ...(regions.length > 0 ? plain(`  ${regionsInWords(regions)}`) : [])]
}

function previewLines({summary, remedies}: Finding, width: number): Line[] {
  const first = remedies[0]
  return [[], ...wrap(sentence(summary), width), ...(first ? wrap([span(`Do first [${first.risk}]: `, 'strong'), ...sentence(first.title)], width) : [])]
}

function shortened(lines: readonly Line[], limit: number): Line[] {
  return lines.length <= limit ? [...lines] : [...lines.slice(0, Math.max(0, limit - 1)), [span('…', 'quiet')]]
}

/** The values around the selected one, with their index. */
function windowAround<T>(values: readonly T[], selected: number, rows: number) {
  const from = Math.max(0, Math.min(selected - Math.floor(rows / 2), values.length - rows))
  return values.slice(from, from + rows).map((value, at) => ({value, index: from + at}))
}
