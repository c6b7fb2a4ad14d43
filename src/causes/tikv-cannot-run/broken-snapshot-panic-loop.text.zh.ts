import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 TiKV 因一个损坏的快照每次启动都会退出',
  explain: `
## 发生了什么
如果 TiKV 退出时某个 Peer 正在应用快照，下次启动时会再次应用。如果快照文件已丢失或损坏，应用就会失败，TiKV 随之退出。

## 为什么停在这里
每次启动都会遇到同一个文件。较新的版本会改为丢弃该 Peer。

## 看起来是什么样
每次 \`Welcome to TiKV\` 之后都有 FATAL 日志 \`[region R] P applying snapshot failed\`，而且总是同一个 Region；在它之前有 \`failed to apply snap!!!\`，带有 \`missing snapshot file\` 或 \`invalid checksum\`。

## 不要混淆
应用缓慢但没有 panic。停止时的 \`applying snapshot is aborted\`。

## 怎么办
确认没有该 Store 时这个 Region 仍有多数派，把它在该 Store 上的 Peer 标记为 tombstone，启动 TiKV；升级。

## 来源
tikv/tikv components/raftstore/src/store/peer_storage.rs check_applying_snap；tikv/tikv#15044、#15292、#16958、#11746。
`,
}
