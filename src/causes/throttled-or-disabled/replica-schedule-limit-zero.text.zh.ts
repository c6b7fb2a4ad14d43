import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '`replica-schedule-limit` 为 0',
  explain: `
## 发生了什么
迁出下线 Store 数据的 Operator 由 Rule Checker 或 Replica Checker 创建。只有正在运行的这类 Operator 少于 \`replica-schedule-limit\` 时，PD 才会接受。

## 为什么停在这里
设为 0 时，每一轮的每个 Operator 都会被丢弃。joint 状态、split 以及（未开启放置规则时的）promote Operator 不受此限制，因此 PD 看上去并非毫无动作。

## 看起来是什么样
\`config show\` 中该值为 0，往往是某次导入，或为求一夜安稳而临时设置后遗留下来的。pd.log 中没有任何 Checker 的 \`add operator\`。balance-region 可能仍会从已满的下线 Store 迁出 Peer，直到打分持平：数量下降并不能证明下线在进行。

## 不要混淆
值为 0 的 \`region-schedule-limit\` 和 \`leader-schedule-limit\`：没有任何 Checker 会读取它们。\`halt-scheduling\`、被暂停的 Checker：不看配置的话，现象完全相同。

## 怎么办
\`config set replica-schedule-limit 64\`。

## 来源
tikv/pd server/schedule/checker/checker_controller.go CheckRegion。
`,
}

export const says: Catalog = {
  '`replica-schedule-limit` is {0}': '`replica-schedule-limit` 为 {0}',
  '`replica-schedule-limit` was 0 at an earlier moment, and a checker has made an operator since': '`replica-schedule-limit` 在较早的时刻为 0，而此后有 Checker 创建过 Operator',
  '`replica-schedule-limit` is 0: PD drops what its checkers find, so that {0} on store `{1}` {2}{3}.': '`replica-schedule-limit` 为 0：PD 丢弃 Checker 的结果，Store `{1}` 上的 {0} 因此{3}留在原处。',
  ' since it was set': '自设置以来一直',
  '`replica-schedule-limit` is 0{0}': '`replica-schedule-limit` 为 0{0}',
  'Regions that leave do so by balance-region, which moves peers until the scores are level and empties no store': '迁走的 Region 是由 balance-region 迁走的，它只把 Peer 迁移到得分持平，不会清空任何 Store',
  'Let the checkers make operators again': '让 Checker 恢复创建 Operator',
}
