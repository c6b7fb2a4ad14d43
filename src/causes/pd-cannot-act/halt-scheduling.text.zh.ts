import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '`halt-scheduling` 为 true，PD 不做任何调度',
  explain: `
## 发生了什么
\`schedule.halt-scheduling\`（v6.5.3，以及从 v7.2 起）会停止所有 Checker 和调度器。它可能是有人设置的，也可能是有损恢复 (Unsafe Recovery) 遗留下来的（tikv/pd#8095，在 v7.5.2 和 v8.1.0 中修复）。

## 为什么停在这里
迁出下线 Store 的数据要靠各个 Checker，而现在一个都不运行。该设置在 PD 重启后依然有效。

## 看起来是什么样
\`config show all\` 中有 \`"halt-scheduling": "true"\`；值为 false 时不显示该项。自设置之时起，pd.log 中再没有任何 Checker 的 \`add operator\`。

## 不要混淆
值为 0 的 \`replica-schedule-limit\`，或被暂停的 Checker：不看配置的话，现象完全相同。正在进行的有损恢复 (Unsafe Recovery) 也会暂停调度，但不会改动这个配置项。

## 怎么办
\`config set halt-scheduling false\`。先问清是谁设置的、为什么设置。

## 来源
tikv/pd pkg/schedule/coordinator.go PatrolRegions；tikv/pd#8095、tikv/pd#8147。
`,
}

export const says: Catalog = {
  '`halt-scheduling` is true: PD runs no checker and no scheduler, repairs no Region and could empty no store.': '`halt-scheduling` 为 true：PD 不运行任何 checker 和 scheduler，不修复任何 Region，也无法清空任何 Store。',
  '`halt-scheduling` is not in the configuration: it is absent while false': '配置中没有 `halt-scheduling`：它为 false 时不会出现',
  'PD {0} has no `halt-scheduling`': 'PD {0} 没有 `halt-scheduling`',
  '`halt-scheduling` is false': '`halt-scheduling` 为 false',
  '`halt-scheduling` was true at an earlier moment, and a checker has made an operator since': '`halt-scheduling` 在较早的时刻为 true，而此后有 Checker 创建过 Operator',
  '`halt-scheduling` is true: PD runs no checker and no scheduler, so that {0} on store `{1}` {2}.': '`halt-scheduling` 为 true：PD 不运行任何 Checker 和调度器，Store `{1}` 上的 {0} 因此留在原处。',
  '`halt-scheduling` is {0}{1}': '`halt-scheduling` 为 {0}{1}',
  'Let PD schedule again': '让 PD 恢复调度',
  'up to 7.5.1: it stays true after unsafe recovery and a PD reload': 'v7.5.1 及之前：有损恢复 (Unsafe Recovery) 和 PD reload 之后它仍为 true',
}
