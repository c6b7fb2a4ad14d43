import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '强制缩容遗留下了它的记录',
  explain: `
## 发生了什么
\`tiup cluster scale-in --force\` 会停止该节点、清空其磁盘并将其从拓扑中去掉，不管 PD 的结果如何。

## 为什么停在这里
PD 中仍有这个 Store：要么是进程已不在运行的 Offline，要么是 Down（如果 delete 没有到达 PD）。仍保有多数派的 Region 会自行迁出；同时强制缩容多个节点而失去多数派的 Region 则不会。

## 看起来是什么样
PD 中登记着一个 \`tiup cluster display\` 没有显示的 Store。其 capacity 为 0，最后一次心跳时间陈旧。

## 不要混淆
\`source-process-dead\`：那是进程已退出，而磁盘完好。

## 怎么办
查看该 Store 上还留有什么。切勿同时强制缩容两个节点。

## 来源
pingcap/tiup pkg/cluster/operation/scale_in.go。
`,
}

export const says: Catalog = {
  'nobody is seen to have removed it by force, and the topology still has it': '没有看到有人强制移除它，拓扑中也仍有它',
  'neither the commands nor the topology of tiup': '既没有命令记录，也没有 tiup 的拓扑',
  'its process runs: it was not removed by force': '它的进程正在运行：它不是被强制移除的',
  'tiup removes a node by force: its disk is wiped at once': 'tiup 强制移除某个节点：其磁盘上的数据会立即删除',
  'nothing shows a removal by force': '没有迹象表明它是被强制移除的',
  'nobody is seen to have removed a node by force': '没有看到有人强制移除节点',
  'tiup removed {0} by force, and PD has no delete of {1}: silent, and not Offline.': 'tiup 强制移除了 {0}，而 PD 中没有对它的 delete：没有心跳，也不是 Offline。',
  'tiup removed a node by force: what PD has of it may stay for ever.': 'tiup 强制移除了某个节点：PD 中关于它的内容可能会一直留着。',
  'See what PD has of it': '查看 PD 中还有它的哪些内容',
  'A store that tiup does not show, Down or Offline, is what is left of it.': 'tiup 中没有显示而状态为 Down 或 Offline 的 Store，就是它遗留下来的。',
  'PD still has store {0} as {1}': 'PD 中仍有 Store {0}，状态为 {1}',
  'the topology of tiup does not have it': 'tiup 的拓扑中没有它',
  'Store `{0}` was removed by force: its data is gone at once, and PD has to replace its peers from the others.': 'Store `{0}` 被强制移除：它的数据立即丢失，PD 只能从其他 Store 补齐副本。',
  'See which Regions are left on it, and whether they have a leader': '查看它上面还有哪些 Region，以及这些 Region 是否有 Leader',
  'Regions with a leader move by themselves. Those without one lost their majority with it, or with others removed by force.': '有 Leader 的 Region 会自动迁走。没有 Leader 的，是因为它或其他被强制移除的 Store 而失去了多数派。',
  'Ask PD to remove it, if nobody has': '如果还没有人对它执行 delete，则让 PD 将其下线',
  'the store is Down and not Offline: tiup may not have told PD': '该 Store 为 Down 而不是 Offline：tiup 可能没有通知 PD',
  '`store {0}` says `Offline`.': '`store {0}` 显示 `Offline`。',
}
