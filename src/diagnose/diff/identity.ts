import {UserError} from '../../errors.js'
import type {Cluster} from '../../model/cluster.js'
import type {Notice} from '../../model/input.js'
import {say, type Sentence} from '../../model/say.js'
import {count, listed} from '../../model/words.js'

const HINT = say`pass two bundles of one cluster, or analyze each apart`

/** Two clusters have nothing to compare. What makes it doubtful that it is one is said; what shows that it is not ends it. */
export function checkIdentity(old: Cluster, now: Cluster): readonly Notice[] {
  const [one, other] = [old.clusterId, now.clusterId]
  if (one && other) {
    if (one.is !== other.is) throw new UserError(say`these are bundles of two clusters: PD calls one ${one.is} and the other ${other.is}`, HINT)
    return []
  }
  return checkStores(old, now)
}

/** PD gives an id to one store only, and a store keeps its id when it moves to another address. */
function checkStores({stores: old}: Cluster, {stores: now}: Cluster): readonly Notice[] {
  if (!old || !now || old.byId.size === 0 || now.byId.size === 0) return [doubt(say`no dump shows that both are of one cluster: neither its id nor the stores are in both`)]
  const common = [...old.byId.values()].filter(({id}) => now.byId.has(id))
  const moved = common.filter(({id, address}) => now.byId.get(id)?.address !== address)
  const isWhole = old.isComplete && now.isComplete
  if (moved.length === common.length && (isWhole || common.length > 1)) {
    const says = common.length === 0 ? say`they have no store in common` : say`of ${count(common.length, 'store')} with the same id none has the same address`
    throw new UserError(say`these look like bundles of two clusters: ${says}`, say`where it is one, save \`member\` of PD with both: it tells the id of the cluster`)
  }
  if (common.length === 0) return [doubt(say`no dump shows that both are of one cluster: no store is in both`)]
  return moved.length === 0 ? [{level: 'note', says: say`PD's id of the cluster is not in both: they are taken for one by id and address of ${count(common.length, 'store')}`}] : [doubt(say`of ${count(common.length, 'store')} in both these have another address: ${listed(moved.map(({id}) => id))}; is it one cluster?`)]
}

const doubt = (says: Sentence): Notice => ({level: 'warning', says})
