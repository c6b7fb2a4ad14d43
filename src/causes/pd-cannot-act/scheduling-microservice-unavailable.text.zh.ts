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
