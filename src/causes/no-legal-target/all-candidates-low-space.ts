import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import type {Store} from '../../model/store.js'
import {count, listed} from '../../model/words.js'
import {cite, defineCause, type Evidence, found, type LeavingStore, type Remedy, ruledOut} from '../cause.js'
import {citeConfig, noTargets, rejectedBy, withReason} from '../no-target.js'
import {unreplayed} from '../obstacles.js'
import {addStore, cancelRemoval, remarked, setConfig} from '../remedies.js'
import {GONE} from '../undo.js'
import {text} from './all-candidates-low-space.text.en.js'

// PD: server/core/store.go IsLowSpace, server/schedule/filter/filters.go NewStorageThresholdFilter
export const allCandidatesLowSpace = defineCause({
  id: 'all-candidates-low-space',
  family: 'no-legal-target',
  blocks: 'alone',
  text,
  needs: ['stores'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const {regions, decisions} = withReason(noTargets(cluster, store, replay), 'low-space')
    if (regions.length === 0) return ruledOut(say`no Region left has lost its last candidate to the space limit`)
    const full = rejectedBy(cluster, decisions, ['low-space']).filter(({id}) => id !== store.id)
    const [first, ...rest] = full
    if (!first) return ruledOut(say`no candidate is low on space`)
    return found({
      confidence: replay?.assumed.some((one) => one.includes('low-space-ratio')) ? 'likely' : 'certain',
      stores: [store.id, ...full.map(({id}) => id)],
      regions,
      summary: say`${count(regions.length, 'Region')} on store \`${store.id}\` ${regions.length === 1 ? 'finds' : 'find'} no store with space: ${full.length === 1 ? say`store ${first.id}, the only candidate, is` : say`the candidates ${listed(full.map(({id}) => id))} are`} beyond \`low-space-ratio\`.`,
      evidence: [describe(first), ...rest.slice(0, 7).map(describe), ...citeConfig(cluster, 'schedule.low-space-ratio', say`the part of a store that may be used before it takes no more peers`), ...warnings(cluster, full)],
      remedies: remedies(cluster, store),
    })
  },
})

function describe(store: Store): Evidence {
  const share = store.capacity && store.available !== undefined ? say` (${((100 * store.available) / store.capacity).toFixed(1)} % free)` : ''
  return cite(store, say`store ${store.id} has ${gib(store.available)} of ${gib(store.capacity)} free${share} and ${store.regionCount ?? say`unknown`} Regions`)
}

function gib(bytes: number | undefined): string {
  return bytes === undefined ? say`unknown space` : say`${(bytes / 2 ** 30).toFixed(1)} GiB`
}

function warnings(cluster: Cluster, full: readonly Store[]): Evidence[] {
  return full.slice(0, 3).flatMap(({id}) => {
    const tally = cluster.logs?.seen('store-low-space', {storeId: id})
    return tally ? [cite(tally.last, say`pd.log warns of store ${id}, ${count(tally.count, 'time')}`)] : []
  })
}

function remedies(cluster: Cluster, store: LeavingStore): Remedy[] {
  return [
    addStore(cluster, say`the other stores have no room; this is the only lasting cure`),
    {
      title: say`Free space on the candidates`,
      risk: 'reversible',
      when: say`there is something to drop, or \`raftstore.capacity\` is smaller than the disk`,
      commands: [remarked('df -h', say`on each candidate: what else fills the disk?`)],
      verify: say`\`store\` shows more \`available\`, and operators appear within a minute.`,
      undo: GONE,
    },
    {...setConfig(cluster, 'low-space-ratio', '0.9', say`Let PD fill the stores further, for the time being`), when: say`every candidate really has room for its share: a full disk stops TiKV. It must stay above \`high-space-ratio\``},
    ...(store.store ? [cancelRemoval(cluster, store.id)] : []),
  ]
}
