import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'Region 标签 `schedule=deny` 使 Checker 看不到这些 Region',
  explain: `
## 发生了什么
某条 Region 标签规则给一段 Key 范围加上了标签 \`schedule=deny\`，让调度器不要动它。Lightning 和 BR 在导入期间会设置这个标签，通常带有有效期。

## 为什么停在这里
在 v6.0 至 v6.5.2、v6.6 和 v7.0 中，对于这样的 Region，PD 还没有运行 Rule Checker 就返回了：只要标签还在，下线 Store 上的 Peer 就不会被替换 (tikv/pd#6426)。

## 看起来是什么样
留下的 Region 都位于同一段 Key 范围，即该标签规则的范围；其余的都已迁走。这些 Region 没有 Operator。

## 不要混淆
在 v6.5.3、v7.1 及更高版本中的同样的标签：这些版本中 Checker 照常工作。被暂停的 Checker：它会拦住所有 Region。

## 怎么办
结束导入，或删除该标签规则。升级。

## 来源
tikv/pd pkg/schedule/checker/checker_controller.go CheckRegion；tikv/pd#6426、tikv/pd#6427。
`,
}
