import type {AskInput} from '../causes/cause.js'
import {leftThat} from '../causes/left.js'
import {isAnswered} from '../causes/local-peers.js'
import {pdCtl, PD_API} from '../causes/remedies.js'
import type {Cluster} from '../model/cluster.js'
import {idSet, idsOf} from '../model/id-set.js'
import {say, type Sentence} from '../model/say.js'
import {count, listed} from '../model/words.js'
import type {Found} from './charge.js'
import {collectionOf, commandOf, ofRegion, type Wanted, wantedOf} from './collect/steps.js'
import type {Outcome} from './diagnose.js'
import {fillIn} from './places.js'
import {decidesOn, isDecided, planned, type Prices, type Question} from './plan.js'
import type {Kind, Ranked, Verdict} from './rank.js'

export interface Ask {
  readonly input: AskInput
  readonly command: string
  readonly settles: readonly string[]
  readonly why: Sentence
}

interface Open extends Question {
  readonly cause: string
  /** What it is about. */
  readonly regions?: readonly number[]
  readonly store?: number | undefined
}

/** The fewest inputs that would settle what is open, most valuable first. */
export function asksFor(cluster: Cluster, stores: readonly Ranked[], outcomes: readonly Outcome[], general: readonly Found[], {kind}: Pick<Verdict, 'kind'>): readonly Ask[] {
  const questions = [...leftOpen(cluster, stores, general), ...unchecked(cluster, stores, outcomes, kind)]
  const wanted = wantedFor(cluster, stores)
  const prices = pricesFor(questions)
  const plan = planned(questions, prices)
  return plan.map((input) => {
    const decided = questions.filter((question) => decidesOn(input, question, prices))
    return {input, command: fillIn(cluster, commandOf(collectionOf(input, wantedBy(input, questions, wanted, cluster)), pdCtl(cluster), PD_API)), settles: [...new Set(decided.map(({cause}) => cause))], why: reason(input, decided, plan, wanted)}
  })
}

/** What is asked of a Region is asked of one that the input decides on; and so of a store, where none is leaving. */
function wantedBy(input: AskInput, questions: readonly Open[], wanted: Wanted, cluster: Cluster): Wanted {
  const asking = questions.filter(({inputs}) => inputs.includes(input))
  const {regions = []} = asking.find((one) => one.regions !== undefined && one.regions.length > 0) ?? {}
  const region = input === 'tikv-ctl-region' ? openRegion(cluster, regions) : regions[0]
  // A store that nobody is known to have deleted is not deleted for an answer.
  const store = wanted.store === 'STORE' && input !== 'delete-reply' ? asking.find((one) => one.store !== undefined)?.store : undefined
  return {...wanted, ...(store !== undefined && {store}), ...(typeof region === 'number' && {...ofRegion(cluster, region), unanswered: region})}
}

/** A finding outweighs everything that was not checked, and the one after it. */
const FOUND = 1000

function leftOpen(cluster: Cluster, stores: readonly Ranked[], general: readonly Found[]): readonly Open[] {
  const found = [...stores.filter(isOpen).flatMap((store) => store.found.filter((one) => !isSettled(one, store) && !isBeside(one, store))), ...general]
  const asking = found.filter(({finding}) => (finding.asks ?? []).length > 0)
  return asking.map(({cause, finding}, rank) => ({
    cause: cause.id,
    regions: finding.regions,
    store: finding.stores[0],
    weight: FOUND / (rank + 1),
    inputs: (finding.asks ?? []).filter((input) => input !== 'tikv-ctl-region' || openRegion(cluster, finding.regions) !== undefined),
    takes: 'any' as const,
  }))
}

