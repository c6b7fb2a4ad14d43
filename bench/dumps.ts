import {closeSync, openSync, writeFileSync, writeSync} from 'node:fs'
import type {Random} from './random.js'

/** The store that leaves, and how many serve. */
const LEAVING = 5
const STORES = 9

/** What `pd-ctl store` prints: one store is Offline. */
export function writeStores(path: string): void {
  const stores = Array.from({length: STORES}, (_, at) => storeOf(at + 1))
  writeFileSync(path, JSON.stringify({count: STORES, stores}, undefined, 2))
}

function storeOf(id: number): object {
  const isLeaving = id === LEAVING
  const store = {id, address: `10.0.0.${id}:20160`, version: '7.5.7', state_name: isLeaving ? 'Offline' : 'Up', ...(isLeaving && {state: 1, node_state: 2})}
  return {store, status: {capacity: '1TiB', available: '700GiB', leader_count: isLeaving ? 0 : 400, region_count: 1000, last_heartbeat_ts: '2026-11-23T12:00:00Z'}}
}

/** What `pd-ctl region` prints since 3.0: one line. `onLeaving` of 1000 Regions have a peer on the store that leaves. */
export function writeRegions(path: string, count: number, onLeaving: number, random: Random): void {
  const file = openSync(path, 'w')
  writeSync(file, `{"count":${count},"regions":[`)
  let text = ''
  for (let at = 0; at < count; at++) {
    text += `${at === 0 ? '' : ','}${JSON.stringify(regionOf(at, random.below(1000) < onLeaving, random))}`
    if (text.length > 2 ** 20 || at + 1 === count) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, ']}\n')
  closeSync(file)
}

function regionOf(at: number, isOnLeaving: boolean, random: Random): object {
  const others = Array.from({length: STORES}, (_, store) => store + 1).filter((store) => store !== LEAVING)
  const first = random.below(others.length - 2)
  const stores = [others[first], others[first + 1], isOnLeaving ? LEAVING : others[first + 2]]
  const peers = stores.map((store_id, peer) => ({id: 1_000_000 + at * 3 + peer, store_id, role_name: 'Voter'}))
  return {
    id: 1000 + at * 2, start_key: at === 0 ? '' : keyOf(at), end_key: keyOf(at + 1), epoch: {conf_ver: random.below(90) + 5, version: random.below(900) + 1}, peers, leader: peers[0],
    cpu_usage: 0, written_bytes: random.below(90_000), read_bytes: random.below(90_000), written_keys: random.below(900), read_keys: random.below(900),
    approximate_size: random.below(96), approximate_keys: random.below(900_000),
  }
}

function keyOf(number: number): string {
  return `7480000000000000FF${number.toString(16).toUpperCase().padStart(4, '0')}5F720000000000FA`
}
