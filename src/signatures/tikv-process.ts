import type {Signature} from './signature.js'
import {say} from '../model/say.js'

/** A TiKV that starts, stops, dies or runs out of disk (tikv/tikv cmd, components/{server,tikv_util,raftstore}). */
export const tikvProcess = [
  {
    id: 'tikv-started', component: 'tikv', keep: 'all', messages: ['Welcome to TiKV'],
    meaning: 'TiKV started.',
    samples: ['[2024/01/17 15:21:13.730 +08:00] [INFO] [lib.rs:85] ["Welcome to TiKV"] [thread_id=1]'],
  },
  {
    id: 'partitioned-engine', component: 'tikv', messages: ['partitioned-raft-kv'],
    meaning: 'TiKV runs the experimental engine raftstore-v2.',
    samples: ['[2023/08/22 14:00:12.654 +08:00] [INFO] [mod.rs:100] ["using config"] [config="{\\"storage\\":{\\"engine\\":\\"partitioned-raft-kv\\"}}"]'],
  },
  {
    id: 'tikv-version', component: 'tikv', keep: 'all', messages: ['Release Version:'],
    meaning: 'The release of TiKV, from its banner.',
    samples: ['[2024/01/17 15:21:13.730 +08:00] [INFO] [lib.rs:94] ["Release Version:   8.0.0-alpha"] [thread_id=1]'],
  },
  {
    id: 'raftstore-started', component: 'tikv', keep: 'all', messages: ['"start store', 'start raft store thread'],
    meaning: 'This process is the store that the line names.',
    samples: [
      '[2026/11/22 07:19:44.445 +00:00] [INFO] [store.rs:1107] ["start store"] [takes=61.3ms] [merge_count=0] [applying_count=0] [tombstone_count=3] [region_count=28] [store_id=5]',
      '[2026/11/22 07:19:44.300 +00:00] [INFO] [node.rs:400] ["start raft store thread"] [store_id=5]',
    ],
  },
  {
    id: 'tikv-stopping', component: 'tikv', keep: 'all', messages: ['stop raft store thread', 'receive signal', 'broadcasting shutdown'],
    meaning: 'TiKV is stopping.',
    samples: [
      '[2022/09/26 03:01:45.794 +00:00] [INFO] [node.rs:541] ["stop raft store thread"] [store_id=5]',
      '[2022/09/26 03:01:45.784 +00:00] [INFO] [signal_handler.rs:19] ["receive signal 15, stopping server..."]',
      '[2022/09/26 03:01:45.795 +00:00] [INFO] [batch.rs:500] ["broadcasting shutdown"]',
    ],
  },
  {
    id: 'tikv-fatal', component: 'tikv', keep: 'all', isBare: true, messages: ['[FATAL]', '"level":"FATAL"', 'panicked at', "panicked '", 'tikv panic with'],
    meaning: 'TiKV ended itself.',
    samples: [
      '[2022/10/13 21:47:34.624 +08:00] [FATAL] [server.rs:1281] ["failed to create kv engine: Storage Engine Corruption: Sst file size mismatch: 000417.sst"]',
      '{"time":"2020/05/16 15:49:52.450 +08:00","level":"FATAL","caller":"mod.rs:455","message":"failed to start"}',
      "thread 'main' panicked at 'invalid auto generated configuration file', src/config.rs:1",
      "2019/08/16 21:18:12.445 panic_hook.rs:97: [ERROR] thread 'raftstore-1300116' panicked '[region 1376839] 1376842 to_commit 15084386 is out of range [last_index 15084384]' at...",
      'tikv panic with "unexpected error: Store(Other())" due to disk full',
    ],
  },
  {
    id: 'raft-log-lost', component: 'tikv', keep: 'all', isBare: true, messages: ['is out of range [last_index', 'may lose data', 'unexpected raft log index', "and can't be recovered", 'commit index) > last index'],
    meaning: 'The end of a Raft log is missing on this store.',
    samples: [
      "2019/08/16 21:18:12.445 panic_hook.rs:97: [ERROR] thread 'raftstore-1300116' panicked '[region 1376839] 1376842 to_commit 15084386 is out of range [last_index 15084384]' at...",
      '[2022/10/13 21:47:34.624 +08:00] [FATAL] [server.rs:1] ["[region 7] 9 log at recorded commit index [12] 34 doesn\'t exist, may lose data"]',
      '[2019/10/13 21:47:34.624 +08:00] [FATAL] [server.rs:1] ["[region 7] unexpected raft log index: last_index 3 < applied_index 5"]',
      '[2020/10/13 21:47:34.624 +08:00] [FATAL] [server.rs:1] ["raft state a not match apply state b and can\'t be recovered"]',
      '[2022/10/13 21:47:34.624 +08:00] [FATAL] [server.rs:1] ["[region 7] max(commit index, recorded commit index) > last index"]',
    ],
  },
  {
    id: 'engine-corrupt', component: 'tikv', keep: 'all', messages: ['Storage Engine Corruption', 'failed to create kv engine', 'rocksdb background error', 'panic_mark_file'],
    meaning: 'A data file of this store is damaged: TiKV cannot run.',
    samples: [
      '[2022/10/13 21:47:34.624 +08:00] [FATAL] [server.rs:1281] ["failed to create kv engine: Storage Engine Corruption: Sst file size mismatch: 000417.sst"]',
      '[2022/10/13 21:47:34.624 +08:00] [FATAL] [event_listener.rs:100] ["rocksdb background error. db: kv, reason: compaction, error: Corruption: block checksum mismatch"]',
      '[2022/10/13 21:47:34.624 +08:00] [FATAL] [server.rs:200] ["panic_mark_file /data/panic_mark_file exists, there must be something wrong with the db"]',
    ],
  },
  {
    id: 'duplicated-store-address', component: 'tikv', keep: 'all', isBare: true, messages: ['duplicated store address'],
    meaning: 'A TiKV with a new store id cannot start: PD has another store at its address.',
    samples: ['2018/03/20 15:50:14.436 util.rs:315: [ERROR] fail to request: Grpc(details: Some("duplicated store address: id:1001 address:\\"kv.p.cc:20160\\" , already registered by id:1 address:\\"kv.p.cc:20160\\" "))'],
  },
  {
    id: 'store-removed-here', component: 'tikv', keep: 'all', messages: ['store is tombstone', 'store is offlined by pd', 'gc peer on tombstone store'],
    meaning: 'TiKV learned from PD that its store is removed.',
    samples: [
      '[2023/03/28 09:34:55.711 +08:00] [ERROR] [pd.rs:1200] ["store heartbeat failed"] [err="store is tombstone"]',
      '[2023/03/28 09:34:55.711 +08:00] [INFO] [pd.rs:1210] ["store is offlined by pd"] [store_id=5]',
      '[2023/03/28 09:34:55.711 +08:00] [INFO] [life.rs:300] ["gc peer on tombstone store"] [region_id=7]',
    ],
  },
  {
    id: 'disk-usage-changed', component: 'tikv', keep: 'all', messages: ['disk usage Normal', 'disk usage AlmostFull', 'disk usage AlreadyFull', 'reported disk usage changes'],
    meaning: 'The disk of this store became full, or is no longer so.',
    samples: [
      '[2023/03/28 09:34:55.711 +08:00] [WARN] [server.rs:1200] ["disk usage Normal->AlmostFull, available=1024,snap=0,capacity=99999"]',
      '[2023/03/28 09:34:55.711 +08:00] [WARN] [server.rs:1200] ["disk usage AlmostFull->AlreadyFull, available=0,snap=0,capacity=99999"]',
      '[2023/03/28 09:34:55.711 +08:00] [WARN] [server.rs:1200] ["disk usage AlreadyFull->Normal, available=9999,snap=0,capacity=99999"]',
      '[2023/03/28 09:34:55.711 +08:00] [INFO] [peer.rs:3000] ["reported disk usage changes Normal -> AlmostFull"] [region_id=7]',
    ],
  },
  {
    id: 'disk-hangs', component: 'tikv', keep: 'all', messages: ['fail-fast: ', 'fail-fast probe', 'this is likely caused by disk IO jitters'],
    meaning: 'The disk of this store does not answer.',
    samples: [
      '[2026/03/28 09:34:55.711 +08:00] [FATAL] [disk.rs:90] ["fail-fast: disk probe timed out, shutting down"]',
      '[2026/03/28 09:34:55.711 +08:00] [ERROR] [disk.rs:80] ["fail-fast probe: disk still not responsive after elapsed"]',
      '[2026/03/28 09:34:55.711 +08:00] [WARN] [raft.rs:80] ["min_matched < min_committed, this is likely caused by disk IO jitters"] [region_id=7]',
    ],
  },
  {
    id: 'logs-dropped', component: 'tikv', keep: 'all', messages: ['logger dropped messages due to channel overflow'],
    meaning: 'Lines are missing here: the logger was overloaded.',
    samples: ['2018/10/26 10:33:27.141 ERRO slog-async: logger dropped messages due to channel overflow, count: 7'],
  },
  {
    id: 'tikv-unsafe-recovery', component: 'tikv', keep: 'all', messages: ['Unsafe recovery, '],
    meaning: 'This store carries out its part of an unsafe recovery.',
    samples: ['[2023/03/28 09:34:55.711 +08:00] [INFO] [pd.rs:1300] ["Unsafe recovery, received a recovery plan"]'],
  },
  {
    id: 'tikv-ctl-remark', component: 'tikv', messages: ['compaction guard is disabled'],
    meaning: 'tikv-ctl started.',
    noise: {id: 'tikv-ctl-start-lines', because: say`tikv-ctl prints it at every start`},
    samples: ['[2022/03/14 20:16:22.104 +08:00] [WARN] [config.rs:581] ["compaction guard is disabled due to region info provider not available"]'],
  },
] as const satisfies readonly Signature[]
