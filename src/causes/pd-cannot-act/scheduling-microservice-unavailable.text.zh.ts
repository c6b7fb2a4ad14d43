import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD 独立的 scheduling 微服务没有 Primary',
  explain: `
## 发生了什么
从 v7.3 起，PD 可以把各个 Checker 和调度器放在独立的微服务中运行。把 Store 置为墓碑 (Tombstone) 仍由 PD 负责。

## 为什么停在这里
如果该服务没有 Primary，或者 Primary 得不到各 Store 的状态，就不会创建任何 Operator。

## 看起来是什么样
该服务的日志中有 \`the scheduling primary will step down\`，其后没有 \`campaign scheduling primary ok\`。在这种模式下，pd.log 中根本不会有 \`add operator\`。

## 不要混淆
没有这类微服务的 PD，这是通常的情形：此时 pd.log 中没有 Operator 说明的是另外的问题。

## 怎么办
启动该服务，并提供它的日志。

## 来源
tikv/pd pkg/mcs/scheduling/server；tikv/pd#7047。
`,
}

export const says: Catalog = {
  'PD {0} has no separate scheduling service': 'PD {0} 没有独立的 scheduling 微服务',
  'nothing shows a separate scheduling service': '没有迹象表明使用了独立的 scheduling 微服务',
  'the scheduling service has a primary': 'scheduling 微服务有 Primary',
  'the primary of the scheduling service was handed over, and the log of the new one is not in the bundle': 'scheduling 微服务的 Primary 已移交，而诊断包中没有新 Primary 的日志',
  'a checker has made an operator since the primary stepped down': '自 Primary 退位以来，有 Checker 创建过 Operator',
  'The separate scheduling service of PD lost its primary, and no log shows a new one: no checker runs meanwhile.': 'PD 独立的 scheduling 微服务失去了 Primary，且日志中没有出现新的 Primary：在此期间不运行任何 Checker。',
  'the primary of the scheduling service steps down': 'scheduling 微服务的 Primary 退位',
  'Bring the scheduling service back': '恢复 scheduling 微服务',
  'Its log says `campaign scheduling primary ok`, then `add operator`: with this service operators stand in its log, not in pd.log.': '它的日志中先出现 `campaign scheduling primary ok`，再出现 `add operator`：使用该微服务时，Operator 记录在它的日志中，而不在 pd.log 中。',
  '7.3: the state of stores does not reach the service': 'v7.3：Store 的状态没有传到该微服务',
  'role scheduling': '看角色 scheduling',
}
