import type {Signature} from './signature.js'
import {say} from '../model/say.js'

/** The life of the PD leader, its saved state and its configuration (tikv/pd server/server.go, server/cluster/coordinator.go). */
export const pdLeader = [
  {
    id: 'pd-started', component: 'pd', keep: 'all', messages: ['Welcome to Placement Driver'],
    meaning: 'A PD server started.',
    samples: ['[2026/11/23 10:04:12.808 +00:00] [INFO] [util.go:41] ["Welcome to Placement Driver (PD)"]'],
  },
  {
    id: 'pd-version', component: 'pd', keep: 'all', messages: ['release-version'],
    meaning: 'The release of PD, from its banner.',
    samples: ['[2026/11/23 10:04:12.808 +00:00] [INFO] [util.go:42] [PD] [release-version=v5.2.1]'],
  },
  {
    id: 'pd-stopped', component: 'pd', keep: 'all', messages: ['ot signal to exit'],
    meaning: 'A PD server was told to stop.',
    samples: ['[2026/11/23 09:48:24.286 +00:00] [INFO] [main.go:124] ["Got signal to exit"] [signal=terminated]'],
  },
  {
    id: 'pd-stores-loaded', component: 'pd', keep: 'all', messages: ['"load stores'],
    meaning: 'A new PD leader read the stores from disk: their statistics begin anew.',
    samples: ['[2026/11/23 09:57:39.742 +00:00] [INFO] [cluster.go:350] ["load stores"] [count=3] [cost=49.033µs]'],
  },
  {
    // With its quotation mark: a follower logs `region syncer finished load regions`.
    id: 'pd-regions-loaded', component: 'pd', keep: 'all', messages: ['"load regions'],
    meaning: 'A new PD leader read the Regions from disk: none has a leader until it reports.',
    noise: {id: 'single-pd-leader-change', because: say`one change of the PD leader explains zero counts and missing leaders for two minutes only`, unless: 'three or more within 30 minutes'},
    samples: ['[2026/11/23 09:57:39.742 +00:00] [INFO] [cluster.go:364] ["load regions"] [count=1] [cost=49.033µs]'],
  },
  {
    id: 'pd-campaign-won', component: 'pd', keep: 'all', messages: ['campaign leader ok', 'campaign pd leader ok', 'campaign PD leader ok', 'campaign API Service leader ok'],
    meaning: 'This PD server became the PD leader.',
    samples: [
      '[2020/05/14 18:10:29.300 +08:00] [INFO] [server.go:840] ["campaign leader ok"] [campaign-leader-name=pd-1]',
      '[2026/11/23 09:57:39.515 +00:00] [INFO] [server.go:1352] ["campaign pd leader ok"] [campaign-pd-leader-name=pd-1]',
      '[2026/11/23 09:57:39.515 +00:00] [INFO] [server.go:1780] ["campaign PD leader ok"] [campaign-leader-name=pd-1]',
      '[2026/11/23 09:57:39.515 +00:00] [INFO] [server.go:1724] ["campaign API Service leader ok"] [campaign-leader-name=pd-1]',
    ],
  },
  {
    id: 'pd-leader-ready', component: 'pd', keep: 'all', messages: ['leader is ready to serve'],
    meaning: 'The PD leader serves requests.',
    samples: ['[2026/11/23 09:57:39.518 +00:00] [INFO] [server.go:1410] ["PD cluster leader is ready to serve"] [pd-leader-name=pd-1]'],
  },
  {
    id: 'pd-leader-lost', component: 'pd', keep: 'all', messages: ['no longer a leader because lease has expired', 'lease expired, leader step down', 'etcd leader changed, resigns'],
    meaning: 'This PD server is no longer the PD leader.',
    samples: [
      '[2026/11/23 09:27:27.678 +00:00] [INFO] [server.go:1764] ["no longer a leader because lease has expired, pd leader will step down"]',
      '[2026/11/23 09:27:27.678 +00:00] [INFO] [server.go:1193] ["lease expired, leader step down"]',
      '[2026/11/23 09:27:27.678 +00:00] [INFO] [server.go:1771] ["etcd leader changed, resigns pd leadership"] [old-pd-leader-name=pd-1]',
    ],
  },
  {
    // pkg/member/member.go CampaignLeader; from 7.6 on only as the error of `campaign PD leader meets error due to etcd error`
    id: 'pd-campaign-too-often', component: 'pd', keep: 'all', messages: ['campaign times is too frequent', 'frequently changed, leader-key is'],
    meaning: 'The PD leader changed so often that a server gives the leadership up.',
    samples: [
      '[2026/11/23 09:27:27.678 +00:00] [ERROR] [server.go:1654] ["campaign times is too frequent, resign and campaign again"] [leader-name=pd-1]',
      '[2026/11/23 09:27:27.678 +00:00] [ERROR] [server.go:1704] ["campaign PD leader meets error due to etcd error"] [campaign-leader-name=pd-1] [error="[PD:server:ErrLeaderFrequentlyChange]leader pd-1 frequently changed, leader-key is [/pd/7711296042338125119/leader]"]',
    ],
  },
  {
    id: 'pd-preparing', component: 'pd', keep: 'all', messages: ['coordinator starts to collect cluster information'],
    meaning: 'The PD leader waits for Regions to report before it schedules.',
    samples: ['[2026/11/23 09:57:39.745 +00:00] [INFO] [coordinator.go:322] ["coordinator starts to collect cluster information"]'],
  },
  {
    id: 'pd-prepared', component: 'pd', keep: 'all', messages: ['coordinator has finished cluster information preparation'],
    meaning: 'Enough Regions have reported: PD may schedule.',
    samples: ['[2026/11/23 09:57:42.746 +00:00] [INFO] [coordinator.go:325] ["coordinator has finished cluster information preparation"]'],
  },
  {
    id: 'pd-schedulers-running', component: 'pd', keep: 'all', messages: ['coordinator starts to run schedulers'],
    meaning: 'PD schedules.',
    samples: ['[2026/11/23 09:57:42.746 +00:00] [INFO] [coordinator.go:335] ["coordinator starts to run schedulers"]'],
  },
  {
    id: 'pd-scheduling-stopped', component: 'pd', keep: 'all', messages: ['coordinator has been stopped'],
    meaning: 'PD no longer schedules here: the server stops, or lost the leadership.',
    samples: ['[2026/11/23 09:57:42.746 +00:00] [INFO] [coordinator.go:377] ["coordinator has been stopped"]'],
  },
  {
    id: 'scheduling-primary', component: 'pd', keep: 'all', messages: ['campaign scheduling primary ok', 'the scheduling primary will step down', 'the scheduling primary/leader will step down'],
    meaning: 'The scheduling service gained or lost its primary (microservice mode).',
    samples: [
      '[2026/11/23 09:57:42.746 +00:00] [INFO] [server.go:260] ["campaign scheduling primary ok"] [campaign-scheduling-primary-name=s-1]',
      '[2026/11/23 09:57:42.746 +00:00] [INFO] [server.go:290] ["no longer a primary because lease has expired, the scheduling primary will step down"]',
      '[2026/11/23 09:57:42.746 +00:00] [INFO] [server.go:290] ["no longer a primary/leader because lease has expired, the scheduling primary/leader will step down"]',
    ],
  },
  {
    id: 'pd-fatal', component: 'pd', keep: 'all', messages: ['[FATAL]', '"level":"FATAL"'],
    meaning: 'PD ended itself.',
    samples: [
      '[2021/05/08 11:43:06.652 +08:00] [FATAL] [store.go:550] ["try to clean a store\'s pause state, but it is not found"] [store-id=2] [stack="github.com/pingcap/log.Fatal"]',
      '{"level":"FATAL","time":"2021/05/08 11:43:06.652 +08:00","caller":"main.go:101","message":"run server failed","error":"bind"}',
    ],
  },
  {
    // Of Go, on stderr, with the stack of a goroutine below it. Other lines hold these words too: only one that begins with them is meant.
    id: 'pd-panic', component: 'pd', keep: 'all', messages: ['panic: ', 'fatal error: '],
    meaning: 'PD died without its logger.',
    samples: ['panic: runtime error: invalid memory address or nil pointer dereference', 'fatal error: concurrent map writes'],
  },
  {
    id: 'pause-state-missing', component: 'pd', keep: 'all', messages: ['store is unblocked, but it is not found', "pause state, but it is not found"],
    meaning: 'A scheduler was removed whose store is purged; as FATAL it ended PD (tikv/pd#3660), as WARN it is harmless.',
    samples: [
      '[2021/05/08 11:43:06.652 +08:00] [FATAL] [store.go:550] ["store is unblocked, but it is not found"] [store-id=2]',
      '[2021/05/08 11:43:06.652 +08:00] [FATAL] [store.go:550] ["try to clean a store\'s pause state, but it is not found"] [store-id=2]',
    ],
  },
  {
    id: 'pd-save-failed', component: 'pd',
    messages: ['flush regions meet error', 'flush data meet error', 'failed to save region to storage', 'failed to delete region from storage', 'fail to save region to kv', 'save to etcd meet error'],
    meaning: 'PD could not save what it knows; after its next start older Regions come back.',
    samples: [
      '[2025/10/01 10:00:00.000 +08:00] [ERROR] [region_storage.go:140] ["flush regions meet error"] [error="write 000123.log: no space left on device"]',
      '[2025/10/01 10:00:00.000 +08:00] [ERROR] [leveldb_backend.go:120] ["flush data meet error"] [error="no space left on device"]',
      '[2025/10/01 10:00:00.000 +08:00] [ERROR] [cluster.go:980] ["failed to save region to storage"] [region-id=7]',
      '[2025/10/01 10:00:00.000 +08:00] [ERROR] [cluster.go:990] ["failed to delete region from storage"] [region-id=7]',
      '[2019/10/01 10:00:00.000 +08:00] [ERROR] [cluster_info.go:500] ["fail to save region to kv"] [region-id=7]',
      '[2026/11/23 09:27:34.211 +00:00] [ERROR] [etcd_kv.go:111] ["save to etcd meet error"] [key=/pd/7711296042338125119/raft/s/00000000000000000001]',
    ],
  },
  {
    id: 'clock-offset', component: 'pd', messages: ['clock offset'],
    meaning: 'The clock of the PD host jumped.',
    noise: {id: 'clock-offset', because: say`it concerns timestamps only`},
    samples: ['[2026/11/23 09:57:39.515 +00:00] [WARN] [tso.go:254] ["clock offset"] [jet-lag=190.4ms]'],
  },
] as const satisfies readonly Signature[]
