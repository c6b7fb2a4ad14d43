import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 Store 没有完成有损恢复 (Unsafe Recovery) 中它那一部分',
  explain: `
## 发生了什么
收齐上报之后，PD 向每个 Store 下发一份计划：强制指定 Leader (force leader)、降级已丢失的 Voter、创建空 Region。Store 完成后应答；40 秒内没有应答的计划会重新下发。

## 为什么停在这里
apply 缓慢、某个 Region 不能强制指定 Leader，或该 TiKV 重启，都会让计划无法完成。恢复最终超时，放弃强制指定的 Leader，以失败告终。

## 看起来是什么样
\`show\`：\`Exceeds timeout\`、\`enters exit force leader stage\`，以及在较后的阶段中 \`Stores that have not reported to PD\` 下仍有 Store ID。pd.log：\`store recovery plan execution timeout, retry\`。

## 不要混淆
\`unsafe-recovery-report-missing\`：那种情况下恢复始终没有离开 \`collect report\` 阶段。

## 怎么办
查看被点名的 Store 的日志，找出它在等待的 Region。然后用更长的 \`--timeout\` 重新执行恢复。

## 来源
tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go；tikv/tikv#12644。
`,
}

export const says: Catalog = {
  'no unsafe recovery waits for a store': '没有有损恢复 (Unsafe Recovery) 在等待 Store',
  'the recovery has not got to a plan: it still collects reports': '有损恢复 (Unsafe Recovery) 还没有进入执行计划的阶段：仍在收集上报',
  'The unsafe recovery waits for {0} to do {1} part{2}.': '有损恢复 (Unsafe Recovery) 在等待 {0} 完成它那一部分{2}。',
  ', and has run into its timeout': '，并且已经超时',
  'The unsafe recovery ran into its timeout; some store may not have finished its part.': '有损恢复 (Unsafe Recovery) 已超时；可能有 Store 没有完成它那一部分。',
  'store {0} does not finish its plan, PD sends it again': 'Store {0} 没有完成它的计划，PD 再次下发',
  'the log of the waiting store shows which Region holds it, and that is cured or the store started again': '该 Store 的日志说明了是哪个 Region 拖住了它，且这一问题已经解决，或该 Store 已重新启动',
  'the last line of {0} about the recovery': '{0} 中关于恢复的最后一行日志',
}