/** Where the bundle cannot tell why Regions stay, what no cause could be held against matters too; where it shows no removal, only whether there is one. */
function unchecked(cluster: Cluster, stores: readonly Ranked[], outcomes: readonly Outcome[], kind: Kind): readonly Open[] {
  const open = stores.filter(isOpen)
  const lacking = outcomes
    .filter((outcome) => outcome.kind === 'not-checked')
    .map(({cause, missing = [], takes = 'all'}) => ({cause: cause.id, weight: 1, inputs: missing.filter((input) => !isThere(input, cluster, open)), takes}))
  if (kind === 'no-store-leaving') return lacking.filter((question) => isDecided(question, new Set(['stores'])))
  const isUnexplained = kind === 'undetermined' || open.some((store) => store.kind === 'undetermined' || (store.kind === 'stuck' && store.charges.uncharged.length > 0))
  if (!isUnexplained) return []
  return [
    ...(isThere('region-store', cluster, open) ? lacking : lacking.filter(({inputs}) => !inputs.some((input) => OF_A_REGION.has(input)))),
    ...(open.length > 0 ? [{cause: 'slow-but-progressing', weight: PATIENCE, inputs: ['store-again'] as const, takes: 'any' as const}] : []),
    ...(open.length > 0 && !isThere('region-store', cluster, open) ? [{cause: 'leaderless-region', weight: WHAT_IS_LEFT, inputs: ['region-store'] as const, takes: 'any' as const}] : []),
  ]
}

/** Whose logs these are, only the Regions left tell. */
const OF_A_REGION: ReadonlySet<AskInput> = new Set(['tikv-log-leader', 'tikv-log-target'])
/** A second look costs nothing but time, and rules out more causes than those that ask for it. */
const PATIENCE = 10
/** Until it is known what is left on the store, and who leads that, nothing can be charged. */
const WHAT_IS_LEFT = 50

/** The store that is still open, and a Region that it is stuck with. */
export function wantedFor(cluster: Cluster, stores: readonly Ranked[]): Wanted {
  const first = stores.find(isOpen)
  const lists = (first?.found ?? []).flatMap(({finding: {regions}}) => (regions.length > 0 ? [regions] : []))
  const unanswered = lists.length === 0 ? openRegion(cluster, []) : lists.map((regions) => openRegion(cluster, regions)).find((open) => open !== undefined)
  return {...wantedOf(cluster, first?.target.id, lists[0]?.[0] ?? first?.target.left?.[0]?.id), ...(first?.target.isTiflash && {isTiflash: true}), ...(typeof unanswered === 'number' && {unanswered})}
}

function isOpen({kind}: Ranked): boolean {
  return kind !== 'removed' && kind !== 'no-store-leaving'
}

/** What a certain finding has made precise is no longer open. */
function isSettled({cause}: Found, {found}: Ranked): boolean {
  return found.some(({finding}) => finding.refines === cause.id && finding.confidence === 'certain')
}

/** Where another cause certainly keeps every Region that the finding would explain, what it leaves open changes nothing: unless it says more of that cause or of what that refines, or comes after it. */
function isBeside(one: Found, {charges, locks}: Ranked): boolean {
  const {regions, refines} = one.finding
  if (regions.length === 0 || charges.byCause.has(one) || locks.some(({found}) => found === one)) return false
  const certain = [...charges.byCause].filter(([{cause, finding}]) => finding.confidence === 'certain' && cause.id !== refines && (refines === undefined || finding.refines !== refines))
  return regions.every((id) => certain.some(([, ids]) => idSet(ids).has(id)))
}

/** A question to PD (`store-again` only patience), a dump that grows with the cluster, the log of PD's leader, or something from hosts of TiKV: of all that hold a voter, most. */
const PRICES: Prices = new Map([
  ...(['stores', 'region-store', 'config', 'store-again', 'placement-rules', 'checker-status', 'region-labels'] as const).map((input) => [input, {cost: 1}] as const),
  ['regions', {cost: 2, gives: ['region-store']}],
  ['pd-log', {cost: 2}],
  ...(['operators', 'unsafe-recovery-show', 'delete-reply'] as const).map((input) => [input, {cost: 1}] as const),
  ['schedulers', {cost: 1, gives: ['config']}],
  ...(['tikv-ctl-region', 'tikv-log-leader', 'tikv-log-target', 'tikv-log-store', 'disk-stats', 'metrics'] as const).map((input) => [input, {cost: 3}] as const),
  ['tikv-log-voters', {cost: 4, gives: ['tikv-log-leader']}],
])

