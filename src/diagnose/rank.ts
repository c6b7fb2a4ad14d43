import {CONFIDENCES, type Confidence, textOf} from '../causes/cause.js'
import type {Cluster} from '../model/cluster.js'
import {say, type Sentence} from '../model/say.js'
import {count, figure, listed} from '../model/words.js'
import {charge, type Charges, type Found} from './charge.js'
import type {Lock} from './locks.js'
import type {Stage, Target} from './targets.js'

export type Kind = 'stuck' | 'draining' | 'removed' | 'not-removing' | 'no-store-leaving' | 'undetermined'

/** One store with all that was found about it, best first. */
export interface Ranked {
  readonly target: Target
  readonly kind: Kind
  readonly found: readonly Found[]
  readonly charges: Charges
  /** What would hold Regions all the same once that is gone which they are charged to. */
  readonly locks: readonly Lock[]
}

export interface Verdict {
  readonly kind: Kind
  readonly store: number | null
  readonly cause: string | null
  readonly confidence: Confidence | null
  readonly summary: Sentence
}

const NONE: ReadonlySet<number> = new Set()

/** Orders what was found about one store, charges the Regions left, and says whether it is stuck. `weightless` Regions do not keep it. */
export function rankStore(target: Target, found: readonly Found[], weightless = NONE): Ranked {
  const charges = charge(target, found)
  const weight = (one: Found) => charges.byCause.get(one)?.length ?? 0
  const ordered = foldRefinements(
    found.toSorted(
      (a, b) =>
        Number(isHint(a)) - Number(isHint(b)) || weight(b) - weight(a) || CONFIDENCES.indexOf(a.finding.confidence) - CONFIDENCES.indexOf(b.finding.confidence),
    ),
  )
  const isRoot = (one: Found) => isBlocker(one, target, charges, weightless)
  const kind = kindOf(target, ordered, isRoot)
  return {target, kind, charges, found: kind === 'stuck' ? blockersFirst(ordered, isRoot) : ordered, locks: []}
}

/** Puts the locks behind the roots: a finding that saw only the first lock gives way to the one that looked behind it. */
export function withLocks(ranked: Ranked, locks: readonly Lock[]): Ranked {
  const charged = new Set([...ranked.charges.byCause.keys()].map(({cause}) => cause))
  const behind = locks.flatMap(({found}) => (charged.has(found.cause) ? [] : [found]))
  const rest = ranked.found.filter(({cause}) => !behind.some((one) => one.cause === cause))
  const roots = rest.findLastIndex((one) => ranked.charges.byCause.has(one)) + 1
  return {...ranked, found: [...rest.slice(0, roots), ...behind, ...rest.slice(roots)], locks}
}

/** Faults of a bundle in which no store is leaving: the surest first, the more precise before what it refines. */
export function rankGeneral(found: readonly Found[]): readonly Found[] {
  return foldRefinements(found.toSorted((a, b) => CONFIDENCES.indexOf(a.finding.confidence) - CONFIDENCES.indexOf(b.finding.confidence)))
}

const isHint = ({finding}: Found) => finding.confidence === 'possible'

/** A refinement that is at least likely stands before what it refines; a possible one right after it. */
function foldRefinements(found: readonly Found[]): readonly Found[] {
  const refinements = found.filter(({finding}) => found.some(({cause}) => cause.id === finding.refines))
  return found
    .filter((one) => !refinements.includes(one))
    .flatMap((one) => {
      const mine = refinements.filter(({finding}) => finding.refines === one.cause.id)
      return [...mine.filter((other) => !isHint(other)), one, ...mine.filter(isHint)]
    })
}

const KIND_OF_STAGE: Readonly<Record<Exclude<Stage, 'leaving'>, Kind>> = {removed: 'removed', reverted: 'not-removing', refused: 'not-removing', asked: 'no-store-leaving'}

function kindOf(target: Target, found: readonly Found[], isRoot: (one: Found) => boolean): Kind {
  if (target.stage !== 'leaving') return KIND_OF_STAGE[target.stage]
  if (found.some(isRoot)) return 'stuck'
  const moving = found.some(({cause, finding}) => cause.id === 'slow-but-progressing' && finding.confidence !== 'possible')
  return moving ? 'draining' : 'undetermined'
}

/** The root of a stuck store explains a Region left on it; where the bundle does not show what is left, what blocks alone will do. */
function isBlocker(one: Found, target: Target, charges: Charges, weightless: ReadonlySet<number>): boolean {
  if (isHint(one) || one.cause.blocks === 'no') return false
  if (charges.byCause.get(one)?.some((id) => !weightless.has(id))) return true
  if (target.left === undefined) return one.cause.blocks === 'alone' || one.finding.holdsStore === true
  return target.left.length === 0 && one.finding.holdsStore === true
}

function blockersFirst(found: readonly Found[], isRoot: (one: Found) => boolean): readonly Found[] {
  const isGeneric = (one: Found) => found.some(({finding}) => finding.refines === one.cause.id && finding.confidence !== 'possible')
  return [...found.filter((one) => isRoot(one) || isGeneric(one)), ...found.filter((one) => !isRoot(one) && !isGeneric(one))]
}

const URGENCY: Readonly<Record<Kind, number>> = {stuck: 0, undetermined: 1, draining: 2, 'not-removing': 3, removed: 4, 'no-store-leaving': 5}

/** The store that the verdict is about: stuck before open, open before moving, and then the one with more left. */
export function byUrgency(a: Ranked, b: Ranked): number {
  return URGENCY[a.kind] - URGENCY[b.kind] || (b.target.left?.length ?? 0) - (a.target.left?.length ?? 0) || a.target.id - b.target.id
}

