import type {Signature} from './signature.js'
import {say} from '../model/say.js'

const OPERATOR = '[region-id=110] [takes=0s] [operator="\\"replace-rule-offline-peer {mv peer: store [6] to [1]} (kind:replica,region, region:110(4, 10), createAt:2026-11-23 09:27:18.27 +0000 UTC)\\""]'

/** What became of PD's plans for a Region, and what its checkers saw (tikv/pd pkg/schedule/operator/operator_controller.go, pkg/schedule/checker). */
export const pdOperators = [
  {
    id: 'operator-added', component: 'pd', messages: ['"add operator', '] add operator '],
    meaning: 'PD made a plan for the Region.',
    samples: [
      `[2026/11/23 09:27:18.276 +00:00] [INFO] [operator_controller.go:488] ["add operator"] ${OPERATOR} [additional-info=]`,
      '2018/12/18 22:26:58.431 operator_controller.go:77: [info] [region 110] add operator replaceOfflineReplica (kind:region,replica, region:110(4,10))',
    ],
  },
  {
    id: 'operator-finished', component: 'pd', messages: ['operator finish'],
    meaning: 'The plan for the Region was carried out.',
    samples: [`[2026/11/23 09:28:24.460 +00:00] [INFO] [operator_controller.go:551] ["operator finish"] ${OPERATOR}`],
  },
  {
    id: 'operator-timed-out', component: 'pd', messages: ['operator timeout'],
    meaning: 'PD gave the plan up: a step did not end in time.',
    samples: [`[2026/11/23 09:49:48.430 +00:00] [INFO] [operator_controller.go:574] ["operator timeout"] ${OPERATOR}`],
  },
  {
    id: 'operator-canceled', component: 'pd', messages: ['operator canceled'],
    meaning: 'PD cancelled the plan.',
    noise: {
      id: 'single-operator-cancel', because: say`PD makes another operator for the Region`,
      unless: 'all operators of one kind end with takes=0s',
    },
    samples: [`[2026/11/23 09:27:18.276 +00:00] [INFO] [operator_controller.go:666] ["operator canceled"] ${OPERATOR}`],
  },
  {
    id: 'operator-removed', component: 'pd', messages: ['operator removed'],
    meaning: 'The plan was removed, by a person or by PD.',
    samples: [`[2026/11/23 09:39:55.446 +00:00] [INFO] [operator_controller.go:574] ["operator removed"] ${OPERATOR}`],
  },
  {
    id: 'operator-expired', component: 'pd', messages: ['operator expired'],
    meaning: 'The plan waited in the queue for too long.',
    samples: [`[2026/11/23 09:39:55.446 +00:00] [INFO] [operator_controller.go:574] ["operator expired"] ${OPERATOR}`],
  },
  {
    id: 'operator-stale', component: 'pd', messages: ['operator is stale', 'stale operator'],
    meaning: 'The Region changed under the plan, or a step became impossible.',
    samples: [
      '[2026/11/23 09:39:55.445 +00:00] [INFO] [operator_controller.go:164] ["operator is stale"] [region-id=510] [error="cannot demote leader peer"]',
      '[2020/11/23 09:39:55.445 +00:00] [INFO] [operator_controller.go:140] ["stale operator"] [region-id=510] [diff=1]',
    ],
  },
  {
    id: 'operator-replaced', component: 'pd', messages: ['replace old operator'],
    meaning: 'A plan of higher priority took the place of this one.',
    samples: [`[2026/11/23 09:12:05.474 +00:00] [INFO] [operator_controller.go:591] ["replace old operator"] ${OPERATOR}`],
  },
  {
    id: 'operator-region-gone', component: 'pd', messages: ['remove operator because region disappeared'],
    meaning: 'The Region of the plan was merged or dropped.',
    samples: ['[2026/11/23 09:12:05.474 +00:00] [WARN] [operator_controller.go:101] ["remove operator because region disappeared"] [region-id=115]'],
  },
  {
    id: 'command-sent', component: 'pd', messages: ['send schedule command'],
    meaning: 'PD sent a step to the leader of the Region; source=heartbeat shows that the leader reports.',
    noise: {
      id: 'step-resent-by-heartbeat', because: say`the present step is sent again with every heartbeat`,
      unless: 'the same step goes out for minutes and the operator times out',
    },
    samples: ['[2026/11/23 09:28:24.415 +00:00] [INFO] [operator_controller.go:634] ["send schedule command"] [region-id=340] [step="add learner peer 380 on store 6"] [source=create]'],
  },
  {
    id: 'region-without-leader', component: 'pd', messages: ['region have no leader'],
    meaning: 'PD knows no leader of the Region and cannot move it.',
    samples: ['[2026/11/23 09:21:34.307 +00:00] [WARN] [balance_region.go:233] ["region have no leader"] [scheduler=balance-region-scheduler] [region-id=55120]'],
  },
  {
    id: 'lost-store', component: 'pd', messages: ['lost the store, maybe you are recovering'],
    meaning: 'A Region has a peer on a store that PD does not know (placement rules off).',
    samples: ['[2026/11/23 10:04:06.457 +00:00] [WARN] [replica_checker.go:188] ["lost the store, maybe you are recovering the PD cluster"] [store-id=17]'],
  },
  {
    id: 'pd-store-unknown', component: 'pd', messages: ['["invalid store ID"]', '"message":"invalid store ID"', 'missing store'],
    meaning: 'An operator met a peer on a store that PD does not know.',
    samples: [
      '[2026/11/23 09:04:53.812 +00:00] [ERROR] [operator_controller.go:944] ["invalid store ID"] [store-id=17]',
      '{"level":"ERROR","time":"2026/11/23 09:04:53.812 +00:00","caller":"operator_controller.go:944","message":"invalid store ID","store-id":17}',
      '[2026/11/23 09:04:53.812 +00:00] [INFO] [operator_controller.go:519] ["missing store"] [store-id=17]',
    ],
  },
  {
    id: 'region-still-joint', component: 'pd', messages: ['region is still in the joint state'],
    meaning: 'The Region did not leave the joint state when PD expected it.',
    samples: ['[2026/11/23 09:04:53.812 +00:00] [WARN] [step.go:700] ["region is still in the joint state"] [region-id=80]'],
  },
  {
    id: 'unexpected-peer', component: 'pd', messages: ['obtain unexpected peer'],
    meaning: 'The Region has another peer on the store than the operator wanted.',
    samples: ['[2026/11/23 09:04:53.812 +00:00] [WARN] [step.go:120] ["obtain unexpected peer"] [expect="add peer 380 on store 6"] [obtain-learner=381]'],
  },
  {
    id: 'down-peer-on-live-store', component: 'pd', messages: ['region has down peer on connected store'],
    meaning: 'A leader does not hear from a peer, although PD hears from its store, or knows no such store.',
    samples: ['[2026/11/23 09:04:53.812 +00:00] [WARN] [rule_checker.go:480] ["region has down peer on connected store"] [region-id=80] [down-peer=163] [store-id=6]'],
  },
  {
    id: 'region-members-changed', component: 'pd', messages: ['region ConfVer changed'],
    meaning: 'A heartbeat brought a new list of peers.',
    samples: ['[2026/11/23 09:28:24.461 +00:00] [INFO] [region.go:514] ["region ConfVer changed"] [region-id=340] [detail="Add peer:{id:380 store_id:6 role:Learner }"] [old-confver=5] [new-confver=6]'],
  },
  {
    id: 'region-leader-changed', component: 'pd', messages: ['"leader changed'],
    meaning: 'A heartbeat came from a new leader.',
    samples: ['[2026/11/23 09:28:24.460 +00:00] [INFO] [region.go:526] ["leader changed"] [region-id=155] [from=1] [to=8]'],
  },
  {
    id: 'damaged-region', component: 'pd', messages: ['due to damaged region', "store damaged but can't add remove peer operator"],
    meaning: 'PD removes the peers of Regions that a store reports as damaged.',
    samples: [
      '[2026/11/23 09:28:24.460 +00:00] [INFO] [cluster.go:1010] ["added remove peer operator due to damaged region"] [region-id=155] [store-id=5]',
      '[2026/11/23 09:28:24.460 +00:00] [WARN] [cluster.go:1014] ["store damaged but can\'t add remove peer operator"] [region-id=155] [store-id=5]',
    ],
  },
  {
    // All of them DEBUG: a bundle seldom has them.
    id: 'checker-gave-up', component: 'pd',
    messages: ['fail to fix rule peer', 'no store to replace peer', 'no store to add peer', 'cancel add operator', 'region has no leader'],
    meaning: 'A checker says why it made no operator for the Region.',
    samples: [
      '[2022/01/14 18:01:21.883 +08:00] [DEBUG] [rule_checker.go:108] ["fail to fix rule peer"] [rule-group=pd] [rule-id=default] [error="no valid leader"]',
      '[2022/01/14 18:01:21.883 +08:00] [DEBUG] [replica_checker.go:230] ["no store to replace peer"] [region-id=80]',
      '[2022/01/14 18:01:21.883 +08:00] [DEBUG] [replica_checker.go:130] ["no store to add peer"] [region-id=80]',
      '[2022/01/14 18:01:21.883 +08:00] [DEBUG] [operator_controller.go:400] ["region epoch not match, cancel add operator"] [region-id=80]',
      '[2022/01/14 18:01:21.883 +08:00] [DEBUG] [rule_checker.go:80] ["fail to check region"] [region-id=80] [error="region has no leader"]',
    ],
  },
] as const satisfies readonly Signature[]
