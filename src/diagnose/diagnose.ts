import type {AskInput, Cause, Finding, LeavingStore, Takes} from '../causes/cause.js'
import type {Cluster, Having, Part} from '../model/cluster.js'
import {say, type Sentence} from '../model/say.js'
import type {Replay} from '../replay/replay.js'

/** What one cause said of one store, or of the bundle as a whole. */
export interface Outcome {
  readonly cause: Cause
  readonly store: LeavingStore | undefined
  readonly kind: 'found' | 'ruled-out' | 'not-checked' | 'failed'
  readonly why: Sentence
  readonly finding?: Finding
  readonly missing?: readonly AskInput[]
  readonly takes?: Takes
}

/** The input that carries each part of the cluster: what to collect when it is absent. */
const INPUT_OF: Readonly<Record<Part, AskInput>> = {
  stores: 'stores',
  regions: 'region-store',
  operators: 'operators',
  config: 'config',
  placementRules: 'placement-rules',
  regionLabels: 'region-labels',
  schedulers: 'schedulers',
  storeLimits: 'config',
  checkers: 'checker-status',
  members: 'pd-log',
  recovery: 'unsafe-recovery-show',
  progress: 'store-again',
  commands: 'delete-reply',
  replies: 'delete-reply',
  tiup: 'stores',
  localPeers: 'tikv-ctl-region',
  disks: 'disk-stats',
  tidbRegions: 'tikv-ctl-region',
  tables: 'tikv-ctl-region',
  tiflashReplicas: 'placement-rules',
  logs: 'pd-log',
  version: 'config',
}

/** Holds one cause against one store. A cause that throws must not take the report with it. */
export function check(cause: Cause, cluster: Cluster, store: LeavingStore | undefined, replay: Replay | undefined): Outcome {
  const lacks = cause.needs.filter((part) => cluster[part] === undefined)
  if (lacks.length > 0) {
    const missing = [...new Set(lacks.map((part) => INPUT_OF[part]))]
    return {cause, store, kind: 'not-checked', why: say`not in the bundle: ${missing.join(', ')}`, missing, takes: 'all'}
  }
  try {
    const answer = store ? cause.diagnose({cluster: cluster as Having<Part>, store, replay}) : cause.diagnoseCluster?.(cluster as Having<Part>)
    if (!answer) return {cause, store, kind: 'ruled-out', why: say`no store is leaving`}
    if (answer.kind === 'found') return {cause, store, kind: 'found', why: answer.finding.summary, finding: answer.finding}
    if (answer.kind === 'ruled-out') return {cause, store, kind: 'ruled-out', why: answer.why}
    return {cause, store, kind: 'not-checked', why: answer.why, missing: answer.missing, takes: answer.takes}
  } catch (error) {
    return {cause, store, kind: 'failed', why: say`this is a bug of drainscope: ${error instanceof Error ? error.message : String(error)}`}
  }
}
