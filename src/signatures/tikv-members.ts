import type {Signature} from './signature.js'
import {say} from '../model/say.js'

const PEER = '[peer_id=116] [region_id=115]'

/** Changes of members, merges and routes (tikv/tikv components/raftstore/src/store/{peer.rs,worker/pd.rs,fsm/apply.rs}). */
export const tikvMembers = [
  {
    id: 'conf-change-ordered', component: 'tikv', messages: ['try to change peer'],
    meaning: 'The leader got a change of members from PD.',
    samples: ['[2025/04/14 07:16:40.215 +00:00] [INFO] [pd.rs:1554] ["try to change peer"] [changes="[peer { id: 14368096 store_id: 1 role: Learner } change_type: AddLearnerNode]"] [region_id=7437688]'],
  },
  {
    id: 'conf-change-proposed', component: 'tikv', messages: ['propose conf change peer'],
    meaning: 'The leader proposed the change to the Raft group.',
    samples: [`[2025/04/14 07:16:40.215 +00:00] [INFO] [peer.rs:5199] ["propose conf change peer"] [kind=Simple] ${PEER}`],
  },
  {
    id: 'conf-change-executed', component: 'tikv', messages: ['exec ConfChange'],
    meaning: 'The change is applied on this peer.',
    samples: [`[2026/11/23 08:08:17.544 +00:00] [INFO] [apply.rs:1954] ["exec ConfChangeV2"] [epoch="conf_ver: 11 version: 27"] [kind=Simple] ${PEER}`],
  },
  {
    id: 'conf-change-done', component: 'tikv', messages: ['conf change successfully'],
    meaning: 'The change of members is done on this peer.',
    samples: [`[2025/04/14 07:16:40.216 +00:00] [INFO] [apply.rs:2537] ["conf change successfully"] [changes="[]"] ${PEER}`],
  },
  {
    id: 'conf-change-reported', component: 'tikv', messages: ['notify pd with change peer region'],
    meaning: 'The leader told PD of the new members.',
    samples: [`[2026/11/23 08:08:17.547 +00:00] [INFO] [peer.rs:2307] ["notify pd with change peer region"] [region="id: 115 peers { id: 116 store_id: 1 }"] ${PEER}`],
  },
  {
    id: 'joint-state-left', component: 'tikv', messages: ['leave joint state successfully'],
    meaning: 'The Region left the joint state.',
    samples: [`[2026/11/23 08:08:17.547 +00:00] [INFO] [apply.rs:2600] ["leave joint state successfully"] ${PEER}`],
  },
  {
    id: 'conf-change-pending', component: 'tikv', messages: ['there is a pending conf change, try later'],
    meaning: 'The change before this one is not applied yet.',
    noise: {id: 'single-pending-conf-change', because: say`once it only means that the change before is being applied`, unless: 'it is repeated for one Region over minutes'},
    samples: [`[2026/11/23 09:09:09.532 +00:00] [INFO] [peer.rs:4801] ["there is a pending conf change, try later"] ${PEER}`],
  },
  {
    // From 6.4 on store/util.rs check_conf_change names the two configurations only.
    id: 'conf-change-unsafe', component: 'tikv', messages: ['rejects unsafe conf change request', 'unsafe to perform conf change', 'promoted commit index'],
    meaning: 'The leader refuses the change: too few of the voters have what is committed.',
    samples: [
      `[2026/11/23 09:02:45.735 +00:00] [INFO] [peer.rs:1502] ["rejects unsafe conf change request"] [truncated_index=184220] [promoted_commit_index=184003] [request="peer { id: 163 store_id: 6 }"] ${PEER}`,
      '[2026/11/23 09:06:05.369 +00:00] [WARN] [peer.rs:4866] ["failed to propose confchange"] [error="Other(\\"[components/raftstore/src/store/peer.rs:1432]: [region 1330] 1331 unsafe to perform conf change [peer { id: 1463 store_id: 1 }]\\")"]',
      '[2026/11/23 09:06:05.369 +00:00] [WARN] [peer.rs:4913] ["failed to propose confchange"] [error="Other(\\"[components/raftstore/src/store/util.rs:1008]: [peer { id: 1463 store_id: 1 }]: before: voters: 1331, after: voters: 1463, first index 184221, promoted commit index 184003\\")"]',
    ],
  },
  {
    id: 'conf-change-refused', component: 'tikv', messages: ['failed to propose confchange', 'Coprocessor rejected proposing conf change'],
    meaning: 'The leader refuses the change; `error` says why.',
    samples: [
      '[2026/11/23 09:06:05.369 +00:00] [WARN] [peer.rs:4866] ["failed to propose confchange"] [error="Other(\\"[components/raftstore/src/store/peer.rs:1432]: [region 1330] 1331 ignore remove leader\\")"]',
      `[2026/11/23 09:06:05.369 +00:00] [WARN] [peer.rs:4860] ["Coprocessor rejected proposing conf change."] [err="x"] ${PEER}`,
    ],
  },
  {
    id: 'leader-removal-refused', component: 'tikv', messages: ['rejects remove leader request', 'ignore remove leader', 'can not remove voter directly', 'ignore leave joint command that demoting leader'],
    meaning: 'The leader refuses to remove itself.',
    samples: [
      `[2019/11/23 09:06:05.369 +00:00] [WARN] [peer.rs:1400] ["rejects remove leader request"] ${PEER}`,
      '[2026/11/23 09:06:05.369 +00:00] [WARN] [peer.rs:4866] ["failed to propose confchange"] [error="Other(\\"[region 1330] 1331 ignore remove leader or demote leader\\")"]',
      '[2026/11/23 09:06:05.369 +00:00] [WARN] [peer.rs:4866] ["failed to propose confchange"] [error="Other(\\"[region 1330] 1331 invalid conf change request: change_type: RemoveNode peer { id: 1331 store_id: 1 }, can not remove voter directly\\")"]',
      '[2026/11/23 09:06:05.369 +00:00] [WARN] [peer.rs:4866] ["failed to propose confchange"] [error="Other(\\"[region 1330] 1331 ignore leave joint command that demoting leader\\")"]',
    ],
  },
  {
    id: 'peer-destroyed', component: 'tikv', messages: ['start destroy peer', 'peer destroy itself', 'finish peer destroyed'],
    meaning: 'The peer was taken off this store.',
    noise: {id: 'peer-destroy-and-recreate', because: say`taking a peer away and placing it again is ordinary scheduling`, unless: 'the end never comes, and its range overlaps an incoming snapshot'},
    samples: [
      `[2026/11/23 09:06:05.369 +00:00] [INFO] [store.rs:900] ["start destroy peer"] ${PEER}`,
      `[2026/11/23 09:06:05.369 +00:00] [INFO] [peer.rs:980] ["peer destroy itself"] [takes=1ms] ${PEER}`,
      `[2026/11/23 09:06:05.369 +00:00] [INFO] [peer.rs:990] ["finish peer destroyed"] ${PEER}`,
    ],
  },
  {
    id: 'merge-ordered', component: 'tikv', messages: ['try to merge'],
    meaning: 'The leader was told by PD to merge the Region into its neighbour.',
    samples: ['[2026/11/23 09:17:32.061 +00:00] [INFO] [pd.rs:966] ["try to merge"] [merge="target { id: 125 }"] [region_id=120]'],
  },
  {
    id: 'merge-rolled-back', component: 'tikv', messages: ['failed to schedule merge, rollback', 'want to rollback merge', 'notify pd with rollback merge'],
    meaning: 'The merge could not go on.',
    samples: [
      '[2026/11/23 09:17:34.058 +00:00] [INFO] [peer.rs:2990] ["failed to schedule merge, rollback"] [err="\\"Other\\""] [peer_id=121] [region_id=120]',
      '[2026/11/23 09:17:34.058 +00:00] [INFO] [peer.rs:3100] ["want to rollback merge"] [region_id=120]',
      '[2026/11/23 09:17:34.058 +00:00] [INFO] [peer.rs:3110] ["notify pd with rollback merge"] [region_id=120]',
    ],
  },
  {
    id: 'merge-skipped', component: 'tikv', messages: ['skip merge'],
    meaning: 'The leader does not merge: a peer is too far behind.',
    samples: ['[2026/11/23 09:17:34.058 +00:00] [WARN] [peer.rs:4700] ["skip proposal"] [err="Other(\\"[region 120] log gap too large, skip merge: matched: 3\\")"] [peer_id=121] [region_id=120]'],
  },
  {
    id: 'merge-finished', component: 'tikv', messages: ['merge finished'],
    meaning: 'The Region was merged into its neighbour.',
    samples: ['[2026/11/23 09:17:34.058 +00:00] [INFO] [peer.rs:3200] ["merge finished"] [region_id=120]'],
  },
  {
    id: 'tikv-store-invalid', component: 'tikv', messages: ['invalid store ID'],
    meaning: 'TiKV asked for a store that PD does not know.',
    noise: {id: 'invalid-store-id-not-found', because: say`a component goes on asking for a store that is purged`, unless: 'a Region lists a peer on that store'},
    samples: ['[2019/07/17 15:46:55.241 +00:00] [ERROR] [util.rs:327] ["request failed"] [err="Grpc(RpcFailure(RpcStatus { status: Unknown, details: Some(\\"invalid store ID 462, not found\\") }))"]'],
  },
  {
    id: 'store-unresolved', component: 'tikv', messages: ['resolve store address failed', 'resolve store not found', 'store is not found in PD, retrying resolve'],
    meaning: 'A peer has to talk to a store that is Tombstone or purged.',
    samples: [
      '[2026/11/23 09:15:58.678 +00:00] [ERROR] [raft_client.rs:560] ["resolve store address failed"] [err_code=KV:Unknown] [err="Other(\\"store 9 has been removed\\")"] [store_id=9]',
      '[2026/11/23 09:15:58.678 +00:00] [INFO] [resolve.rs:120] ["resolve store not found"] [store_id=9]',
      '[2026/11/23 09:15:58.678 +00:00] [WARN] [resolve.rs:125] ["store is not found in PD, retrying resolve"] [store_id=9]',
    ],
  },
  {
    id: 'region-unknown-here', component: 'tikv', messages: ['region not exist but not tombstone', 'RegionNotRegistered {'],
    meaning: 'A message came for a Region that this store does not have yet.',
    noise: {id: 'region-not-exist-but-not-tombstone', because: say`the child of a split sends before this store has applied the split`, unless: 'it repeats for minutes for a Region that is listed on the leaving store'},
    samples: [
      '[ERROR] [store.rs:408] ["handle raft message failed"] [err="Other(\\"[src/raftstore/store/fsm/store.rs:1203]: [region 1635153] region not exist but not tombstone: region { id: 1635153 }\\")"] [store_id=8]',
      '[2026/11/23 09:06:05.369 +00:00] [INFO] [store.rs:864] ["handle raft message failed"] [err="RegionNotRegistered { region_id: 1635153, local_state: region { id: 1635153 } }"] [store_id=8]',
    ],
  },
  {
    id: 'peer-tombstone-here', component: 'tikv', messages: ['region is tombstone'],
    meaning: 'A late message came for a peer that was destroyed.',
    noise: {id: 'region-is-tombstone', because: say`the peer was destroyed on purpose`, unless: 'PD still lists this peer on this store'},
    samples: ['[2026/11/23 09:17:34.058 +00:00] [DEBUG] [store.rs:1500] ["region is tombstone"] [region_id=120]'],
  },
  {
    id: 'stale-route', component: 'tikv', messages: ['EpochNotMatch', 'epoch not match'],
    meaning: 'A client used an old route.',
    noise: {id: 'stale-route-errors', because: say`the client tries again with a new route`, unless: 'the Region is on the leaving store and the epoch is lower than PD\'s'},
    samples: [
      '[2019/11/19 20:00:08.999 +08:00] [INFO] [process.rs:179] ["get snapshot failed"] [err="Request(message: \\"EpochNotMatch current epoch of region 90496 is conf_ver: 44 version: 174\\")"]',
      '[2018/11/19 20:00:08.999 +08:00] [INFO] [process.rs:179] ["get snapshot failed"] [err="epoch not match"] [region_id=7]',
    ],
  },
] as const satisfies readonly Signature[]
