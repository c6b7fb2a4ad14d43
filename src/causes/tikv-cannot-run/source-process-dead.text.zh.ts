import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '它的进程已经不在运行',
  explain: `
## 发生了什么
正在下线的 Store 已经不再运行。PD 照样会立即替换它的 Peer：其他 Voter 拥有数据。

## 为什么停在这里
只有当某个 Region 需要该 Store 来凑成多数派，或需要它的最后一份完好数据时，才会停住。这样的 Region 没有 Leader，应当沿着那个原因去查。

## 看起来是什么样
没有任何状态能说明这一点：无论进程是否存活，Offline 的 Store 都显示为 \`Offline\`。\`capacity\` 为 \`0B\` 表示当前 PD Leader 没有收到过它的心跳；否则它的 \`last_heartbeat_ts\` 比其他 Store 的旧。

## 不要混淆
空的 Store，或磁盘已满：各项数值都为 0，是因为没有上报。

## 怎么办
如果留下的每个 Region 在其他 Store 上都有 Leader，无需处理。否则带着原有数据重新启动它。

## 来源
tikv/pd server/core/store_stats.go、server/api/store.go、server/schedule/checker/rule_checker.go。
`,
}

export const says: Catalog = {
  'store {0} is not in the dumps': '导出信息中没有 Store {0}',
  'store {0} is removed: its process need not run': 'Store {0} 已移除：它的进程不必运行',
  'store {0} still sends heartbeats': 'Store {0} 仍在发送心跳',
  'nothing to compare the last heartbeat of store {0} with': '没有可以与 Store {0} 的最后一次心跳相比较的内容',
  ', {0} before the dump': '，在导出前 {0}',
  ', {0} before the newest one of the list': '，比列表中最新的一次早 {0}',
  'capacity 0: the PD leader has had no heartbeat of store {0} since it took over': '容量为 0：PD Leader 自接任以来没有收到过 Store {0} 的心跳',
  'the last heartbeat of store {0}{1}': 'Store {0} 的最后一次心跳{1}',
  'The process of store `{0}` is dead. That blocks nothing by itself: PD replaces its peers from the voters that live.': 'Store `{0}` 的进程已经退出。仅此并不会阻碍下线：PD 会从存活的 Voter 补齐副本。',
  'its data is intact; it is the safest first step where a Region has lost its quorum': '它的数据完好；如果有 Region 失去了多数派，这是最安全的第一步',
}
