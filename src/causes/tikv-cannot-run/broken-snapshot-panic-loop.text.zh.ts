import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'no TiKV in the bundle ends itself over a snapshot': '诊断包中没有 TiKV 因快照而自行退出',
  'The TiKV of {0} ends itself at its start over the broken snapshot of Region {1}.': '{0} 的 TiKV 因 Region {1} 的快照损坏，启动时自行退出。',
  'the snapshot cannot be applied, and TiKV ends': '无法 apply 该快照，TiKV 退出',
  'why the snapshot of Region {0} cannot be applied': '无法 apply Region {0} 的快照的原因',
  'before 6.5.11, 7.5.3, 8.1.1 and 8.5.0': 'v6.5.11、v7.5.3、v8.1.1 和 v8.5.0 之前',
}
