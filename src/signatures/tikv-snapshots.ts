import type {Signature} from './signature.js'
import {say} from '../model/say.js'

const PEER = '[peer_id=116] [region_id=115]'

/** Raft snapshots from the request to the applied copy (tikv/tikv components/raftstore/src/store/{peer_storage.rs,snap.rs,worker/region.rs}, src/server/snap.rs). */
export const tikvSnapshots = [
  {
    id: 'snapshot-requested', component: 'tikv', messages: ['requesting snapshot'],
    meaning: 'A leader needs a snapshot for a new or lagging peer.',
    noise: {id: 'single-snapshot-request', because: say`it is the first step of every new peer`, unless: 'it repeats for the same Region without a snapshot sent'},
    samples: [`[2026/11/23 09:18:36.482 +00:00] [INFO] [peer_storage.rs:549] ["requesting snapshot"] [request_peer=2551] [request_index=0] ${PEER}`],
  },
  {
    id: 'snapshot-generated', component: 'tikv', messages: ['"scan snapshot"'],
    meaning: 'The leader has written a snapshot.',
    samples: ['[2024/07/09 16:25:24.097 +08:00] [INFO] [snap.rs:1090] ["scan snapshot"] [takes=987.083966ms] [size=14988542] [key_count=645299] [snapshot=/data/snap/gen_115_14_18_(default|lock|write).sst] [region_id=115]'],
  },
  {
    id: 'snapshot-generation-failed', component: 'tikv', isBare: true, messages: ['failed to generate snap!!!', 'failed to try generating snapshot', 'failed to get snapshot after'],
    meaning: 'The leader cannot write the snapshot.',
    samples: [
      '[2026/11/23 09:18:37.795 +00:00] [ERROR] [region.rs:405] ["failed to generate snap!!!"] [err="\\"Engine Engine\\""] [region_id=115]',
      `[2026/11/23 09:18:38.375 +00:00] [WARN] [peer_storage.rs:592] ["failed to try generating snapshot"] [request_peer=2551] [times=1] ${PEER}`,
      '[2025/04/14 07:16:40.300 +00:00] [FATAL] [lib.rs:480] ["unexpected error: Store(Other(\\"[components/raftstore/src/store/peer_storage.rs:566]: failed to get snapshot after 5 times\\"))"]',
    ],
  },
  {
    id: 'snapshot-outdated', component: 'tikv', messages: ['snapshot is stale, generate again'],
    meaning: 'The snapshot took so long that it was out of date.',
    samples: [`[2026/11/23 09:18:38.375 +00:00] [WARN] [peer_storage.rs:480] ["snapshot is stale, generate again"] ${PEER}`],
  },
  {
    id: 'snapshot-generation-canceled', component: 'tikv', messages: ['cancel generate snap task'],
    meaning: 'The leader dropped the snapshot: its peer or store is gone.',
    samples: ['[2026/11/23 09:18:38.375 +00:00] [INFO] [peer_storage.rs:610] ["cancel generate snap task"] [cancel_by_peer_not_found=true] [region_id=115]'],
  },
  {
    id: 'snapshot-receiver-busy', component: 'tikv', messages: ['snap gen precheck response: false'],
    meaning: 'The receiver asked the leader to wait with the snapshot.',
    samples: [`[2026/11/23 09:18:38.375 +00:00] [INFO] [peer.rs:7000] ["snap gen precheck response: false"] ${PEER}`],
  },
  {
    id: 'snapshot-sending', component: 'tikv', messages: ['start sending snapshot', 'begin to send snapshot file'],
    meaning: 'A snapshot goes out.',
    samples: [
      `[2026/11/23 08:52:01.660 +00:00] [INFO] [peer_storage.rs:510] ["start sending snapshot"] [request_peer=226] ${PEER}`,
      '[2023/08/22 14:00:12.654 +08:00] [INFO] [tablet_snap.rs:763] ["begin to send snapshot file"] [snap_key=13656_13658_6_80344]',
    ],
  },
  {
    id: 'snapshot-sent', component: 'tikv', messages: ['sent snapshot'],
    meaning: 'A snapshot reached its receiver.',
    samples: ['[2026/11/23 08:52:01.660 +00:00] [INFO] [snap.rs:190] ["sent snapshot"] [duration=3.2s] [size=100] [snap_key=115_6_80344] [region_id=115]'],
  },
  {
    id: 'snapshot-send-throttled', component: 'tikv', messages: ['too many sending snapshot tasks'],
    meaning: 'concurrent-send-snap-limit is reached: the snapshot is dropped.',
    samples: ['[2026/11/23 08:52:01.695 +00:00] [WARN] [snap.rs:330] ["too many sending snapshot tasks, drop Send Snap[to: tikv-1.lab:20160, snap: x]"]'],
  },
  {
    id: 'snapshot-send-failed', component: 'tikv', messages: ['failed to send snap'],
    meaning: 'A snapshot did not reach its receiver; `err` says why.',
    noise: {
      id: 'send-snap-remote-stopped', because: say`the receiver refused the snapshot or restarted`,
      unless: 'the same Region fails again and again without a refusal or a restart of the target',
    },
    samples: ['[2026/11/23 08:52:01.700 +00:00] [ERROR] [snap.rs:387] ["failed to send snap"] [err="Grpc(RemoteStopped)"] [region_id=105] [to_addr=tikv-1.lab:20160]'],
  },
  {
    id: 'snapshot-refused', component: 'tikv', messages: ['exceeded the limitation'],
    meaning: 'The receiver refused the snapshot: concurrent-recv-snap-limit is reached there.',
    samples: ['[2026/11/23 08:52:01.700 +00:00] [ERROR] [snap.rs:387] ["failed to send snap"] [err="message: \\"the number of received snapshot tasks 32 exceeded the limitation 32\\""] [region_id=105] [to_addr=tikv-1.lab:20160]'],
  },
  {
    id: 'snapshot-receive-throttled', component: 'tikv', messages: ['too many recving snapshot tasks', 'expired in the snap recv concurrency limiter'],
    meaning: 'This store refuses snapshots: too many come at once.',
    samples: [
      '[2026/11/23 08:52:01.695 +00:00] [WARN] [snap.rs:363] ["too many recving snapshot tasks, ignore"]',
      '[2026/11/23 08:52:01.695 +00:00] [INFO] [snap.rs:300] ["region 115 expired in the snap recv concurrency limiter"]',
    ],
  },
  {
    id: 'snapshot-receive-failed', component: 'tikv', messages: ['failed to recv snapshot'],
    meaning: 'A snapshot broke off on its way in.',
    samples: ['[2026/11/23 08:52:01.695 +00:00] [ERROR] [snap.rs:400] ["failed to recv snapshot"] [err="Grpc(RemoteStopped)"] [region_id=115]'],
  },
  {
    id: 'snapshot-overlap', component: 'tikv', messages: ['snapshot range overlaps', 'Damaged region overlapped and reject to create peer'],
    meaning: 'This store holds something in the range of the snapshot and has to drop it first.',
    samples: [
      `[2026/11/23 08:52:01.695 +00:00] [INFO] [store.rs:2000] ["snapshot range overlaps, wait source destroy finish"] [overlap_region_id=9] ${PEER}`,
      '[2026/11/23 08:52:01.695 +00:00] [INFO] [store.rs:2010] ["Damaged region overlapped and reject to create peer"] [peer_id=116] [region_id=115]',
    ],
  },
  {
    id: 'snapshot-status', component: 'tikv', messages: ['report snapshot status'],
    meaning: 'The leader learned whether its snapshot arrived.',
    samples: [`[2026/11/23 08:52:01.705 +00:00] [INFO] [peer.rs:1318] ["report snapshot status"] [status=Failure] [to="id: 226 store_id: 1 role: Learner"] ${PEER}`],
  },
  {
    id: 'snapshot-applying', component: 'tikv', messages: ['begin to apply snapshot', 'begin apply snap data', 'region is applying snapshot', 'Begin apply snapshot'],
    meaning: 'This store began to apply a snapshot.',
    samples: [
      `[2026/11/23 09:17:16.500 +00:00] [INFO] [peer_storage.rs:1000] ["begin to apply snapshot"] ${PEER}`,
      '[2026/11/23 09:17:16.509 +00:00] [INFO] [region.rs:443] ["begin apply snap data"] [region_id=281]',
      `[2026/11/23 09:17:16.509 +00:00] [INFO] [store.rs:1050] ["region is applying snapshot"] ${PEER}`,
      '[2026/11/23 09:17:16.509 +00:00] [INFO] [KVStore.cpp:300] ["Begin apply snapshot, new_region=[region_id=281]"] [thread_id=9]',
    ],
  },
  {
    id: 'snapshot-applied', component: 'tikv', messages: ['apply new data', 'Finish apply snapshot'],
    meaning: 'The snapshot is applied: the peer has its data.',
    samples: [
      '[2026/11/23 09:17:16.546 +00:00] [INFO] [region.rs:494] ["apply new data"] [time_takes=45.038236ms] [region_id=281]',
      '[2026/11/23 09:17:16.509 +00:00] [INFO] [KVStore.cpp:310] ["Finish apply snapshot, cost=0.1s region_id=281"] [thread_id=9]',
    ],
  },
  {
    id: 'snapshot-apply-failed', component: 'tikv', messages: ['applying snapshot is aborted', 'failed to apply snap!!!'],
    meaning: 'The snapshot could not be applied.',
    samples: [
      `[2026/11/23 09:17:16.546 +00:00] [WARN] [region.rs:520] ["applying snapshot is aborted"] ${PEER}`,
      '[2026/11/23 09:17:16.546 +00:00] [ERROR] [region.rs:520] ["failed to apply snap!!!"] [err="missing snapshot file"] [region_id=115]',
    ],
  },
  {
    id: 'snapshot-broken', component: 'tikv', keep: 'all', messages: ['applying snapshot failed'],
    meaning: 'TiKV ended itself over a snapshot that it cannot apply; it does so at every start.',
    samples: ['[2026/11/23 09:17:16.546 +00:00] [FATAL] [peer_storage.rs:1200] ["[region 115] 116 applying snapshot failed"]'],
  },
  {
    id: 'tiflash-snapshot-waits', component: 'tiflash', messages: ['Prehandle resource wait begin'],
    meaning: 'TiFlash is busy with other snapshots.',
    samples: ['[2026/11/23 09:17:16.509 +00:00] [INFO] [PrehandleSnapshot.cpp:300] ["Prehandle resource wait begin, region_id=281"] [thread_id=9]'],
  },
  {
    id: 'tiflash-peer-removed', component: 'tiflash', messages: ['Start to remove region_id=', 'might be removed already'],
    meaning: 'TiFlash drops a peer, or no longer has it.',
    samples: [
      '[2026/11/23 09:17:16.509 +00:00] [INFO] [KVStore.cpp:500] ["Start to remove region_id=281"] [thread_id=9]',
      '[2026/11/23 09:17:16.509 +00:00] [WARN] [KVStore.cpp:510] ["region_id=281 not found, might be removed already"] [thread_id=9]',
    ],
  },
  {
    id: 'tiflash-probe-failed', component: 'tiflash', messages: ['detect failed: '],
    meaning: 'A compute node of TiFlash asks an address of its list.',
    noise: {id: 'tiflash-probe-failed', because: say`it asks removed nodes as well (pingcap/tiflash#7292)`, unless: 'PD lists that store as Up'},
    samples: ['[2026/11/23 09:17:16.509 +00:00] [WARN] [MPPProbe.cpp:90] ["detect failed: 10.0.1.9:3930 error: failed to connect"] [thread_id=9]'],
  },
] as const satisfies readonly Signature[]
