import type {Having, Part} from '../model/cluster.js'
import type {Region} from '../model/region.js'
import {say, type Sentence, translated} from '../model/say.js'
import type {Source} from '../model/source.js'
import type {Store} from '../model/store.js'
import type {Replay} from '../replay/replay.js'

/** Surest first. */
export const CONFIDENCES = ['certain', 'likely', 'possible'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** What the bundle lacks, by the command or file that would tell (report contract, AskInput). */
export type AskInput =
  | 'stores' | 'store-again' | 'region-store' | 'regions' | 'config' | 'placement-rules' | 'region-labels' | 'schedulers' | 'operators' | 'checker-status'
  | 'unsafe-recovery-show' | 'delete-reply' | 'pd-log' | 'tikv-log-voters' | 'tikv-log-leader' | 'tikv-log-target' | 'tikv-log-store' | 'tikv-ctl-region' | 'metrics' | 'disk-stats'

/** One sentence that a reader can check: what the bundle says, and where it says so. */
export interface Evidence {
  readonly says: Sentence
  readonly source: Source
}

interface Steps {
  readonly title: Sentence
  /** With words in capitals where the bundle may tell a name: CLUSTER, HOST:PORT, DATA_DIR, PD:2379. */
  readonly commands: readonly string[]
  /** Stores on which the commands are to run. */
  readonly at?: readonly number[]
  /** How to see that it worked. */
  readonly verify: Sentence
  /** Why a well-known command will fail now. */
  readonly failsNow?: Sentence
  /** The same change in the flags of `what-if`. */
  readonly whatIf?: readonly string[]
}

/** What changes the cluster says when to do it, and what takes it back. */
export type Remedy = Steps &
  (
    | {readonly risk: 'read-only'; readonly when?: Sentence; readonly undo?: Sentence}
    | {readonly risk: 'reversible' | 'destructive'; readonly when: Sentence; readonly undo: Sentence}
  )

export interface KnownBug {
  readonly url: string
  readonly affects: Sentence
  readonly fixedIn: readonly string[]
}

export interface Finding {
  readonly confidence: Confidence
  /** The more general cause that this one makes more precise. */
  readonly refines?: string
  /** Stores it is about, the leaving one first. */
  readonly stores: readonly number[]
  /** Regions it explains: of those left on the store, the ones it may be charged with. */
  readonly regions: readonly number[]
  /** It keeps the store by itself, whichever Regions are left: for findings of a bundle that does not show them. */
  readonly holdsStore?: boolean
  readonly summary: Sentence
  readonly evidence: readonly [Evidence, ...Evidence[]]
  /** In the order to try them. */
  readonly remedies: readonly Remedy[]
  readonly knownBugs?: readonly KnownBug[]
  /** Input that would settle what this finding leaves open, most valuable first. */
  readonly asks?: readonly AskInput[]
}

export type Answer =
  | {readonly kind: 'found'; readonly finding: Finding}
  | {readonly kind: 'ruled-out'; readonly why: Sentence}
  | {readonly kind: 'not-checked'; readonly why: Sentence; readonly missing: readonly AskInput[]; readonly takes: Takes}

/** `any`: each of the inputs tells by itself, the first most; `all`: it takes them together. */
export type Takes = 'any' | 'all'

/** A store that leaves, or that the user asked about. It may be known from a log or from `--store` alone. */
export interface LeavingStore {
  readonly id: number
  readonly address?: string
  readonly isTiflash: boolean
  /** PD's record of it in the last sample, if a dump has one. */
  readonly store?: Store
  /** The Regions left on it in the last sample, as far as the bundle shows them; undefined when it shows none. */
  readonly left?: readonly Region[]
  /** `left` is all of them: `region store N` or the whole Region dump was saved. */
  readonly isWhole?: boolean
}

/** What a cause may look at. */
export interface Case<P extends Part = never> {
  readonly cluster: Having<P>
  readonly store: LeavingStore
  readonly replay: Replay | undefined
}

export type Family =
  | 'not-stuck' | 'pd-cannot-act' | 'no-legal-target' | 'no-leader' | 'replication-unfinished' | 'conf-change-unfinished' | 'throttled-or-disabled' | 'empty-not-buried'
  | 'identity-accident' | 'recovery-residue' | 'tikv-cannot-run' | 'mode' | 'noise'

export interface CauseText {
  /** Ends the sentence "the scale-in is stuck because". */
  readonly title: string
  /** Markdown under the headings `What happens`, `Why it stays`, `What it looks like`, `Not to be confused with`, `What to do`, `Sources`. */
  readonly explain: string
}

export interface Cause<P extends Part = Part> {
  /** The failing thing, as a noun phrase in kebab case; the file has the same name. */
  readonly id: string
  readonly family: Family
  /** Can it keep a store from leaving: alone, only beside another cause, or not at all? */
  readonly blocks: 'alone' | 'with-others' | 'no'
  readonly text: CauseText
  readonly needs: readonly P[]
  diagnose(seen: Case<P>): Answer
  /** The same question to the bundle as a whole, for causes that matter even when no store is leaving. */
  diagnoseCluster?(cluster: Having<P>): Answer
}

/** A cause in the words of the report's language. */
export function textOf({id, text}: Pick<Cause, 'id' | 'text'>): CauseText {
  return {title: translated(`${id}: title`) ?? text.title, explain: translated(`${id}: explain`) ?? text.explain}
}

/** The first sentence about a cause: one that keeps no store from leaving is no reason why a store is stuck. */
export function headlineOf(cause: Pick<Cause, 'id' | 'text' | 'blocks'>): Sentence {
  const {title} = textOf(cause)
  return cause.blocks === 'no' ? say`${title.charAt(0).toUpperCase()}${title.slice(1)}.` : say`The scale-in is stuck because ${title}.`
}

/** Types `diagnose` so that it sees the parts it declared in `needs` as present. */
export function defineCause<const P extends Part>(cause: Cause<P>): Cause<P> {
  return cause
}

export const found = (finding: Finding): Answer => ({kind: 'found', finding})
export const ruledOut = (why: Sentence): Answer => ({kind: 'ruled-out', why})
export const notChecked = (why: Sentence, missing: readonly AskInput[], takes: Takes = 'all'): Answer => ({kind: 'not-checked', why, missing, takes})

export function cite(fact: {readonly source: Source}, says: Sentence): Evidence {
  return {says, source: fact.source}
}
