import type {Evidence} from '../causes/cause.js'
import type {Cluster} from '../model/cluster.js'
import type {LogEvent, Tally} from '../model/log-digest.js'
import {say, type Sentence} from '../model/say.js'
import {idSet} from '../model/id-set.js'
import {lineOf} from '../model/source.js'
import {type SignatureId, signatures} from '../signatures/index.js'
import {ALIBIS, type Court} from './alibis.js'
import type {Found} from './charge.js'
import {displays} from './misleading-displays.js'
import type {Ranked} from './rank.js'
import {often} from '../model/words.js'

/** Loud, and not the cause: with the reason that clears it. */
export interface Discharged {
  readonly id: string
  readonly count: number
  /** RFC 3339; empty where the lines or dumps have no time. */
  readonly first: string
  readonly last: string
  readonly because: Sentence
  readonly evidence: readonly Evidence[]
}

interface Suspect {
  readonly id: string
  readonly signature: string
  readonly because: Sentence
}

/** Patterns among lines that mean something else beside, which their signature does not call noise. */
const AMONG: ReadonlyArray<Suspect & {readonly signature: SignatureId}> = [
  {id: 'tombstone-warning-space-wording', signature: 'tombstone-doubtful', because: say`PD counts the stores that are Up and have space: a missing store is told in the same words, and the others have room`},
  {id: 'store-delete-success', signature: 'store-offline', because: say`it only says that the Offline mark is set; a second delete does nothing`},
  {id: 'single-joint-role', signature: 'region-members-changed', because: say`an ordinary move passes through the joint state; the Region left it`},
  {id: 'merge-operator-added', signature: 'operator-added', because: say`an ordinary merge of small Regions, which came to its end`},
  {id: 'operator-canceled-flood', signature: 'operator-canceled', because: say`an evict-leader scheduler whose leaders cannot go fills the log; other operators come to their end`},
  {id: 'invalid-store-id-zero', signature: 'tikv-store-invalid', because: say`0 is no store: a message to wake a Region had no leader to go to`},
]

const SUSPECTS: readonly Suspect[] = [...signatures.flatMap(({id, noise}) => (noise ? [{id: noise.id, signature: id, because: noise.because}] : [])), ...AMONG]

/** Every loud pattern of the bundle that its exculpating evidence clears, loudest first. What a finding rests on is not among them. */
export function redHerrings(cluster: Cluster, stores: readonly Ranked[], found: readonly Found[]): readonly Discharged[] {
  const rests = found.filter(({finding}) => finding.confidence !== 'possible')
  const cited = new Set(rests.flatMap(({finding}) => finding.evidence.map(({source}) => lineOf(source))))
  const isExplained = (regionId: number) => rests.some(({finding}) => idSet(finding.regions).has(regionId))
  const isFree = ({source, regionId}: LogEvent) => !cited.has(lineOf(source)) && (regionId === undefined || !isExplained(regionId))
  const court = {cluster, stores, found: new Set(rests.map(({cause}) => cause.id))}
  const loud = SUSPECTS.flatMap((suspect) => {
    const tally = cluster.logs?.seen(suspect.signature)
    return tally ? (discharge(suspect, tally, court, isFree) ?? []) : []
  })
  const shown = displays(cluster, stores, court.found)
  const all = [...loud, ...shown.filter(({id}) => !loud.some((other) => other.id === id))]
  return all.toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
}

/** Of a storm only examples are kept: where all of them are innocent, so are the others. */
function discharge({id, because}: Suspect, tally: Tally, court: Court, isFree: (event: LogEvent) => boolean): Discharged | undefined {
  const {clears, unless} = ALIBIS[id] ?? {}
  if (unless?.(tally, court)) return undefined
  const innocent = clears ? tally.events.filter((event) => clears(event, court)) : tally.events
  const shown = innocent.find(isFree)
  if (!shown) return undefined
  const isAll = innocent.length === tally.events.length
  const count = isAll ? tally.count : innocent.length
  const [first, last] = isAll ? [tally.first, tally.last] : [innocent[0]!, innocent.at(-1)!]
  return {id, count, first: first.stamp, last: last.stamp, because, evidence: [{says: say`seen ${often(count)}`, source: shown.source}]}
}
