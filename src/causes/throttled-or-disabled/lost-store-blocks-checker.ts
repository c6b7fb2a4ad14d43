import type {Cluster} from '../../model/cluster.js'
import type {Region} from '../../model/region.js'
import {say} from '../../model/say.js'
import {count, namedStores} from '../../model/words.js'
import {cite, defineCause, type Evidence, found, type Remedy, ruledOut} from '../cause.js'
import {citeConfig} from '../no-target.js'
import {citeDecision, leftAmong, obstructedBy, unreplayed} from '../obstacles.js'
import {removePeer, sample, setConfig} from '../remedies.js'
import {text} from './lost-store-blocks-checker.text.en.js'

// PD: schedule/checker/replica_checker.go checkOfflinePeer walks the peers in order: `store == nil` logs "lost the store" and returns
export const lostStoreBlocksChecker = defineCause({
  id: 'lost-store-blocks-checker',
  family: 'throttled-or-disabled',
  blocks: 'alone',
  text,
  needs: ['regions', 'stores'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const mine = obstructedBy(replay, 'lost-store')
    const [shown] = citeDecision(cluster, mine)
    if (!shown) return ruledOut(say`placement rules are on, or no Region left has a peer on a store that PD does not know before the one on the leaving store`)
    const lost = [...new Set(mine.decisions.flatMap(({from}) => from ?? []))]
    const logged = lost.flatMap((id) => lines(cluster, id))
    return found({
      // Without a list of Tombstone stores the id may still have a record, unless PD's log says that it has none.
      confidence: cluster.stores.hasTombstones || logged.length > 0 ? 'certain' : 'likely',
      stores: [store.id],
      regions: mine.regions,
      summary: say`Placement rules are off, and PD gives a Region up at the first peer on a store that it does not know: ${count(mine.regions.length, 'Region')} on store \`${store.id}\` ${mine.regions.length === 1 ? 'lists' : 'list'} ${namedStores(lost)} first.`,
      evidence: [shown, ...logged, ...citeConfig(cluster, 'replication.enable-placement-rules', say`placement rules are off`)],
      remedies: remedies(cluster, leftAmong(store, mine.regions), lost),
      ...(logged.length === 0 && {asks: ['stores', 'pd-log'] as const}),
    })
  },
})

function lines({logs}: Cluster, storeId: number): Evidence[] {
  const tally = logs?.seen('lost-store', {storeId})
  return tally ? [cite(tally.last, say`pd.log: lost the store ${storeId}, ${count(tally.count, 'time')}`)] : []
}

function remedies(cluster: Cluster, regions: readonly Region[], lost: readonly number[]): Remedy[] {
  const peers = sample(regions).flatMap(({id, peers}) => peers.filter(({storeId}) => lost.includes(storeId)).slice(0, 1).map(({storeId}) => ({id, storeId})))
  return [
    ...peers.map(({id, storeId}) => removePeer(cluster, id, storeId, say`the other voters are a majority. A second command within seconds may be refused: repeat it`)),
    {
      ...setConfig(cluster, 'enable-placement-rules', 'true', say`Turn placement rules on: the rule checker passes over such a peer`),
      when: say`nobody relies on rules being off`,
      whatIf: ['--set', 'replication.enable-placement-rules=true'],
    },
  ]
}
