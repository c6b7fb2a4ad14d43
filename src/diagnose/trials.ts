import type {Cluster} from '../model/cluster.js'
import {applyChanges} from '../replay/change/change.js'
import {changesOf} from '../replay/change/flags.js'
import {type Prospect, prospect} from './what-if.js'

/** The model of one leaving store under changes that the flags of `what-if` can say; each set of flags is worked out once. */
export class Trials {
  readonly before: Prospect
  private readonly known = new Map<string, Prospect | undefined>()

  constructor(
    private readonly cluster: Cluster,
    private readonly storeId: number,
  ) {
    this.before = prospect(cluster, storeId)
  }

  /** What would be after the changes; undefined when the flags cannot be read. */
  after(flags: readonly string[]): Prospect | undefined {
    const key = flags.join(' ')
    if (this.known.has(key)) return this.known.get(key)
    const changes = changesOf(flags)
    const after = changes && prospect(applyChanges(this.cluster, changes).cluster, this.storeId)
    this.known.set(key, after)
    return after
  }

  /** How many Regions that were held are no longer; null when the dumps do not tell of one of them. */
  freedBy(after: Prospect): number | null {
    const open = new Set(after.open)
    const held = new Set([...after.held.values()].flat())
    const before = [...this.before.held.values()].flat()
    return before.some((id) => open.has(id)) ? null : before.filter((id) => !held.has(id)).length
  }
}
