import {cite, type Evidence} from '../../causes/cause.js'
import type {Stores} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import type {Source} from '../../model/source.js'
import type {Store} from '../../model/store.js'
import {type ListedStore, listedStore} from '../listed-store.js'
import type {StoreChange, StoreField, Uncompared} from './difference.js'
import {isSavedOnce, type Pair} from './moment.js'
import {savedIn} from './setting-changes.js'

/** Stores whose record differs, by id. One that is missing from a whole list is gone, or was not there yet. */
export function storeChanges({old, now}: Pair): {readonly changes: readonly StoreChange[]; readonly uncompared: readonly Uncompared[]} {
  const [before, after] = [old.cluster.stores, now.cluster.stores]
  if (!before || !after) return {changes: [], uncompared: [{of: 'stores', saved: savedIn(before, after)}]}
  const ids = [...new Set([...before.byId.keys(), ...after.byId.keys()])].toSorted((a, b) => a - b)
  return {changes: ids.flatMap((id) => changeOf(id, before, after) ?? []), uncompared: []}
}

function changeOf(id: number, before: Stores, after: Stores): StoreChange | undefined {
  const [from, to] = [before.byId.get(id), after.byId.get(id)]
  const change = {store: id, old: from ? listedStore(from) : null, now: to ? listedStore(to) : null}
  if (from && to) {
    if (isSavedOnce(from.source, to.source)) return undefined
    const changed = changedFields(change.old!, change.now!, from, to)
    return changed.length > 0 ? {...change, changed, evidence: [shown(from), shown(to)]} : undefined
  }
  const [holder] = from ? listOf(after) : listOf(before)
  if (!holder) return undefined
  const missing = cite({source: holder}, say`store ${id} is not in the list`)
  return {...change, changed: [], evidence: from ? [shown(from), missing] : to ? [missing, shown(to)] : [missing]}
}

/** A lone record proves nothing about the other stores. */
function listOf({isComplete, sources}: Stores): readonly Source[] {
  return isComplete ? sources : []
}

const shown = (store: Store): Evidence => cite(store, say`store ${store.id} is ${store.stateName}`)

const COMPARED = ['state', 'liveness', 'address', 'version', 'labels', 'capacity', 'available', 'regionCount', 'leaderCount'] as const satisfies ReadonlyArray<StoreField & keyof ListedStore>

function changedFields(old: ListedStore, now: ListedStore, from: Store, to: Store): readonly StoreField[] {
  const changed = COMPARED.filter((field) => String(old[field]) !== String(now[field]))
  return (from.startedAt ?? to.startedAt) !== (to.startedAt ?? from.startedAt) ? ['restarted', ...changed] : changed
}
