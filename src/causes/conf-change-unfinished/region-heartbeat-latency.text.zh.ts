import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'Region 心跳到达 PD 的延迟超过了 Operator 的等待时间',
  explain: `
## 发生了什么
PD 要从 Region 的心跳中看到结果，才认为 Operator 的一步已经完成。这里 TiKV 已经完成了这一步，但心跳还在 TiKV 或 PD 的队列中排队。

## 为什么停在这里
Operator 用完自己的时间（v5.4 及更早版本中，短的 Operator 为 10 秒；此后的版本为每一步 60 秒），于是重新开始。

## 看起来是什么样
对大量 Region 而言，Leader 的 tikv.log 中的 \`conf change successfully\` 早于 pd.log 中恰好停在这一步的 \`operator timeout\`；指令只带有 \`source="active push"\`；Region 数量达到数十万。

## 不要混淆
只有一个 Region 的心跳被 PD 拒绝 (\`leader-exists-but-pd-stale\`)。TiKV 并没有完成这一步。

## 怎么办
检查 PD Leader 的 CPU 和磁盘；减少 Region 数量或增大 Region；启用静默 Region (Hibernate Region)；升级。

## 来源
tikv/pd pkg/schedule/operator/step.go；tikv/pd#5596、#3456、#7248。
`,
}

export const says: Catalog = {
  'pd.log shows no operator that runs out of time': 'pd.log 中没有超时的 Operator',
  'operators time out; whether TiKV had done their steps, its logs tell': '有 Operator 超时；TiKV 是否已完成相应步骤，要看它们的日志',
  'no TiKV of the bundle had done the steps of two Regions or more whose operators timed out in PD': 'Operator 在 PD 中超时的 Region 里，诊断包中的 TiKV 已完成相应步骤的不足两个',
  'TiKV had done its part for {0} when PD gave the operator up: the heartbeats that tell PD come too late.': 'PD 放弃 Operator 时，TiKV 已为 {0} 完成了自己的部分：通知 PD 的心跳来得太晚。',
  '{0}: the change of members of Region {1} is done': '{0}：Region {1} 的成员变更已完成',
  '{0} later PD gives the operator up at `{1}`': '{0} 之后，PD 在 `{1}` 这一步放弃了该 Operator',
  'See how long heartbeats take to reach PD': '查看心跳到达 PD 需要多长时间',
  'The latency at the PD leader, or the queue of the PD worker of the TiKV, stands out.': 'PD Leader 上的处理延迟，或 TiKV 的 PD worker 队列，明显偏高。',
  'Give the PD leader more CPU, or fewer and larger Regions to keep': '给 PD Leader 更多 CPU，或减少 Region 数量、增大单个 Region',
  '`operator finish` lines outnumber `operator timeout` in pd.log.': 'pd.log 中 `operator finish` 的行数多于 `operator timeout`。',
  'PD: Heartbeat Region event QPS, 99% Region heartbeat handle latency; TiKV: PD worker': '看 PD 的 `Heartbeat Region event QPS`、`99% Region heartbeat handle latency`；TiKV 的 `PD worker`',
  'tikv: raftstore.pd-heartbeat-tick-interval: 2m, raftstore.hibernate-regions: true': 'TiKV 的 raftstore.pd-heartbeat-tick-interval: 2m、raftstore.hibernate-regions: true',
}
