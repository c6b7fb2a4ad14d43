import type {Signature} from './signature.js'
import {say} from '../model/say.js'

/** The life of a store as PD logs it (tikv/pd server/cluster/cluster.go). */
export const pdStores = [
  {
    id: 'store-offline', component: 'pd', keep: 'all',
    messages: ['store has been offline', 'has been Offline', 'new-state=Offline'],
    meaning: 'PD was told to remove the store: it is Offline from here on.',
    samples: [
      '[2026/11/23 09:57:54.455 +00:00] [WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=tikv-5.lab:20160] [physically-destroyed=false]',
      '2018/09/06 18:02:06.640 cluster.go:492: [warning] [store 5] store 172.31.17.23:20160 has been Offline',
      '[2026/11/23 09:48:16.227 +00:00] [WARN] [cluster.go:1033] ["store update state"] [store-id=8] [new-state=Offline]',
    ],
  },
  {
    id: 'store-tombstone', component: 'pd', keep: 'all',
    messages: ['has been Tombstone', 'new-state=Tombstone'],
    meaning: 'PD buried the store: it is Tombstone from here on.',
    samples: [
      '[2026/11/23 09:21:35.498 +00:00] [WARN] [cluster.go:1643] ["store has been Tombstone"] [store-id=9] [store-address=tikv-9.lab:20160] [state=Up] [physically-destroyed=false]',
      '[2026/11/23 09:48:16.227 +00:00] [WARN] [cluster.go:1033] ["store update state"] [store-id=8] [new-state=Tombstone]',
    ],
  },
  {
    id: 'store-up', component: 'pd', keep: 'all',
    messages: ['store has been up', 'new-state=Up'],
    meaning: 'The removal was cancelled: the store is Up again.',
    samples: [
      '[2026/11/23 09:14:19.415 +00:00] [WARN] [cluster.go:1726] ["store has been up"] [store-id=6] [store-address=tikv-6.lab:20160]',
      '[2026/11/23 09:48:16.227 +00:00] [WARN] [cluster.go:1033] ["store update state"] [store-id=8] [new-state=Up]',
    ],
  },
  {
    id: 'store-serving', component: 'pd', keep: 'all', messages: ['store has changed to serving'],
    meaning: 'A store that was Preparing is Serving; right after a delete it undoes the removal (tikv/pd#8997).',
    samples: ['[2026/11/23 09:57:49.746 +00:00] [INFO] [cluster.go:1393] ["store has changed to serving"] [store-id=1] [store-address=tikv-1.lab:20160]'],
  },
  {
    id: 'tombstone-kept', component: 'pd', keep: 'all', messages: ['skip removing tombstone'],
    meaning: 'remove-tombstone left the record of the store, because PD still counts Regions on it.',
    samples: ['[2026/11/23 09:48:16.266 +00:00] [WARN] [cluster.go:1123] ["skip removing tombstone"] [store="id:9 address:\\"tikv-9.lab:20160\\" state:Tombstone "]'],
  },
  {
    id: 'store-purged', component: 'pd', keep: 'all', messages: ['delete store succeeded', 'delete store successed', 'auto gc the tombstone store success', 'auto gc the tombstore store success'],
    meaning: 'The record of the Tombstone store was erased: PD no longer knows its id.',
    samples: [
      '[2026/11/23 09:48:31.573 +00:00] [INFO] [cluster.go:1135] ["delete store succeeded"] [store="id:8 address:\\"tikv-8.lab:20160\\" state:Tombstone "]',
      '[2026/11/23 09:48:31.573 +00:00] [INFO] [cluster.go:1863] ["auto gc the tombstone store success"] [store="id:8 address:\\"tikv-8.lab:20160\\" state:Tombstone "] [down-time=720h1m3s]',
      '[2026/11/23 09:48:31.573 +00:00] [INFO] [cluster.go:1547] ["auto gc the tombstore store success"] [store="id:8 address:\\"tikv-8.lab:20160\\" state:Tombstone "] [down-time=720h1m3s]',
      '[2026/11/23 09:48:31.573 +00:00] [INFO] [cluster.go:630] ["delete store successed"] [store="id:8 address:\\"tikv-8.lab:20160\\" state:Tombstone version:\\"3.0.20\\" "]',
    ],
  },
  {
    id: 'bury-failed', component: 'pd', keep: 'all', messages: ['bury store failed'],
    meaning: 'The store was empty, but PD could not save that it is Tombstone.',
    samples: ['[2022/03/29 09:24:05.511 +08:00] [ERROR] [cluster.go:1210] ["bury store failed"] [store="id:5 address:\\"10.0.1.5:20160\\" state:Offline "] [error="etcdserver: mvcc: database space exceeded"]'],
  },
  {
    id: 'tombstone-doubtful', component: 'pd', messages: ['may not turn into Tombstone'],
    meaning: 'Fewer stores are Up and have space than there are replicas (placement rules off).',
    noise: {
      id: 'tombstone-warning-for-up-store', because: say`old releases print it for Up stores that are low on space as well`,
      unless: 'the store text says state:Offline',
    },
    samples: ['[2026/11/23 09:10:06.630 +00:00] [WARN] [cluster.go:1203] ["store may not turn into Tombstone, there are no extra up store has enough space to accommodate the extra replica"] [store="id:1 state:Offline "]'],
  },
  {
    id: 'store-put', component: 'pd', messages: ['put store ok'],
    meaning: 'A TiKV registered itself with PD: it started.',
    samples: ['[2026/11/23 09:57:39.861 +00:00] [INFO] [grpc_service.go:548] ["put store ok"] [store="id:1 address:\\"tikv-1.lab:20160\\" version:\\"6.1.7\\" "]'],
  },
  {
    id: 'store-low-space', component: 'pd', messages: ['store does not have enough disk space'],
    meaning: 'The store is above low-space-ratio: no peer may be moved to it.',
    noise: {id: 'source-store-low-space', because: say`space of the leaving store does not matter for moving away`, unless: 'it names the stores that peers could go to'},
    samples: ['[2026/11/23 09:49:05.414 +00:00] [WARN] [cluster.go:997] ["store does not have enough disk space"] [store-id=6] [capacity=107374182400] [available=7784628224]'],
  },
  {
    id: 'store-limit-changed', component: 'pd', keep: 'all', messages: ['store limit changed'],
    meaning: 'The rate at which PD adds or removes peers of a store was changed.',
    noise: {
      id: 'remove-peer-limit-unlimited', because: say`PD itself lifts the remove-peer limit of a store that goes Offline`,
      unless: 'all stores show 100000000 for add-peer as well',
    },
    samples: ['[2026/11/23 09:57:54.457 +00:00] [INFO] [cluster.go:2205] ["store limit changed"] [store-id=5] [type=remove-peer] [rate-per-min=100000000]'],
  },
  {
    id: 'all-store-limits-changed', component: 'pd', keep: 'all', messages: ['all store limit changed'],
    meaning: 'The store limit of every store was changed.',
    samples: ['[2026/11/23 09:57:54.457 +00:00] [INFO] [cluster.go:2220] ["all store limit changed"] [type=add-peer] [rate-per-min=200]'],
  },
  {
    id: 'slow-store', component: 'pd', messages: ['detected slow store', 'detected stopping store'],
    meaning: 'PD moves the leaders off a slow store.',
    noise: {
      id: 'evict-slow-store', because: say`it keeps leaders away, not peers`,
      unless: 'the leader of the Region is on the leaving store and every other store is evicted',
    },
    samples: [
      '[2026/11/23 09:44:47.885 +00:00] [INFO] [evict_slow_store.go:824] ["detected slow store, start to evict leaders"] [store-id=2]',
      '[2026/11/23 09:44:47.885 +00:00] [INFO] [evict_stopping_store.go:210] ["detected stopping store, start to evict leaders"] [store-id=2]',
    ],
  },
  {
    id: 'slow-store-over', component: 'pd', messages: ['slow store has been recovered', 'slow store has been removed'],
    meaning: 'PD no longer keeps leaders off the slow store.',
    samples: [
      '[2026/11/23 09:46:47.885 +00:00] [INFO] [evict_slow_store.go:801] ["slow store has been recovered"] [store-id=2]',
      '[2026/11/23 09:46:47.885 +00:00] [INFO] [evict_slow_store.go:795] ["slow store has been removed"] [store-id=2]',
    ],
  },
  {
    id: 'heartbeat-stream-broken', component: 'pd', messages: ['send keepalive message fail', 'send heartbeat message fail'],
    meaning: 'The stream on which PD sends operators to a store is broken.',
    samples: [
      '[2026/11/23 09:28:00.965 +00:00] [WARN] [heartbeat_streams.go:165] ["send keepalive message fail, store maybe disconnected"] [target-store-id=6] [error="rpc error: code = Canceled"]',
      '[2026/11/23 09:27:34.720 +00:00] [WARN] [heartbeat_streams.go:141] ["send heartbeat message fail"] [region-id=250] [error="[PD:grpc:ErrGRPCSend]send request error: rpc error: code = Canceled"]',
    ],
  },
  {
    id: 'regions-awakened', component: 'pd', messages: ['forcely awaken hibernated regions'],
    meaning: 'PD woke hibernated Regions because stores are silent.',
    samples: ['[2026/11/23 09:56:01.741 +00:00] [INFO] [cluster.go:984] ["forcely awaken hibernated regions"] [store-id=5] [slow-stores="[4]"]'],
  },
] as const satisfies readonly Signature[]
