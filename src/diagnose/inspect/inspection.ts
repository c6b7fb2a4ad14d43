import type {Input, LeftOut} from '../../model/input.js'
import type {Component} from '../../model/log-digest.js'
import type {Sentence} from '../../model/say.js'
import type {LineSource} from '../../model/source.js'
import type {Ask} from '../asks.js'

/** How far a bundle can be trusted, before any verdict: what `inspect --format json` prints, version 1. Times are RFC 3339. */
export interface Inspection {
  readonly schema: 1
  /** What lowers trust, in a few words each; empty when nothing does. */
  readonly trust: readonly Doubt[]
  readonly nodes: readonly NodeCoverage[]
  readonly dumps: readonly DumpMoment[]
  readonly removals: readonly RemovalCoverage[]
  readonly pdLeader: PdLeaderCoverage | null
  readonly clocks: Clocks
  readonly versions: readonly VersionCount[]
  /** Files that were not read, and why. */
  readonly skipped: readonly LeftOut[]
  readonly notChecked: readonly NotChecked[]
  readonly asks: readonly Ask[]
  /** A shell script that collects what the asks name; null when nothing has to be collected. */
  readonly script: string | null
}

/** One thing that lowers trust, with the line that shows it. */
export interface Doubt {
  /** `tikv.log of store 7 ends 2 h before the dump`: a part of one line. */
  readonly short: Sentence
  /** A sentence: what it means for the verdict. */
  readonly says: Sentence
  readonly source?: Pick<LineSource, 'file'> & {readonly line?: number}
}

/** Logs of one process. */
export interface NodeCoverage {
  readonly node: string
  readonly component: Component
  readonly store: number | null
  readonly files: readonly FileCoverage[]
  readonly from: string | null
  readonly to: string | null
  /** Quarters of an hour and more without a line, in and between its files, the longest of each. */
  readonly silences: readonly SilenceReport[]
  /** Seconds from its last line to the last dump; negative when it goes on after it; null when one of them has no time. */
  readonly endsBeforeDump: number | null
}

export interface FileCoverage extends Pick<Input, 'file' | 'kind' | 'version' | 'records' | 'from' | 'to'> {
  /** Lines that do not belong to any record, of all lines; null when they were not counted. */
  readonly lines: number | null
  readonly unread: number | null
}

export interface SilenceReport {
  readonly from: string
  readonly to: string
  readonly seconds: number
  /** Does it start anew after it? `unexplained`: lines are missing, the process hung, or its component may be silent for long. */
  readonly why: 'restart' | 'unexplained'
  readonly evidence: readonly [LineSource, LineSource]
}

/** What PD showed at one moment. */
export interface DumpMoment {
  /** Folder of the dumps, or the file of a capture; empty for the root of the bundle. */
  readonly name: string
  readonly files: readonly string[]
  /** The newest store heartbeat in it; null when no dump in it has a time. */
  readonly at: string | null
  readonly isLatest: boolean
}

/** Is the moment at which the store was told to leave in the logs? */
export interface RemovalCoverage {
  readonly store: number
  readonly since: string | null
  readonly says: Sentence
  readonly evidence: readonly LineSource[]
}

/** The last change of the PD leader that the logs show, and the PD servers whose logs are not there. */
export interface PdLeaderCoverage {
  readonly lastChange: string | null
  readonly says: Sentence
  readonly evidence: readonly LineSource[]
}

export interface Clocks {
  readonly pairs: readonly ClockOffset[]
  /** Processes that share no event with another one: nothing tells of their clocks. */
  readonly unknown: readonly string[]
  /** PD's own lines `clock offset`: jumps of its own clock, or pauses of its process. */
  readonly jumps: number
}

/** How far the clock of `b` is ahead of the clock of `a`: bounds, since a response cannot precede its request. */
export interface ClockOffset {
  readonly a: string
  readonly b: string
  /** Seconds, negative where `b` is behind; null where nothing bounds it on that side. */
  readonly least: number | null
  readonly most: number | null
  /** Facts that both logged, and how many of them allow this interval; more may fit than agree where a clock was moved. */
  readonly facts: number
  readonly agreeing: number
  /** Seconds: the least and the greatest middle of the facts that bound it on both sides. */
  readonly spread: readonly [number, number] | null
  readonly how: string
  /** Two lines, one of each process where both wrote one. */
  readonly evidence: readonly LineSource[]
}

export interface VersionCount {
  readonly version: string
  readonly isPd: boolean
  /** Stores that are not Tombstone, and logs with a banner of it. */
  readonly stores: readonly number[]
  readonly files: readonly string[]
}

/** Causes that cannot be told from the others while this is missing. */
export interface NotChecked {
  readonly missing: readonly string[]
  readonly causes: readonly string[]
}
