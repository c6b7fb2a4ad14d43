import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '负责迁出 Store 数据的 Checker 被暂停了',
  explain: `
## 发生了什么
通过 PD 的 HTTP API 可以把某个 Checker 暂停若干秒（从 v5.3 起）。开启放置规则 (Placement Rules) 时，由名为 \`rule\` 的 Checker 迁出下线 Store 上的 Peer；未开启时由 \`replica\` 负责。

## 为什么停在这里
在暂停期间，该 Checker 不产生任何 Operator。暂停状态只保存在内存中：到时间后自动结束，PD Leader 一旦切换也会结束。任何配置中都看不到它。

## 看起来是什么样
\`GET /pd/api/v1/checker/rule\` 返回 \`{"paused": true}\`。目标 Store 存在，各项限制都正常，而 pd.log 中没有该 Checker 的 \`add operator\`。从 v6.5 起，审计日志会记录是谁暂停了它。

## 不要混淆
被暂停或已删除的调度器，以及其他被暂停的 Checker：它们并不负责迁出 Store 的数据。\`halt-scheduling\` 和值为 0 的 \`replica-schedule-limit\`：这些在配置中可以看到。

## 怎么办
恢复该 Checker。

## 来源
tikv/pd pkg/schedule/checker/pause_controller.go；server/api/checker.go。
`,
}
