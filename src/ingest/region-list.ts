import type {RegionList, Regions} from '../model/region.js'

type Asked = Pick<RegionList, 'kind' | 'storeId' | 'check'>

//  region store 5     region-store-5.json     curl http://pd:2379/pd/api/v1/regions/store/5
const STORE = /regions?[ /_-]store[ /_-](\d+)/
//  region check miss-peer     region-check-miss-peer.json
const CHECK = /regions?[ /_-]check[ /_-]([\w-]+?)(?:\.\w+)*$/
//  region topsize 10     /regions/writeflow     region key …     region scan, which prints a list for each 1024 Regions
const SOME = /regions?[ /_-](?:key|startkey|sibling|scan|range|keyspace|top|writeflow|readflow|confver|version|size|cpu|quer)/
//  region     region.json     /pd/api/v1/regions
const ALL = /(?:^|[ /_.-])regions?(?:\.\w+)*$/

/** What a list of Regions was asked for: by the command or the file's name, else by the one store that all its Regions have. */
export function askedOf(asked: string, ids: RegionList['ids'], regions: Regions, isBare = false): Asked {
  const store = STORE.exec(asked)?.[1]
  if (store !== undefined) return {kind: 'store', storeId: Number(store)}
  const check = CHECK.exec(asked)?.[1]
  if (check !== undefined) return {kind: 'check', check}
  if (ids.length === 0 || SOME.test(asked)) return {kind: 'check'}
  // PD wraps its lists: a bare one is what jq picked, or what `region check` of 2.0 printed.
  if (isBare) return {kind: 'check'}
  if (ALL.test(asked)) return {kind: 'all'}
  const storeId = commonStore(ids, regions)
  return storeId === undefined ? {kind: 'all'} : {kind: 'store', storeId}
}

/** Undefined when the Regions share no store, or several: the first few tell. */
function commonStore(ids: RegionList['ids'], regions: Regions): number | undefined {
  let common: readonly number[] | undefined
  for (const id of ids) {
    const stores = regions.get(id)?.peers.map(({storeId}) => storeId) ?? []
    common = common?.filter((store) => stores.includes(store)) ?? stores
    if (common.length === 0) return undefined
  }
  return common?.length === 1 ? common[0] : undefined
}
