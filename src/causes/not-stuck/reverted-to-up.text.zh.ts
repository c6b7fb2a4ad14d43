import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'pd.log shows no removal of store {0} that could have been taken back': 'pd.log 中没有 Store {0} 的下线，也就无从撤销',
  'nothing after its delete makes store {0} Up again': '在 delete 之后，没有任何内容使 Store {0} 重新变为 Up',
  'store {0} is {1} in the dump: it was deleted again': '导出信息中 Store {0} 的状态为 {1}：它又被 delete 了一次',
  'The removal of store `{0}` was {1}; it serves again.': 'Store `{0}` 的下线已{1}；它重新提供服务。',
  'overwritten: PD made it Serving right after the delete': '被覆盖：delete 之后 PD 立即将其置为 Serving',
  'taken back': '被撤销',
  'store {0} is deleted': 'Store {0} 被 delete',
  'then PD makes it Serving': '随后 PD 将其置为 Serving',
  'then it is Up again': '随后它重新变为 Up',
  'PD lists it as {0}': 'PD 中它的状态为 {0}',
  'Delete the store again, if it is to leave': '如果它要下线，再次对该 Store 执行 delete',
  '`{0} store {1}` says `Offline`.': '`{0} store {1}` 显示 `Offline`。',
  'Otherwise reset what the delete has left behind': '否则，复原 delete 遗留的设置',
  'the store is to stay: PD had lifted its remove-peer limit': '该 Store 要保留：PD 曾放开它的 remove-peer 限制',
  '`{0} store limit` shows 15 for it.': '`{0} store limit` 显示它的值为 15。',
  '6.1 to 8.5.4': 'v6.1 至 v8.5.4',
}
