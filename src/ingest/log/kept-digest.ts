import type {LogDigest, LogFilter, LogNode, Tally} from '../../model/log-digest.js'
import {signatures} from '../../signatures/index.js'
import {type FileTallies, KEPT, KEPT_OF_ALL, type SignatureTally} from './file-tallies.js'
import type {LogEvents} from './log-events.js'
import {Sample} from './sample.js'

const KEEPS_ALL = new Set(signatures.filter(({keep}) => keep === 'all').map(({id}) => id))

/** The digest over all files: tallies of files are put together when they are asked for. */
export class KeptDigest implements LogDigest {
  constructor(
    readonly nodes: readonly LogNode[],
    private readonly talliesOf: ReadonlyMap<string, readonly FileTallies[]>,
    private readonly events: LogEvents,
    private readonly watched: ReadonlySet<number>,
  ) {}

  seen(signature: string, filter: LogFilter = {}): Tally | undefined {
    const whole = new Sample(KEEPS_ALL.has(signature) ? KEPT_OF_ALL : KEPT)
    for (const tallies of this.files(filter.node)) {
      const part = matching(tallies.bySignature.get(signature), filter)
      if (part) whole.merge(part)
    }
    return this.events.tally(signature, whole)
  }

  regionsOf(signature: string): readonly number[] {
    return this.ids(signature, ({byRegion}) => byRegion)
  }

  storesOf(signature: string): readonly number[] {
    return this.ids(signature, ({byStore}) => byStore)
  }

  mentions(regionId: number, node: string): Tally | undefined {
    const whole = new Sample(KEPT)
    for (const {mentions} of this.files(node)) {
      const part = mentions.get(regionId)
      if (part) whole.merge(part)
    }
    return this.events.tally('', whole)
  }

  isWatched(regionId: number): boolean {
    return this.watched.has(regionId)
  }

  private files(node: string | undefined): readonly FileTallies[] {
    return node === undefined ? [...this.talliesOf.values()].flat() : (this.talliesOf.get(node) ?? [])
  }

  private ids(signature: string, by: (tally: SignatureTally) => ReadonlyMap<number, Sample>): readonly number[] {
    const found = this.files(undefined).flatMap(({bySignature}) => {
      const tally = bySignature.get(signature)
      return tally ? [...by(tally).keys()] : []
    })
    return [...new Set(found)].toSorted((a, b) => a - b)
  }
}

function matching(tally: SignatureTally | undefined, {regionId, storeId}: LogFilter): Sample | undefined {
  if (regionId === undefined) return storeId === undefined ? tally?.all : tally?.byStore.get(storeId)
  const ofRegion = tally?.byRegion.get(regionId)
  return storeId === undefined || !ofRegion ? ofRegion : ofStore(ofRegion, storeId)
}

/** A Region and a store at once are not counted apart: only what was kept of the Region can tell. */
function ofStore(sample: Sample, storeId: number): Sample | undefined {
  const found = new Sample(KEPT_OF_ALL)
  for (const hit of sample.hits()) if (hit.storeId === storeId) found.add(hit)
  return found.count > 0 ? found : undefined
}
