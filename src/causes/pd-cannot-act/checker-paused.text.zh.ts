import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'PD {0} has no way to pause a checker': 'PD {0} 没有暂停 Checker 的功能',
  'the checker {0} is paused': 'Checker {0} 已暂停',
  'a checker is paused': '有 Checker 已暂停',
  'the checker was paused at an earlier moment, and a checker has made an operator since': 'Checker 在较早的时刻处于暂停状态，而此后有 Checker 创建过 Operator',
  'the checker {0} is not paused': 'Checker {0} 没有暂停',
  'somebody pauses the checker, and the pause had not ended when the dumps were saved': '有人暂停了该 Checker，且在保存导出信息时暂停尚未结束',
  'whether the checker is paused is not in the bundle: PD tells only when asked': '诊断包没有显示 Checker 是否已暂停：PD 只有在被查询时才会说明',
  'the checker {0}': 'Checker {0}',
  'PD could move {0} off store `{1}` and makes no operator: {2} may be paused.': 'PD 可以将 {0} 迁出 Store `{1}`，却没有创建 Operator：{2} 可能已暂停。',
  'Somebody has paused {0}: PD makes no operator for {1} on store `{2}`.': '有人暂停了 {0}：PD 不为 Store `{2}` 上的 {1} 创建 Operator。',
  ' or ': ' 或 ',
  'Ask PD whether the checker is paused': '向 PD 查询该 Checker 是否已暂停',
  '`{"paused": true}` settles it.': '若返回 `{"paused": true}`，即可确定。',
  'Resume the checker': '恢复该 Checker',
  'whoever paused it has finished': '暂停它的人已完成工作',
  'Operators appear within a minute. A change of the PD leader ends the pause as well.': '一分钟内出现 Operator。PD Leader 切换也会结束暂停。',
}
