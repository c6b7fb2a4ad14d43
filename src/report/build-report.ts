import type {Evidence as CausesEvidence, Remedy as CausesRemedy} from '../causes/cause.js'
import type {Action} from '../diagnose/actions.js'
import type {Ask} from '../diagnose/asks.js'
import type {Found} from '../diagnose/charge.js'
import type {Outcome} from '../diagnose/diagnose.js'
import {listedStore} from '../diagnose/listed-store.js'
import type {Ranked, Verdict} from '../diagnose/rank.js'
import type {Discharged} from '../diagnose/red-herrings.js'
import type {TriedRemedy} from '../diagnose/remedies.js'
import type {Timeline as BuiltTimeline} from '../diagnose/timeline/timeline.js'
import type {Cluster} from '../model/cluster.js'
import type {Input, Notice} from '../model/input.js'
import {say} from '../model/say.js'
import type {Source} from '../model/source.js'
import type {Gate} from '../replay/gate.js'
import type {Replay} from '../replay/replay.js'
import type {Action as ReportedAction, Evidence, Finding, Keys, Remedy, Report, StoreReport, Timeline} from './contract.js'
import type {HeldKeys, KeysOf} from './region-keys.js'

/** What a Date can hold (ECMA-262, time value). */
const MOST_MS = 8.64e15

/** Everything that was decided, before it is written down. */
interface Conclusion {
  readonly cluster: Cluster
  readonly verdict: Verdict
  readonly stores: ReadonlyArray<Ranked & {readonly gate: Gate; readonly replay: Replay | undefined}>
  /** Findings of all stores and of the bundle as a whole, best first. */
  readonly found: readonly Found[]
  /** Remedies of the findings, as far as they were tried on the model. */
  readonly remedies: ReadonlyMap<Found, readonly TriedRemedy[]>
  /** What the logs tell of the Regions of the findings, beside what these cite themselves. */
  readonly trails: ReadonlyMap<Found, readonly CausesEvidence[]>
  readonly outcomes: readonly Outcome[]
  readonly redHerrings: readonly Discharged[]
  readonly asks: readonly Ask[]
  readonly keysOf: KeysOf
  /** Undefined where nothing has a time. */
  readonly timeline: BuiltTimeline | undefined
  readonly actions: readonly Action[]
  readonly inputs: readonly Input[]
  readonly notices: readonly Notice[]
}

/** What stands at a source: a line, or a pointer, and the text there. */
export type Quoted = Pick<Evidence, 'file' | 'line' | 'pointer' | 'quote'>

/** Every source that the report cites, so that their text can be read back in one go. */
export function sourcesOf({stores, found, trails, redHerrings, keysOf, timeline, actions}: Conclusion): readonly Source[] {
  const evidence = [
    ...found.flatMap((one) => evidenceOf(one, trails)),
    ...stores.flatMap(({gate}) => gate.terms.flatMap((term) => term.evidence)),
    ...redHerrings.flatMap((herring) => herring.evidence),
  ]
  const keys = [...found.map(({finding}) => finding.regions), ...stores.map(({charges}) => charges.uncharged)].flatMap(keysOf)
  const events = timeline?.lanes.flatMap((lane) => lane.events) ?? []
  return [...evidence, ...keys, ...actions, ...events].flatMap(({source}) => source ?? [])
}

export function buildReport(conclusion: Conclusion, quoted: (source: Source) => Quoted): Report {
  const cited = (evidence: CausesEvidence): Evidence => ({says: evidence.says, ...quoted(evidence.source)})
  return {
    schema: 1,
    verdict: conclusion.verdict,
    stores: conclusion.stores.map((store) => storeReport(store, conclusion.keysOf(store.charges.uncharged), cited)),
    ...(conclusion.cluster.stores && {listedStores: [...conclusion.cluster.stores.byId.values()].map(listedStore)}),
    findings: withKeys(conclusion, cited),
    causes: conclusion.outcomes.map(({cause, store, kind, why, missing}) => ({cause: cause.id, store: store?.id ?? null, outcome: kind, why, ...(missing && {missing})})),
    ...(conclusion.timeline && {timeline: timelineReport(conclusion.timeline, cited)}),
    ...(conclusion.actions.length > 0 && {actions: conclusion.actions.map((action) => actionReport(action, cited))}),
    redHerrings: conclusion.redHerrings.map(({id, count, first, last, because, evidence}) => ({id, count, first, last, because, evidence: evidence.map(cited)})),
    nextEvidence: conclusion.asks,
    inputs: conclusion.inputs,
    notices: conclusion.notices,
  }
}

