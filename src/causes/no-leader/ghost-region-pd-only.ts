import type {Cluster} from '../../model/cluster.js'
import type {Region} from '../../model/region.js'
import {say} from '../../model/say.js'
import {count, listed} from '../../model/words.js'
import {cite, defineCause, type Evidence, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {type Case, isUnreported, leaderlessCases, noneLeaderless, proofOf} from '../leaderless.js'
import {citeLocal, isAnswered, seenOf} from '../local-peers.js'
import {describeQuorum} from '../quorum.js'
import {dropRecord, lookAgain, recreateRegion, sample, tombstonePeer} from '../remedies.js'
import {text} from './ghost-region-pd-only.text.en.js'

// PD: server/core/region_storage.go loads the record with NewRegionInfo(region, nil); only a heartbeat could replace or remove it (tikv/pd#1655).
export const ghostRegionPdOnly = defineCause({
  id: 'ghost-region-pd-only',
  family: 'no-leader',
  blocks: 'alone',
  text,
  needs: ['regions'],

  diagnose({cluster, store}) {
    const cases = leaderlessCases(cluster, store).filter(({region}) => region.leader === undefined)
    if (cases.length === 0) return noneLeaderless(store)
    if (proofOf(cluster) !== 'settled') return notChecked(say`PD has just loaded its Regions`, ['store-again'])
    const ghosts = cases.filter(({kind}) => kind === 'ghost')
    const shown = ghosts.length > 0 ? ghosts : cases.filter(({kind, region}) => kind === 'open' && isUnreported(cluster, region) && seenOf(cluster, region).held.length === 0)
    const [first] = shown
    if (!first) return ruledOut(say`TiKVs have the Regions without a leader, or their logs mention them, or a leader has reported them`)
    const ids = shown.map(({region}) => region.id)
    return found({
      confidence: ghosts.length === 0 ? 'possible' : ghosts.every(isProven) ? 'certain' : 'likely',
      refines: 'leaderless-region',
      stores: [store.id],
      regions: ids,
      summary:
        ghosts.length > 0 && ghosts.every(isProven)
          ? say`PD lists ${ids.length === 1 ? say`Region ${ids[0]}` : say`Regions ${listed(ids)}`} with a peer on store \`${store.id}\`, and no TiKV with such a peer has ${ids.length === 1 ? 'it' : 'them'}.`
          : ghosts.length > 0
          ? say`${count(ids.length, 'Region')} on store \`${store.id}\` (${listed(ids)}) ${ids.length === 1 ? 'seems' : 'seem'} to exist in PD only: ${first.local.length > 0 ? say`the TiKVs that were asked do not have` : say`the logs of all living voters are silent about`} ${ids.length === 1 ? 'it' : 'them'}${first.local.length > 0 ? '' : say` for hours`}.`
          : say`${ids.length === 1 ? say`Region ${ids[0]}` : count(ids.length, 'Region')} may exist in PD only: no leader has reported ${ids.length === 1 ? 'it' : 'them'} since PD loaded its records.`,
      evidence: [cite(first.region, say`Region ${first.region.id} has no leader and size ${first.region.size ?? 0} (${describeQuorum(first.quorum)})`), ...shown.flatMap(({local}) => local).slice(0, 9).map(citeLocal), ...silence(first), ...noTable(cluster, first)],
      remedies: sample(shown).flatMap(({region}) => remedies(cluster, region)).toSorted((a, b) => RISK[a.risk] - RISK[b.risk]),
      asks: ghosts.length > 0 ? ['tikv-ctl-region'] : ['tikv-log-voters', 'tikv-ctl-region'],
      knownBugs: [{url: 'https://github.com/tikv/pd/issues/1655', affects: say`every release`, fixedIn: []}],
    })
  },
})

const isProven = ({confidence}: Case) => confidence === 'certain'

const RISK = {'read-only': 0, reversible: 1, destructive: 2} as const

function silence({silent}: Case): Evidence[] {
  return silent.flatMap(({storeId, lastLine}) => (lastLine ? [{says: say`store ${storeId}: its log of two hours and more, which ends here, never names the Region`, source: lastLine}] : []))
}

/** TiDB's `regions/ID` with null frames: no table has data there (a dropped table). */
function noTable({tidbRegions}: Cluster, {region}: Case): Evidence[] {
  const seen = tidbRegions?.get(region.id)
  return seen && seen.tables.length === 0 ? [cite(seen, say`TiDB knows no table in the range of the Region: nothing would be lost with it`)] : []
}

function remedies(cluster: Cluster, region: Region): Remedy[] {
  const {id} = region
  return [
    isAnswered(cluster, region) ? lookAgain(cluster, [id]) : proof(id),
    recreateRegion(cluster, id),
    dropRecord(cluster, id, say`no TiKV has the Region and its range is not needed (its table is dropped)`),
    tombstonePeer(cluster, id),
  ]
}

function proof(id: number): Remedy {
  return {
    title: say`Prove that no TiKV has Region ${id}`,
    risk: 'read-only',
    commands: [`tikv-ctl --host STORE_ADDRESS raft region -r ${id}`],
    verify: say`Every store with a voter says that it has no such Region, or that it is Tombstone. A dead voter's disk counts: look there too.`,
  }
}
