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
