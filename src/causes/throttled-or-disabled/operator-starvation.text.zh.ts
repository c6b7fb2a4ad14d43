import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'Operator 无法通过 PD 的等待队列',
  explain: `
## 发生了什么
新的 Operator 要先在队列中等待。每种 Operator 在其中最多可以有 \`scheduler-max-waiting-operator\` 个，默认为 5；超出的会被拒绝，等待过久的会过期。

## 为什么停在这里
设为 0 时，每一轮的每个 Operator 都会被拒绝，手动添加的和用于新 Store 的也不例外。设得很小时，合并和均衡的 Operator 可能把其他的挤掉，但这很少见：下线的 Operator 优先。

## 看起来是什么样
针对相同的 Region 反复出现带 \`takes=0s\` 的 \`operator canceled\`，较新的版本还带有 \`exceed wait limit\`，并且没有 \`add operator\`。

## 不要混淆
值为 0 的 \`replica-schedule-limit\`：那样根本没有日志。单个被取消的 Operator，这是正常的。针对正在下线的 Store 自身的 evict-leader 调度器，它会不断取消均衡的 Operator。

## 怎么办
\`config set scheduler-max-waiting-operator 5\`；如果合并和均衡挤占了队列，暂停它们。

## 来源
tikv/pd server/schedule/operator_controller.go checkAddOperator。
`,
}

export const says: Catalog = {
  '`scheduler-max-waiting-operator` was 0 at an earlier moment, and a checker has made an operator since': '`scheduler-max-waiting-operator` 在较早的时刻为 0，而此后有 Checker 创建过 Operator',
  '`scheduler-max-waiting-operator` is 0{0}': '`scheduler-max-waiting-operator` 为 0{0}',
  '`scheduler-max-waiting-operator` is {0}, and operators do not pile up': '`scheduler-max-waiting-operator` 为 {0}，且 Operator 没有堆积',
  'no operator is refused by a full queue': '没有 Operator 因队列已满而被拒绝',
  '`scheduler-max-waiting-operator` is 0: PD refuses every operator, those of its own checkers too, so that {0} on store `{1}` {2}.': '`scheduler-max-waiting-operator` 为 0：PD 拒绝所有 Operator，包括自己的 Checker 创建的，Store `{1}` 上的 {0} 因此留在原处。',
  'Let operators wait for their turn': '允许 Operator 排队等待',
  'PD cancels the operators of its checkers as soon as they are made ({0}): its waiting queue takes none.': 'PD 在 Checker 创建 Operator 之后立即将其取消（{0}）：等待队列不接收任何 Operator。',
  'PD cancelled an operator at birth: its waiting queue may be full, or too short.': 'PD 在创建 Operator 时就将其取消：等待队列可能已满，或过短。',
  'cancelled after 0 s, before it was started': '0 秒后即取消，尚未开始',
  'an operator is cancelled as soon as it is made': '有 Operator 刚创建就被取消',
}
