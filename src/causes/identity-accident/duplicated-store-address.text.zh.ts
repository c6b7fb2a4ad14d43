import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有新的 Store 占用了它的地址',
  explain: `
## 发生了什么
数据目录为空的 TiKV 会得到一个新的 Store ID。如果它使用的地址属于 PD 中仍登记着的某个 Store，PD 会拒绝它，进程在启动时就会退出。

## 为什么停在这里
旧 Store 的数据通常已随目录一起丢失，它的进程再也不会回来；而能够承接其 Peer 的新 Store，在旧记录变为墓碑 (Tombstone) 之前又不能加入。

## 看起来是什么样
只有 TiKV 会在启动时打印：\`duplicated store address: id:… , already registered by id:…\`。PD 不打印任何日志。tiup：\`timed out waiting for port 20160 to be started\`。

## 不要混淆
旧 Store 上的 Region 迁不走的原因：那是另外一个问题。

## 怎么办
先完成旧 Store 的下线，或让新的 TiKV 使用其他端口启动。从 v5.0 起，带 \`?force\` 的 delete 会把旧 Store 标记为物理销毁 (physically destroyed)，地址立即释放；此操作无法撤销。

## 来源
tikv/pd server/cluster/cluster.go putStoreImpl；tikv/tikv#2344。
`,
}

export const says: Catalog = {
  'no new store was refused for the address of store {0}': '没有新的 Store 因占用 Store {0} 的地址而被拒绝',
  'no log of a TiKV start': '没有 TiKV 启动时的日志',
  'no line says `duplicated store address`': '没有包含 `duplicated store address` 的日志',
  'no log': '没有日志',
  'A new store `{0}` claims the address `{1}` that store `{2}` holds in PD: it cannot join until the removal of store `{3}` is done.': '新的 Store `{0}` 要使用地址 `{1}`，而该地址在 PD 中属于 Store `{2}`：在 Store `{3}` 下线完成之前，它无法加入集群。',
  'PD\'s refusal, which only the new TiKV logs': 'PD 的拒绝信息，只有新的 TiKV 会记录',
  'See what PD holds at this address': '查看 PD 中该地址对应的内容',
  'Finish the removal of store {0} first: its Regions must go before the address is free.': '先完成 Store {0} 的下线：它的 Region 全部迁走之后，地址才会释放。',
  'Start the new TiKV on another port': '在另一个端口上启动新的 TiKV',
  'it is needed now, for instance as the target of the Regions left': '现在就需要它，例如用作剩余 Region 的目标',
  '`store` lists it as Up.': '`store` 中它的状态为 Up。',
  'same host, other port and data_dir': '同一主机，另用端口和 data_dir',
}
