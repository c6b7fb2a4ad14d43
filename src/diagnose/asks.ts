import type {AskInput} from '../causes/cause.js'
import {isAnswered} from '../causes/local-peers.js'
import {pdCtl, PD_API} from '../causes/remedies.js'
import type {Cluster} from '../model/cluster.js'
import {say, type Sentence} from '../model/say.js'
import {count, listed} from '../model/words.js'
import type {Found} from './charge.js'
import {collectionOf, commandOf, type Wanted, wantedOf} from './collect/steps.js'
import type {Outcome} from './diagnose.js'
import {fillIn} from './places.js'
import type {Ranked} from './rank.js'

export interface Ask {
  readonly input: AskInput
  readonly command: string
  readonly settles: readonly string[]
  readonly why: Sentence
}

/** What would settle what is open, most valuable first: what the findings ask for, then what most causes were not checked for. */
export function asksFor(cluster: Cluster, stores: readonly Ranked[], outcomes: readonly Outcome[], general: readonly Found[]): readonly Ask[] {
  const open = stores.filter(isOpen)
  const settles = new Map<AskInput, Set<string>>()
  const add = (input: AskInput, cause: string) => settles.set(input, (settles.get(input) ?? new Set()).add(cause))
  for (const {cause, finding} of [...open.flatMap(({found}) => found.filter((one) => !isSettled(one, found))), ...general]) for (const input of finding.asks ?? []) if (input !== 'tikv-ctl-region' || openRegion(cluster, finding.regions) !== undefined) add(input, cause.id)
  const urgent = settles.size
  if (open.some(({kind}) => kind === 'undetermined') || stores.every(({kind}) => kind === 'no-store-leaving')) {
    for (const [input, causes] of notChecked(outcomes)) if (!isThere(input, cluster, open)) for (const cause of causes) add(input, cause)
    if (open.length > 0) add('store-again', 'slow-but-progressing')
  }
  const asked = [...settles.keys()]
  const ordered = [...asked.slice(0, urgent), ...asked.slice(urgent).toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))]
  const wanted = wantedFor(cluster, stores)
  return ordered.map((input) => ({input, command: fillIn(cluster, commandOf(collectionOf(input, wanted), pdCtl(cluster), PD_API)), settles: [...settles.get(input)!], why: reason(input, settles.get(input)!)}))
}

/** The store that is still open, and a Region that it is stuck with. */
export function wantedFor(cluster: Cluster, stores: readonly Ranked[]): Wanted {
  const first = stores.find(isOpen)
  const regions = first?.found.flatMap(({finding}) => finding.regions) ?? []
  const unanswered = openRegion(cluster, regions)
  return {...wantedOf(cluster, first?.target.id, regions[0] ?? first?.target.left?.[0]?.id), ...(typeof unanswered === 'number' && {unanswered})}
}

function isOpen({kind}: Ranked): boolean {
  return kind !== 'removed' && kind !== 'no-store-leaving'
}

/** What a certain finding has made precise is no longer open. */
function isSettled({cause}: Found, found: readonly Found[]): boolean {
  return found.some(({finding}) => finding.refines === cause.id && finding.confidence === 'certain')
}

/** Cheap, and parting most hypotheses, first (`store-again` costs only patience). */
export const ORDER: readonly AskInput[] = [
  'stores', 'region-store', 'config', 'store-again', 'placement-rules', 'regions', 'checker-status', 'region-labels', 'pd-log', 'operators', 'schedulers', 'unsafe-recovery-show',
  'delete-reply', 'tikv-log-voters', 'tikv-ctl-region', 'tikv-log-leader', 'tikv-log-target', 'tikv-log-store', 'disk-stats', 'metrics',
]

/** A cause that lacks a moment or a file of its own names what it reads; what the bundle has already is not asked for again. */
function isThere(input: AskInput, cluster: Cluster, open: readonly Ranked[]): boolean {
  if (input === 'stores') return cluster.stores?.isComplete ?? false
  if (input === 'region-store') return open.length > 0 && open.every(({target}) => target.isWhole && !target.left?.some(({isLeaderUnknown, lacks}) => isLeaderUnknown || lacks !== undefined))
  if (input === 'config') return cluster.config?.has('schedule') ?? false
  if (input === 'tikv-ctl-region') return open.length > 0 && open.every(({target}) => target.left !== undefined && openRegion(cluster, target.left.map(({id}) => id)) === undefined)
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

function notChecked(outcomes: readonly Outcome[]): ReadonlyMap<AskInput, readonly string[]> {
  const causes = new Map<AskInput, string[]>()
  for (const {kind, missing, cause} of outcomes) {
    if (kind !== 'not-checked') continue
    for (const input of missing ?? []) causes.set(input, [...(causes.get(input) ?? []), cause.id])
  }
  return causes
}

function reason(input: AskInput, settles: ReadonlySet<string>): Sentence {
  return say`${WHAT[input]}; it decides on ${listed([...settles].map((cause) => `\`${cause}\``), 4)} (${count(settles.size, 'cause')})`
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
