import {describe, expect, test} from 'vitest'
import {bytesOf, readStore} from '../../../src/ingest/pd/stores.js'
import {parseExact} from '../../../src/ingest/pd/repair.js'
import type {JsonSource} from '../../../src/model/source.js'

const source: JsonSource = {document: {file: 'stores.json', offset: 0, line: 1, alone: true}, pointer: '/stores/0'}
const read = (text: string) => readStore(parseExact(text), source)

describe('readStore', () => {
  test('reads an Offline store of 2.1, which leaves out whatever is zero', () => {
    expect(read('{"store":{"id":5,"address":"172.31.17.23:20160","state":1,"version":"2.1.0-rc.1","state_name":"Offline"},"status":{"capacity":"197 GiB","available":"188 GiB","leader_count":207,"region_count":671,"start_ts":"2018-09-06T16:59:58+08:00","last_heartbeat_ts":"2018-09-06T18:02:06.640973035+08:00"}}')).toEqual({
      id: 5,
      address: '172.31.17.23:20160',
      state: 'Offline',
      stateName: 'Offline',
      isPhysicallyDestroyed: false,
      labels: [],
      version: {text: '2.1.0-rc.1', numbers: [2, 1, 0], before: 'rc.1'},
      capacity: 197 * 2 ** 30,
      available: 188 * 2 ** 30,
      leaderCount: 207,
      regionCount: 671,
      sendingSnapCount: 0,
      receivingSnapCount: 0,
      applyingSnapCount: 0,
      isBusy: false,
      lastHeartbeat: Date.UTC(2018, 8, 6, 10, 2, 6, 640),
      startedAt: Date.UTC(2018, 8, 6, 8, 59, 58),
      source,
    })
  })

  test('takes the heartbeat of a store that is silent since PD restarted from the stored nanoseconds', () => {
    const store = read('{"store":{"id":5,"address":"10.0.1.5:20160","state":1,"version":"5.2.1","start_timestamp":1648465245,"last_heartbeat":1648517045511041818,"state_name":"Offline"},"status":{"capacity":"0B","available":"0B","used_size":"0B","leader_count":0,"region_count":0,"slow_score":0}}')
    expect(store).toMatchObject({lastHeartbeat: 1648517045511, capacity: 0, regionCount: 0, slowScore: 0})
  })

  test('takes the name for the state where pd-ctl has removed the number', () => {
    expect(read('{"store":{"id":7,"state_name":"Tombstone"},"status":{}}')).toMatchObject({state: 'Tombstone', stateName: 'Tombstone'})
    expect(read('{"store":{"id":7,"state_name":"Down"},"status":{}}')).toMatchObject({state: 'Up', stateName: 'Down'})
    expect(read('{"store":{"id":7,"state":1},"status":{}}')).toMatchObject({state: 'Offline', stateName: 'Offline'})
    expect(read('{"store":{"id":7},"status":{}}')).toMatchObject({state: 'Up', stateName: 'Up'})
  })

  test('leaves out what the dump does not say, which is not zero', () => {
    const store = read('{"store":{"id":7,"state_name":"Up"},"status":{}}')
    for (const absent of ['capacity', 'regionCount', 'leaderCount', 'lastHeartbeat', 'version', 'nodeState', 'seenAt']) expect(store).not.toHaveProperty(absent)
  })

  test('reads the labels, the node state and what is new in 8.5', () => {
    expect(read('{"store":{"id":31,"labels":[{"key":"engine","value":"tiflash"},{"key":"zone"}],"physically_destroyed":true,"node_state":2,"state_name":"Offline"},"status":{"learner_count":9,"pending_peer_count":3,"sending_snap_count":1,"is_busy":true}}')).toMatchObject({
      labels: [{key: 'engine', value: 'tiflash'}, {key: 'zone', value: ''}],
      isPhysicallyDestroyed: true,
      nodeState: 'Removing',
      learnerCount: 9,
      pendingPeerCount: 3,
      sendingSnapCount: 1,
      isBusy: true,
    })
  })

  test('says undefined of what has no id', () => {
    expect(readStore({store: {address: 'x'}}, source)).toBeUndefined()
    expect(readStore(null, source)).toBeUndefined()
    expect(readStore({store: {id: '18446744073709551615'}}, source)).toBeUndefined()
  })
})

describe('bytesOf', () => {
  test.each([
    ['197 GiB', 197 * 2 ** 30],
    ['1.745TiB', 1.745 * 2 ** 40],
    ['0B', 0],
    ['0 B', 0],
    ['15.7GiB', 15.7 * 2 ** 30],
    [1024, 1024],
    ['much', undefined],
    [undefined, undefined],
  ])('reads %s', (text, bytes) => {
    expect(bytesOf(text)).toBe(bytes)
  })
})
