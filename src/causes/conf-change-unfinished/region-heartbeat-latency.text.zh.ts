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