function storeReport({target, kind, charges, gate, replay}: Conclusion['stores'][number], keys: readonly HeldKeys[], cited: (evidence: CausesEvidence) => Evidence): StoreReport {
  return {
    store: target.id,
    address: target.address ?? null,
    component: target.isTiflash ? 'tiflash' : 'tikv',
    kind,
    since: target.since,
    peersLeft: target.isWhole ? (target.left?.length ?? null) : null,
    charged: [...charges.byCause].map(([{cause}, regions]) => ({cause: cause.id, regions, peers: regions.length})),
    uncharged: charges.uncharged,
    ...(keys.length > 0 && {unchargedKeys: keys.map((held) => keysReport(held, cited))}),
    gate: {version: gate.version, predicate: gate.predicate, terms: gate.terms.map(({says, holds, evidence}) => ({says, holds, evidence: evidence.map(cited)}))},
    replay: replay && replay.groups.length > 0 ? replay.groups.map(({regions, decision}) => ({
      regions,
      checker: decision.checker,
      decision: decision.kind,
      targets: decision.targets,
      rejected: decision.rejected.map(({storeId, by}) => ({store: storeId, by})),
      because: decision.because,
    })) : null,
  }
}

function evidenceOf(one: Found, trails: Conclusion['trails']): readonly CausesEvidence[] {
  return [...one.finding.evidence, ...(trails.get(one) ?? [])]
}

function findingReport(one: Found, {remedies, trails}: Conclusion, cited: (evidence: CausesEvidence) => Evidence): Finding {
  const {cause, finding} = one
  return {
    cause: cause.id,
    refines: finding.refines ?? null,
    confidence: finding.confidence,
    stores: finding.stores,
    regions: finding.regions,
    summary: finding.summary,
    evidence: evidenceOf(one, trails).map(cited),
    remedies: (remedies.get(one) ?? finding.remedies).map(remedyReport),
    knownBugs: finding.knownBugs ?? [],
  }
}

/** What Regions hold is said once, in the first finding that names them. */
function withKeys(conclusion: Conclusion, cited: (evidence: CausesEvidence) => Evidence): Finding[] {
  const {found, keysOf} = conclusion
  const told = new Set<number>()
  return found.map((one) => {
    const {regions} = one.finding
    const keys = regions.every((id) => told.has(id)) ? [] : keysOf(regions).filter(({region}) => region === undefined || !told.has(region))
    if (keys.length > 0) for (const id of regions) told.add(id)
    return {...findingReport(one, conclusion, cited), ...(keys.length > 0 && {keys: keys.map((held) => keysReport(held, cited))})}
  })
}

function keysReport({says, regions, region, tableId, name, source}: HeldKeys, cited: (evidence: CausesEvidence) => Evidence): Keys {
  const table = tableId === undefined || tableId > Number.MAX_SAFE_INTEGER ? null : Number(tableId)
  return {says, regions, region: region ?? null, table, name: name ?? null, ...(source && {source: cited({says: name === undefined ? says : say`${name}`, source})})}
}

function remedyReport({when, whatIf, ...remedy}: CausesRemedy | TriedRemedy): Remedy {
  return {...remedy, when: when ?? null, whatIf: whatIf ?? null, frees: 'frees' in remedy ? remedy.frees : null}
}

/** An answer is a line; what a program goes on to say is cited. */
const LONGEST_ANSWER = 200

function actionReport({says, source, stamp, answer}: Action, cited: (evidence: CausesEvidence) => Evidence): ReportedAction {
  return {time: stamp ?? null, ...cited({says, source}), ...(answer !== undefined && {answer: answer.slice(0, LONGEST_ANSWER)})}
}

function timelineReport({from, to, grid, lanes, others}: BuiltTimeline, cited: (evidence: CausesEvidence) => Evidence): Timeline {
  return {
    from: utc(from),
    to: utc(to),
    ...(grid && {grid: {from: utc(grid.from), seconds: grid.every / 1000}}),
    nodes: lanes.map(({events, ...lane}) => ({
      ...lane,
      events: events.map(({time, kind, says, source, store, region}) => ({time: utc(time), kind, ...cited({says, source}), ...(store !== undefined && {store}), ...(region !== undefined && {region})})),
    })),
    otherNodes: others,
  }
}

/** RFC 3339; beyond the years that a Date has it is the last of them. */
const utc = (time: number): string => new Date(Math.max(-MOST_MS, Math.min(time, MOST_MS))).toISOString()