/** The logs of the voters of one Region hold that of its own leader, and not that of another's. */
function pricesFor(questions: readonly Open[]): Prices {
  const asked = questions.filter(({inputs}) => inputs.includes('tikv-log-voters') || inputs.includes('tikv-log-leader'))
  return new Set(asked.flatMap(({regions = []}) => regions.slice(0, 1))).size < 2 ? PRICES : new Map(PRICES).set('tikv-log-voters', {cost: 4})
}

/** Cheapest first. */
export const ORDER: readonly AskInput[] = [...PRICES.keys()]

/** A cause that lacks a moment or a file of its own names what it reads; what the bundle has already is not asked for again. */
function isThere(input: AskInput, cluster: Cluster, open: readonly Ranked[]): boolean {
  if (input === 'stores') return cluster.stores?.isComplete ?? false
  if (input === 'region-store') return open.length > 0 && open.every(({target}) => target.isWhole && leftThat(target, ({isLeaderUnknown, lacks}) => isLeaderUnknown === true || lacks !== undefined).length === 0)
  if (input === 'config') return cluster.config?.has('schedule') ?? false
  if (input === 'tikv-ctl-region') return open.length > 0 && open.every(({target}) => target.left !== undefined && openRegion(cluster, idsOf(target.left)) === undefined)
  return input === 'placement-rules' && cluster.placementRules !== undefined
}

/** The first of the Regions that the TiKVs have not answered for; a finding without Regions is about some Region. */
function openRegion(cluster: Cluster, regions: readonly number[]): number | 'REGION' | undefined {
  if (regions.length === 0) return 'REGION'
  return regions.find((id) => {
    const region = cluster.regions?.get(id)
    return region === undefined || !isAnswered(cluster, region)
  })
}

/** What it tells and decides, and what would do in its place for a finding that nothing else in the plan decides. */
function reason(input: AskInput, decided: readonly Open[], plan: readonly AskInput[], {isTiflash}: Wanted): Sentence {
  const what = input === 'tikv-log-store' && isTiflash ? say`the logs of the leaving TiFlash` : WHAT[input]
  const causes = [...new Set(decided.map(({cause}) => cause))]
  const says = say`${what}; it decides on ${listed(causes.map((cause) => `\`${cause}\``), 4)} (${count(causes.length, 'cause')})`
  const others = new Set(decided.filter(({takes, inputs}) => takes === 'any' && inputs.filter((one) => plan.includes(one)).length < 2).flatMap(({inputs}) => inputs.filter((one) => one !== input)))
  return others.size === 0 ? says : say`${says}; where it cannot be had: ${listed([...others].map((one) => `\`${one}\``), 3)}`
}

/** What each input tells. */
export const WHAT: Readonly<Record<AskInput, Sentence>> = {
  stores: say`every store with its state, space and labels`,
  'store-again': say`the same dumps once more, some minutes later: what moves is not stuck`,
  'region-store': say`the Regions that are left on the store`,
  regions: say`the Regions of the whole cluster`,
  config: say`limits and switches of PD`,
  'placement-rules': say`what PD wants for each key range`,
  'region-labels': say`key ranges with \`schedule=deny\``,
  schedulers: say`schedulers and the stores they evict`,
  operators: say`what PD is doing now`,
  'checker-status': say`whether somebody has paused the checker`,
  'unsafe-recovery-show': say`how far an unsafe recovery is`,
  'delete-reply': say`what PD answered to the delete`,
  'pd-log': say`the log of the PD leader from before the delete until now`,
  'tikv-log-voters': say`tikv.log of every store with a voter of the Region, two hours or more`,
  'tikv-log-leader': say`tikv.log of the store that leads the Region`,
  'tikv-log-target': say`tikv.log of the store that should get the new peer`,
  'tikv-log-store': say`tikv.log of the leaving store`,
  'tikv-ctl-region': say`what each TiKV itself has of the Region`,
  metrics: say`PD's and TiKV's metrics of that time`,
  'disk-stats': say`space and IO of the disks`,
}
