import {say, type Sentence} from '../../model/say.js'
import {count, listed} from '../../model/words.js'
import type {GateTerm, ReplayGroup, StoreReport} from '../contract.js'
import {type Block, list, paragraph, plain, sentence, span, type Spans, type Tone} from '../document.js'
import {location, quoted} from './evidence.js'
import {grouped} from '../../model/grouped.js'
import {regionsInWords} from './store.js'

/** How PD decides about one store: would it bury it, and what would its checkers do about each Region left. */
export function decisionBlocks(store: StoreReport): Block[] {
  return [...gateBlocks(store), ...replayBlocks(store)]
}

function gateBlocks({gate}: StoreReport): Block[] {
  const release = gate.version === null ? say`PD of unknown release` : say`PD ${gate.version}`
  return [paragraph(plain(say`${release} turns the store into Tombstone when all of this holds (${gate.predicate}):`)), list(gate.terms.map(termBlocks))]
}

const LONGEST_QUOTE = 40

function termBlocks({says, holds, evidence}: GateTerm): Block[] {
  return [paragraph([answer(holds)], sentence(says)), ...evidence.map((each) => paragraph(location(each), plain('  '), [span(quoted(each, LONGEST_QUOTE), 'quiet')]))]
}

/** Does a term of the gate hold? */
export function answer(holds: boolean | null): {readonly text: string; readonly tone: Tone} {
  if (holds === null) return span(say`unknown: `, 'caution')
  return holds ? span(say`yes: `, 'good') : span(say`no: `, 'danger')
}

function replayBlocks({replay, store}: StoreReport): Block[] {
  if (replay === null) return [paragraph(plain(say`PD's decisions could not be replayed: the dumps lack what PD looks at.`))]
  if (replay.length === 0) return [paragraph(plain(say`No Region is left on store ${store} to decide about.`))]
  return [
    paragraph(plain(say`What PD would do about each Region left, replayed from the dumps:`)),
    {kind: 'table', head: [say`Regions`, say`PD's decision`, say`Stores`], rows: replay.map((group) => [plain(regionsInWords(group.regions)), decision(group), sentence(storesByFilter(group))])},
  ]
}

/** An operator has its own name. */
const DECISION_IN_WORDS: Readonly<Record<string, Sentence>> = {none: say`nothing`, other: say`something else`}

/** What PD would do, which of its checkers does, and why. */
export function decision({checker, decision, because}: ReplayGroup): Spans {
  const by = checker === 'none' ? say`no checker` : say`${checker} checker`
  return [span(DECISION_IN_WORDS[decision] ?? decision, 'strong'), span(` (${by})`), ...(because === '' ? [] : [span(': '), ...sentence(because)])]
}

/** `would take 7 and 8; has-peer 1, 4 and 5; low-space 6` */
export function storesByFilter({targets, rejected}: ReplayGroup): string {
  const stores = grouped(rejected, ({by}) => by)
  const filtered = [...stores].map(([by, all]) => `\`${by}\` ${listed(all.map(({store}) => store))}`)
  return [targets.length > 0 ? `${count(targets.length, 'target')} ${listed(targets)}` : say`no target`, ...filtered].join('; ')
}
