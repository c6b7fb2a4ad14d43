import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '所有能够承接其 Region 的 Store 都空间不足',
  explain: `
## 发生了什么
可用空间低于容量的 \`1 - low-space-ratio\`（默认 20%）的 Store，PD 不会再向它调度 Peer。例外：剩余空间超过 8 GiB 且几乎没有 Region（从 v5.0 起为 30 个，从 v6.5 起为 50 个，从 v7.5 起为 100 个；v4.0 没有例外）。

## 为什么停在这里
所有候选 Store 都被这个过滤器排除，PD 找不到目标 Store，也就不创建 Operator。空间不会自己腾出来：要迁过去的正是下线 Store 上的数据。

## 看起来是什么样
\`store\` 中每个候选 Store 的 \`available\` 除以 \`capacity\` 都低于该阈值。pd.log 打印告警 \`store does not have enough disk space\`（从 v3.1 起）。

## 不要混淆
\`high-space-ratio\`：它只影响打分，从不排除 Store。关于正在下线的 Store 自身的告警。Store 总数本来就不够 (\`not-enough-up-stores\`)。

## 怎么办
新增 Store 或释放空间。临时调高 \`low-space-ratio\` 可以奏效；它必须始终大于 \`high-space-ratio\`，而且磁盘一旦写满，TiKV 会停止服务。

## 来源
tikv/pd server/core/store.go IsLowSpace；server/schedule/filter/filters.go；tikv/pd#3444。
`,
}