export function verdictOn(cluster: Cluster, stores: readonly Ranked[], general: readonly Found[]): Verdict {
  const [first] = stores.toSorted(byUrgency)
  if (!first || first.kind === 'no-store-leaving') return withoutStore(cluster, first, general)
  const top = first.kind === 'stuck' || first.kind === 'not-removing' ? first.found[0] : undefined
  return {
    kind: first.kind,
    store: first.target.id,
    cause: top?.cause.id ?? null,
    confidence: top?.finding.confidence ?? null,
    summary: say`${summaryOf(first, top)}${othersIn(stores.filter((one) => one !== first))}${first.target.stage === 'leaving' ? '' : faultIn(cluster, general)}`,
  }
}

/** ` Leaving too: store 5 (stuck), store 10 (draining).` */
function othersIn(others: readonly Ranked[]): string {
  const leaving = others.filter(({target}) => target.stage === 'leaving').map(({target, kind}) => say`store ${target.id} (${kind === 'stuck' ? say`stuck` : kind === 'draining' ? say`draining` : say`not clear`})`)
  return leaving.length > 0 ? say` Leaving too: ${listed(leaving, 9)}.` : ''
}

function faultIn(cluster: Cluster, [top]: readonly Found[]): string {
  return top ? say` What else the bundle shows: ${top.finding.summary}` : silentIn(cluster)
}

function summaryOf({kind, target, found, charges, locks}: Ranked, top: Found | undefined): Sentence {
  const left = leftIn(target)
  const name = say`Store \`${target.id}\``
  if (kind === 'removed') return say`${name} is removed: PD has made it Tombstone.`
  if (kind === 'draining') return say`${name} is draining (${left}): slow is not stuck.`
  if (kind === 'not-removing') return top?.finding.summary ?? say`PD is not removing store \`${target.id}\`.`
  if (kind === 'stuck' && top) {
    const others = [...charges.byCause.keys()].filter((one) => one !== top && one.cause.id !== 'slow-but-progressing').map(({cause}) => textOf(cause).title)
    return say`${name} stays Offline (${left}) because ${textOf(top.cause).title}${others.map((title) => say`, and because ${title}`).join('')}.${behindInWords(locks)}${unexplained(charges)}`
  }
  const hints = found.filter(isHint).map(({cause}) => `\`${cause.id}\``)
  if (target.isWhole && target.left?.length === 0) return say`${name} is leaving and empty, and this bundle cannot tell whether PD will make it Tombstone.`
  return say`${name} is leaving (${left}) and this bundle cannot tell why it does not get on${hints.length > 0 ? say`; possible: ${listed(hints)}` : ''}.`
}

/** What is said of few Regions must not sound as if it were said of all. */
function unexplained({uncharged}: Charges): Sentence {
  return uncharged.length === 0 ? '' : say` For ${figure(uncharged.length)} of the Regions left no cause was found.`
}

/** ` With \`halt-scheduling\` cured, 18 Regions would still stay because …` */
function behindInWords(locks: readonly Lock[]): string {
  return locks.map(({behind, found, regions}) => say` With ${listed(behind.map(({id}) => `\`${id}\``))} cured, ${count(regions.length, 'Region')} would ${found.finding.confidence === 'certain' ? '' : say`probably `}still stay because ${textOf(found.cause).title}.`).join('')
}

/** `1 Region left: 434317`; a long list is only counted. */
function leftIn({isWhole, left = []}: Target): string {
  if (!isWhole) return say`how many Regions are left is not in the bundle`
  return say`${count(left.length, 'Region')} left${left.length > 0 && left.length <= 3 ? `: ${listed(left.map(({id}) => id))}` : ''}`
}

/** Nothing in the bundle names a leaving store; a display of tiup may still say that one leaves. */
function withoutStore(cluster: Cluster, asked: Ranked | undefined, general: readonly Found[]): Verdict {
  const shown = cluster.tiup?.filter(({role}) => role === 'tikv' || role === 'tiflash') ?? []
  const leaving = shown.find(({status = ''}) => /Offline/.test(status))
  if (leaving) return {kind: 'undetermined', store: null, cause: null, confidence: null, summary: say`tiup shows \`${leaving.address}\` as \`${leaving.status}\`; no dump of PD tells what is left on it.`}
  const removed = shown.find(({status = ''}) => /Tombstone/.test(status))
  if (removed) return {kind: 'removed', store: null, cause: null, confidence: null, summary: say`tiup shows \`${removed.address}\` as Tombstone: PD is done, only the clean-up is left.`}
  const found = [...(asked?.found ?? []), ...general]
  const top = found.find((one) => !isHint(one))
  const hints = found.filter(isHint).map(({cause}) => `\`${cause.id}\``)
  const fault = top ? say` What it shows: ${top.finding.summary}` : `${silentIn(cluster)}${hints.length > 0 ? say` Possible: ${listed(hints)}.` : ''}`
  return {
    kind: 'no-store-leaving',
    store: asked?.target.id ?? top?.finding.stores[0] ?? null,
    cause: top?.cause.id ?? null,
    confidence: top?.finding.confidence ?? null,
    summary: say`Nothing in the bundle says that ${asked ? say`store \`${asked.target.id}\`` : say`a store`} is leaving.${fault}`,
  }
}

/** ` Store 5 is Down.`: a fact, whatever it means. */
function silentIn({stores}: Cluster): string {
  const all = [...(stores?.byId.values() ?? [])]
  return (['Down', 'Disconnected'] as const)
    .map((state) => {
      const ids = all.filter(({stateName}) => stateName === state).map(({id}) => id)
      if (ids.length === 0) return ''
      return ids.length === 1 ? say` Store ${ids[0]} is ${state}.` : say` Stores ${listed(ids)} are ${state}.`
    })
    .join('')
}
