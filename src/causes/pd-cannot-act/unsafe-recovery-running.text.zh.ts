import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '正在进行的 Online Unsafe Recovery（在线有损恢复）暂停了调度',
  explain: `
## 发生了什么
\`unsafe remove-failed-stores\` 会放弃已丢失的 Voter。在它运行期间，从 v6.1 起，PD 跳过巡检：不会对任何 Region 运行 Checker。

## 为什么停在这里
当每个存活的 Store 都应答了每个阶段，或到达超时时间（默认 300 秒），恢复才会结束。一个始终不应答的 Store 会拖住恢复，进而拖住下线。

## 看起来是什么样
\`unsafe remove-failed-stores show\` 的末尾不是 \`Finished\` 或 \`failed\`。\`halt-scheduling\` 中看不到它。

## 不要混淆
\`unsafe-recovery-report-missing\` 和 \`unsafe-recovery-plan-timeout\`：它们会指出恢复在等待谁。已经结束、但遗留下 \`halt-scheduling\` 的恢复 (tikv/pd#8095)。

## 怎么办
等待它超时。如果它在等待一个已经不在运行的 Store，把该 Store 加入列表后重新执行。

## 来源
tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go；pkg/schedule/coordinator.go。
`,
}

export const says: Catalog = {
  'PD {0} goes on scheduling while it recovers': 'PD {0} 在恢复期间仍继续调度',
  'no unsafe recovery runs': '没有正在进行的有损恢复 (Unsafe Recovery)',
  'neither a log of PD nor `unsafe remove-failed-stores show`': '既没有 PD 的日志，也没有 `unsafe remove-failed-stores show` 的输出',
  'the unsafe recovery has ended: {0}': '有损恢复 (Unsafe Recovery) 已经结束：{0}',
  'finished': '已完成',
  'An online unsafe recovery is under way{0}: until it ends PD makes no operator for {1} on store `{2}`.': '正在进行 Online Unsafe Recovery（在线有损恢复）{0}：在它结束之前，PD 不为 Store `{2}` 上的 {1} 创建 Operator。',
}
