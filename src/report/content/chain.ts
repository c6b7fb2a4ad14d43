import {say, type Sentence} from '../../model/say.js'
import {count, moment} from '../../model/words.js'
import type {DecisionKind} from '../../replay/replay.js'
import type {Finding, ReplayGroup, Report, StoreReport} from '../contract.js'
import {type Block, list, numbered, paragraph, plain, sentence, span, type Spans} from '../document.js'
import {location} from './evidence.js'
import {regionsInWords} from './store.js'
import {TONE_OF_KIND} from './verdict.js'
import {CONFIDENCE_IN_WORDS, KIND_IN_WORDS} from './terms.js'

const MOST_DECISIONS = 3

/** From the store to what keeps it, each step by the next: store, PD's decisions, the cause, what makes it more precise, and what each rests on. A hint is no link. Empty where no cause was named. */
export function chainBlocks(report: Report): Block[] {
  const finding = mainFinding(report)
  if (!finding) return []
  const store = report.stores.find((each) => each.store === report.verdict.store)
  const sure = report.findings.filter(({confidence}) => confidence !== 'possible')
  const general = sure.filter(({cause}) => cause === finding.refines)
  const precise = sure.filter(({refines}) => refines === finding.cause)
  const steps = [...(store ? [storeStep(store), ...decisionSteps(store)] : []), ...[...general, finding, ...precise].map(findingStep)]
  return [numbered(steps)]
}

/** The finding that the verdict rests on. */
export function mainFinding({verdict, findings}: Report): Finding | undefined {
  const named = findings.filter(({cause}) => cause === verdict.cause)
  return named.find(({stores}) => verdict.store !== null && stores.includes(verdict.store)) ?? named[0]
}

function storeStep({store, kind, since, peersLeft}: StoreReport): Block[] {
  const left = peersLeft === null ? '' : say`, ${count(peersLeft, 'peer')} left`
  return [paragraph([span(say`Store ${store} `, 'strong'), span(KIND_IN_WORDS[kind], TONE_OF_KIND[kind]), span(`${since === null ? '' : say`, leaving since ${moment(since)}`}${left}`)])]
}

function decisionSteps({replay}: StoreReport): Block[][] {
  const most = (replay ?? []).toSorted((a, b) => b.regions.length - a.regions.length)
  return most.slice(0, MOST_DECISIONS).map((group) => [paragraph(decision(group))])
}

const DECIDES: Readonly<Record<DecisionKind, (regions: string) => Sentence>> = {
  none: (regions) => say`PD does nothing about ${regions}`,
  replace: (regions) => say`PD would replace a peer of ${regions}`,
  add: (regions) => say`PD would add a peer to ${regions}`,
  remove: (regions) => say`PD would remove a peer of ${regions}`,
  promote: (regions) => say`PD would promote a peer of ${regions}`,
  move: (regions) => say`PD would move a peer of ${regions}`,
  'leave-joint': (regions) => say`PD would lead ${regions} out of the joint state`,
  other: (regions) => say`PD does something else about ${regions}`,
}

function decision({regions, decision, because}: ReplayGroup): Spans {
  return [span(DECIDES[decision](regionsInWords(regions))), ...(because === '' ? [] : [span(': '), ...sentence(because)])]
}

const MOST_LINKS = 8

function findingStep({cause, confidence, summary, evidence}: Finding, index: number): Block[] {
  const rest = evidence.length - MOST_LINKS
  return [
    paragraph([span(index === 0 ? say`because ` : say`and because `), span(cause, 'strong'), span(` (${CONFIDENCE_IN_WORDS[confidence]}): `)], sentence(summary)),
    list([...evidence.slice(0, MOST_LINKS).map((each) => [paragraph(sentence(each.says)), paragraph(location(each))]), ...(rest > 0 ? [[paragraph(plain(say`and ${rest} more`))]] : [])]),
  ]
}
