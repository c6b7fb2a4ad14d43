import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '它的下线已被取消，该 Store 重新提供服务',
  explain: `
## 发生了什么
有人取消了下线（\`store cancel-delete\`，或 API 的 \`state=Up\`），或者是一次竞态造成的：在 v6.1 至 v8.5.4 中，仍处于 Preparing 状态时被 delete 的 Store，可能随即又被置为 Serving。

## 为什么停在这里
PD 中已经没有下线在进行。甚至还有 Peer 重新迁移到该 Store。

## 看起来是什么样
pd.log：先是 \`store has been offline\`，然后是 \`store has been up\`（v4.0 及更早版本为 \`store update state … new-state=Up\`）或 \`store has changed to serving\`。导出信息中该 Store 为 Up；它的 remove-peer 限制可能仍为 100000000。

## 不要混淆
被 PD 拒绝的 delete (\`delete-refused-or-never-issued\`)。

## 怎么办
重新执行 delete；或者恢复它的 store limit，不再下线它。

## 来源
tikv/pd server/cluster/cluster.go UpStore、checkStores；tikv/pd#8997、#9257。
`,
}
