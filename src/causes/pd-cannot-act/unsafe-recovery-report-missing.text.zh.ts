import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有损恢复 (Unsafe Recovery) 在等待某个存活 Store 的上报',
  explain: `
## 发生了什么
Online Unsafe Recovery（在线有损恢复）首先要求每个既不在其列表中、也不是墓碑 (Tombstone) 的 Store 上报：包括 TiFlash 和处于 Down 状态的 Store。上报随 Store 心跳发送。

## 为什么停在这里
没有心跳的 Store 永远不会上报。恢复一直等到超时并失败；在此期间 PD 不做任何调度。

## 看起来是什么样
\`show\`：处于 \`collect report\` 阶段，\`Collecting reports from alive stores(x/y)\` 中 x 小于 y，并列出尚未上报的 Store ID。pd.log：\`store recovery plan execution timeout, retry\`。

## 不要混淆
\`unsafe-recovery-plan-timeout\`：那里所有 Store 都已上报，而其中一个没有完成它那一部分。

## 怎么办
启动没有上报的 Store。如果它已经丢失，把它加入列表后重新执行恢复。

## 来源
tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go；tikv/tikv#15629。
`,
}

export const says: Catalog = {
  'no unsafe recovery waits for a report': '没有有损恢复 (Unsafe Recovery) 在等待上报',
  'the reports are in: the recovery stands at {0}': '上报已经收齐：恢复处于 {0} 阶段',
  'The unsafe recovery waits for the report of {0}, which is not in its list of failed stores.': '有损恢复 (Unsafe Recovery) 在等待 {0} 的上报，而它不在失败 Store 列表中。',
  'The unsafe recovery ran into its timeout; some surviving store may never have sent its report.': '有损恢复 (Unsafe Recovery) 已超时；可能有存活的 Store 始终没有上报。',
  'PD asks store {0} again': 'PD 再次要求 Store {0} 上报',
  'its data is there: then it reports and the recovery goes on': '它的数据还在：启动后它会上报，恢复继续进行',
  'the silent store is lost for good': '没有上报的 Store 已确定无法恢复',
}
