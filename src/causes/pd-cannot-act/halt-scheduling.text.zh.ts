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
