import {closeSync, openSync, writeFileSync, writeSync} from 'node:fs'
import type {Random} from './random.js'

/** The store that leaves, and those of an ordinary cluster and of the smallest. */
export const LEAVING = 5
export const STORES: readonly number[] = [1, 2, 3, 4, LEAVING, 6, 7, 8, 9]
export const FEWEST: readonly number[] = [1, 2, LEAVING]

/** What `pd-ctl store` prints: one store is Offline. */
export function writeStores(path: string, ids = STORES): void {
  writeFileSync(path, JSON.stringify({count: ids.length, stores: ids.map(storeOf)}, undefined, 2))
}

/** What `config show all` and `config placement-rules show` print of a cluster that nobody has set up otherwise. */
export function writeSettings(config: string, rules: string): void {
  writeFileSync(config, JSON.stringify({schedule: {'replica-schedule-limit': 64}, replication: {'max-replicas': 3, 'enable-placement-rules': 'true'}}))
  writeFileSync(rules, JSON.stringify([{group_id: 'pd', id: 'default', start_key: '', end_key: '', role: 'voter', is_witness: false, count: 3}]))
}

function storeOf(id: number): object {
  const isLeaving = id === LEAVING
  const store = {id, address: `10.0.0.${id}:20160`, version: '7.5.7', state_name: isLeaving ? 'Offline' : 'Up', ...(isLeaving && {state: 1, node_state: 2})}
  return {store, status: {capacity: '1TiB', available: '700GiB', leader_count: isLeaving ? 0 : 400, region_count: 1000, last_heartbeat_ts: '2026-11-23T12:00:00Z'}}
}

/**
 * What `pd-ctl region` prints since 3.0: one line, or with `indent` what `jq .` makes of it. PD lists a map, in no order (tikv/pd
 * pkg/core/region.go GetRegions). `onLeaving` of 1000 Regions have a peer on the store that leaves.
 */
export function writeRegions(path: string, count: number, onLeaving: number, random: Random, {indent = 0, stores = STORES} = {}): void {
  const file = openSync(path, 'w')
  const [open, between, close] = indent > 0 ? ['{\n  "count": COUNT,\n  "regions": [\n', ',\n', '\n  ]\n}\n'] : ['{"count":COUNT,"regions":[', ',', ']}\n']
  writeSync(file, open.replace('COUNT', String(count)))
  const places = shuffled(count, random)
  let text = ''
  for (const [at, place] of places.entries()) {
    const region = JSON.stringify(regionOf(place, random.below(1000) < onLeaving, stores, random), undefined, indent)
    text += (at === 0 ? '' : between) + (indent > 0 ? region.replaceAll(/^/gm, '    ') : region)
    if (text.length > 2 ** 20 || at + 1 === count) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, close)
  closeSync(file)
}

function shuffled(count: number, random: Random): Uint32Array {
  const places = Uint32Array.from({length: count}, (_, at) => at)
  for (let at = count - 1; at > 0; at--) {
    const other = random.below(at + 1)
    const place = places[at]!
    places[at] = places[other]!
    places[other] = place
  }
  return places
}

/** As PD 7.5 prints it: one of a hundred has a learner of TiFlash, one of a thousand a pending or a down peer. */
function regionOf(at: number, isOnLeaving: boolean, stores: readonly number[], random: Random): object {
  const others = stores.filter((store) => store !== LEAVING)
  const first = random.below(Math.max(1, others.length - 3))
  const id = 1000 + at * 5
  const peers = [others[first], others[first + 1], isOnLeaving ? LEAVING : others[first + 2]].map((store_id, peer) => ({role_name: 'Voter', id: id + 1 + peer, store_id}))
  const learner = {role_name: 'Learner', id: id + 4, store_id: others[first + 3], role: 1, is_learner: true}
  const isRare = random.below(1000) === 0
  return {
    id, start_key: keyOf(at), end_key: keyOf(at + 1), epoch: {conf_ver: random.below(90) + 5, version: random.below(9000) + 1},
    peers: random.below(100) === 0 && learner.store_id !== undefined ? [...peers, learner] : peers, leader: peers[0],
    ...(isRare && (at % 2 === 0 ? {pending_peers: [peers[1]]} : {down_peers: [{peer: peers[2], down_seconds: 400 + random.below(900)}]})),
    cpu_usage: random.below(30), written_bytes: random.below(90_000), read_bytes: random.below(90_000), written_keys: random.below(900), read_keys: random.below(900),
    approximate_size: random.below(96) + 1, approximate_keys: random.below(900_000),
  }
}

/** The row at which a Region of a table begins: memcomparable, eight bytes and how many of them count (tidb pkg/util/codec/bytes.go). */
function keyOf(region: number): string {
  const key = Buffer.alloc(24)
  key.write('t', 0)
  key[1] = 0x80
  key.writeInt32BE(11_000 + Math.floor(region / 700), 5)
  key.write('_r', 9)
  key[11] = 0x80
  key.writeInt32BE((region % 700) * 480_007, 15)
  return [0, 8, 16].map((from) => key.toString('hex', from, from + 8) + (from < 16 ? 'ff' : 'fa')).join('').toUpperCase()
}
