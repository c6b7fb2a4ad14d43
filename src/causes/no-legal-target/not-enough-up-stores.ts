import type {Cluster} from '../../model/cluster.js'
import {idsOf} from '../../model/id-set.js'
import {say} from '../../model/say.js'
import {isTiflash, type Store} from '../../model/store.js'
import {count, listed} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {regionLeft} from '../left.js'
import {citeConfig, citeRule, noTargets, withReason} from '../no-target.js'
import {unreplayed} from '../obstacles.js'
import {addStore, cancelRemoval, pdCtl, sample, undoSetting} from '../remedies.js'
import {text} from './not-enough-up-stores.text.en.js'

// PD: server/schedule/checker/replica_strategy.go SelectStoreToAdd (filters), rule_checker.go replaceUnexpectRulePeer
export const notEnoughUpStores = defineCause({
  id: 'not-enough-up-stores',
  family: 'no-legal-target',
  blocks: 'alone',
  text,
  needs: ['stores'],

  diagnose({cluster, store, replay}) {
    const up = candidates(cluster, store)
    const open = unreplayed(replay)
    if (open) return withoutReplay(cluster, store, up, open)
    const {regions, decisions} = withReason(noTargets(cluster, store, replay), 'too-few')
    const [decision] = decisions
    if (!decision) return ruledOut(say`no Region left lacks a store that is Up and may hold its peer`)
    return found({
      confidence: 'certain',
      stores: [store.id],
      regions,
      summary: say`${count(regions.length, 'Region')} on store \`${store.id}\` ${regions.length === 1 ? 'has' : 'have'} no store to go to: each of the other ${count(up.length, 'Up TiKV store')} (${listed(up.map(({id}) => id))}) already has a peer of ${regions.length === 1 ? 'it' : 'them'}.`,
      evidence: [{says: decision.because, source: regionSource(store, regions[0]!) ?? storesSource(cluster)}, ...citeRule(cluster, decision), ...citeConfig(cluster, 'replication.max-replicas', say`the number of replicas that PD is configured for`), ...describe(cluster, store)],
      remedies: remedies(cluster, store),
    })
  },
})

/** Stores that PD counts: Up, not Down, not TiFlash. Disconnected and full ones count here; other causes name them. */
function candidates(cluster: Cluster, leaving: LeavingStore): readonly Store[] {
  return [...(cluster.stores?.byId.values() ?? [])].filter((store) => store.id !== leaving.id && store.state === 'Up' && store.stateName !== 'Down' && !isTiflash(store))
}

/** Without configuration and Regions two things still prove it: no candidate at all, or tiup's own warning. */
function withoutReplay(cluster: Cluster, store: LeavingStore, up: readonly Store[], open: Answer): Answer {
  if (store.isWhole && store.left?.length === 0) return ruledOut(say`nothing is left on the store`)
  if (!cluster.stores?.isComplete) return notChecked(say`no list of all stores`, ['stores'])
  if (store.isTiflash) return notChecked(say`a TiFlash store leaves: the placement rules decide`, ['placement-rules', 'config'])
  const warning = cluster.logs?.seen('tiup-fewer-than-replicas')
  if (up.length > 0 && !(warning && allHoldTheSame(up))) return open
  return found({
    confidence: 'certain',
    stores: [store.id],
    regions: store.left ? idsOf(store.left) : [],
    summary: up.length === 0 ? say`No other TiKV store is Up: nothing on store \`${store.id}\` has anywhere to go.` : say`The other ${count(up.length, 'Up TiKV store')} (${listed(up.map(({id}) => id))}) hold every Region already, and the cluster is set for more replicas than that.`,
    evidence: [...describe(cluster, store), ...(warning ? [cite(warning.last, say`tiup warns: fewer TiKV than max-replicas after the scale-in`)] : [])] as [Evidence, ...Evidence[]],
    remedies: remedies(cluster, store),
    asks: ['region-store'],
  })
}

function allHoldTheSame(up: readonly Store[]): boolean {
  return up.every(({regionCount}) => regionCount !== undefined && regionCount > 0 && regionCount === up[0]!.regionCount)
}

function describe(cluster: Cluster, leaving: LeavingStore): Evidence[] {
  const all = [...(cluster.stores?.byId.values() ?? [])]
  return all.slice(0, 8).map((store) => cite(store, say`store ${store.id} is ${store.stateName}${isTiflash(store) ? say`, a TiFlash: it takes no voters` : ''}${store.id === leaving.id ? say` and leaves` : ''}`))
}

function regionSource(store: LeavingStore, id: number) {
  return regionLeft(store, id)?.source
}

function storesSource({stores}: Cluster) {
  return stores!.sources[0]!
}

function remedies(cluster: Cluster, store: LeavingStore): Remedy[] {
  return [
    addStore(cluster, say`a host is to be had; this is online and without risk`),
    ...(store.store ? [cancelRemoval(cluster, store.id)] : []),
    {
      title: say`Keep fewer replicas`,
      risk: 'destructive',
      when: say`less redundancy is a decision, not an accident; one replica of everything is given up`,
      commands: sample([`${pdCtl(cluster)} config set max-replicas 2`]),
      verify: say`\`${pdCtl(cluster)} config show replication\` and the rule \`pd/default\` say the same number; the store drains.`,
      undo: undoSetting(cluster, 'max-replicas'),
      failsNow: say`PD refuses it when the rule \`pd/default\` is gone or differs from the configuration`,
    },
  ]
}
