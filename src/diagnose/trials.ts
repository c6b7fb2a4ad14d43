import type {Cluster} from '../model/cluster.js'
import {idSet} from '../model/id-set.js'
import {applyChanges} from '../replay/change/change.js'
import {changesOf} from '../replay/change/flags.js'
import type {Target} from './targets.js'
import {type Prospect, prospect} from './what-if.js'

/** The model of one leaving store under changes that the flags of `what-if` can say; each set of flags is worked out once. */
export class Trials {
  private readonly known = new Map<string, Prospect | undefined>()
  private readonly heldBefore: readonly number[]

  constructor(
    private readonly cluster: Cluster,
    private readonly before: Prospect & {readonly target: Target},
  ) {
    this.heldBefore = heldIn(before)
  }

  /** What would be after the changes; undefined when the flags cannot be read. */
  after(flags: readonly string[]): Prospect | undefined {
    const key = flags.join(' ')
    if (this.known.has(key)) return this.known.get(key)
    const changes = changesOf(flags)
    const after = changes && prospect(applyChanges(this.cluster, changes).cluster, this.before.target.id)
    this.known.set(key, after)
    return after
  }

  /** How many Regions that were held are no longer; null when the dumps do not tell of one of them. */
  freedBy(after: Prospect): number | null {
    const open = idSet(after.open)
    const held = idSet(heldIn(after))
    return this.heldBefore.some((id) => open.has(id)) ? null : this.heldBefore.filter((id) => !held.has(id)).length
  }
}

function heldIn({held}: Prospect): readonly number[] {
  const lists = [...held.values()]
  return lists.length === 1 ? lists[0]! : lists.flat()
}
