import type {Signature} from './signature.js'

/** Who changed PD's configuration, and unsafe recovery (tikv/pd server/server.go, pkg/unsaferecovery). */
export const pdConfig = [
  {
    id: 'pd-config-at-start', component: 'pd', keep: 'all', messages: ['PD Config', 'PD config'],
    meaning: 'The configuration that PD starts with, before what etcd keeps: a hint, no proof of the value in force.',
    samples: [
      '[2026/11/23 10:04:12.809 +00:00] [INFO] [server.go:214] ["PD Config"] [config="{\\"name\\":\\"pd-1\\"}"]',
      '[2026/11/23 10:04:12.809 +00:00] [INFO] [server.go:254] ["PD config"] [config="{\\"name\\":\\"pd-1\\"}"]',
    ],
  },
  {
    id: 'pd-config-updated', component: 'pd', keep: 'all',
    messages: ['schedule config is updated', 'replication config is updated', 'scheduler config is updated', 'label property config is updated'],
    meaning: 'PD\'s configuration was changed.',
    samples: [
      '[2026/11/23 09:57:40.419 +00:00] [INFO] [server.go:878] ["schedule config is updated"] [new="{\\"max-snapshot-count\\":64}"] [old="{}"]',
      '[2026/11/23 09:57:40.419 +00:00] [INFO] [server.go:940] ["replication config is updated"] [new="{\\"max-replicas\\":3}"] [old="{}"]',
      '[2026/11/23 09:57:40.419 +00:00] [INFO] [config.go:120] ["scheduler config is updated"] [new="{}"]',
      '[2026/11/23 09:57:40.419 +00:00] [INFO] [server.go:990] ["label property config is updated"] [config="{}"]',
    ],
  },
  {
    id: 'placement-rule-updated', component: 'pd', keep: 'all', messages: ['placement rule updated', 'placement rules updated'],
    meaning: 'A placement rule was set.',
    samples: [
      '[2026/11/23 09:15:17.084 +00:00] [INFO] [rule_manager.go:316] ["placement rule updated"] [rule="{\\"group_id\\":\\"pd\\",\\"id\\":\\"default\\"}"]',
      '[2026/11/23 09:15:17.084 +00:00] [INFO] [rule_manager.go:400] ["placement rules updated"] [rules="[]"]',
    ],
  },
  {
    id: 'placement-rule-removed', component: 'pd', keep: 'all', messages: ['placement rule removed', 'placement rule is removed'],
    meaning: 'A placement rule was taken away.',
    samples: [
      '[2020/11/23 09:15:17.084 +00:00] [INFO] [rule_manager.go:330] ["placement rule removed"] [rule="{}"]',
      '[2026/11/23 09:15:17.084 +00:00] [INFO] [rule_manager.go:330] ["placement rule is removed"] [group=tiflash] [id=table-45-r]',
    ],
  },
  {
    id: 'scheduler-created', component: 'pd', keep: 'all', messages: ['create scheduler'],
    meaning: 'A scheduler was started; for evict-leader its arguments name the stores.',
    samples: ['[2026/11/23 09:57:42.747 +00:00] [INFO] [coordinator.go:405] ["create scheduler"] [scheduler-name=balance-region-scheduler] [scheduler-args="[]"]'],
  },
  {
    id: 'scheduler-removed', component: 'pd', keep: 'all', messages: ['remove scheduler successfully'],
    meaning: 'A scheduler was removed.',
    samples: ['[2026/11/23 09:57:42.747 +00:00] [INFO] [coordinator.go:505] ["remove scheduler successfully"] [scheduler-name=evict-leader-scheduler]'],
  },
  {
    id: 'pd-audit', component: 'pd', keep: 'all', messages: ['Audit Log', 'audit log'],
    meaning: 'A request that changes something reached PD: who sent it, and its body.',
    samples: [
      '[2026/11/23 09:23:46.637 +00:00] [INFO] [audit.go:126] ["Audit Log"] [service-info="{ServiceLabel:CreateOperator, Method:HTTP/1.1/POST:/pd/api/v1/operators, BodyParam:{}}"]',
      '[2024/07/30 22:31:00.444 +08:00] [INFO] [audit.go:126] ["audit log"] [service-info="{ServiceLabel:DeleteStore, Method:HTTP/1.1/DELETE:/pd/api/v1/store/166543141, BodyParam:}"]',
    ],
  },
  {
    id: 'unsafe-recovery-stage', component: 'pd', keep: 'all', messages: ['Unsafe recovery enters', 'Unsafe recovery Finished', 'Unsafe recovery finished', 'Unsafe recovery Failed', 'Unsafe recovery failed'],
    meaning: 'Unsafe recovery reached a stage; while it runs PD does not schedule.',
    samples: [
      '[2023/09/18 17:13:57.443 +08:00] [INFO] [unsafe_recovery_controller.go:547] ["{\\"info\\":\\"Unsafe recovery enters collect report stage\\",\\"time\\":\\"2023-09-18 17:13:57.443\\"}"]',
      '[2026/11/23 09:23:17.857 +00:00] [INFO] [unsafe_recovery_controller.go:577] ["{\\"info\\":\\"Unsafe recovery Finished\\"}"]',
      '[2022/11/23 09:23:17.857 +00:00] [INFO] [unsafe_recovery_controller.go:577] ["{\\"info\\":\\"Unsafe recovery finished\\"}"]',
      '[2026/11/23 09:23:17.857 +00:00] [INFO] [unsafe_recovery_controller.go:577] ["{\\"info\\":\\"Unsafe recovery Failed: Exceeds timeout 2026-11-23 09:23:17\\"}"]',
      '[2022/11/23 09:23:17.857 +00:00] [INFO] [unsafe_recovery_controller.go:577] ["{\\"info\\":\\"Unsafe recovery failed: Exceeds timeout 2022-11-23 09:23:17\\"}"]',
    ],
  },
  {
    id: 'unsafe-recovery-plan-timeout', component: 'pd', keep: 'all', messages: ['nsafe recovery store recovery plan execution timeout'],
    meaning: 'A store did not finish its part of the recovery in time.',
    samples: ['[2026/11/23 09:22:17.857 +00:00] [INFO] [unsafe_recovery_controller.go:461] ["unsafe recovery store recovery plan execution timeout, retry"] [store-id=1]'],
  },
  {
    id: 'unsafe-recovery-late-report', component: 'pd', keep: 'all', messages: ['nsafe recovery receives invalid store report'],
    meaning: 'A store reported for an earlier step of the recovery.',
    samples: ['[2026/11/23 09:22:17.857 +00:00] [INFO] [unsafe_recovery_controller.go:430] ["unsafe recovery receives invalid store report"] [store-id=1] [expected-step=2] [obtained-step=1]'],
  },
] as const satisfies readonly Signature[]
