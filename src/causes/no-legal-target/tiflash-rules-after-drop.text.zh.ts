import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '已删除的表遗留的 TiFlash 规则仍然要求保留 Learner',
  explain: `
## 发生了什么
被 DROP 或 TRUNCATE 的表，其数据及放置规则 \`tiflash/table-ID-r\` 会一直保留，直到 TiDB 完成垃圾回收 (GC)。

## 为什么停在这里
在此之前 PD 仍遵守这条规则：这些 Learner 需要另一个 TiFlash Store，而已经没有了。

## 看起来是什么样
TiFlash Store 上留下的 Peer 全部是 Learner，它们所属的表 ID 在 INFORMATION_SCHEMA.TIFLASH_REPLICA 中不存在。TRUNCATE 之后，表会以新的 ID 继续存在。

## 不要混淆
\`tiflash-replica-count\`：那里表还存在，也确实需要这些副本。规则也可能属于某个分区；分区的 ID 见 INFORMATION_SCHEMA.PARTITIONS。

## 怎么办
等待垃圾回收完成；或者在确认没有任何对象需要它之后，删除这条规则。

## 来源
docs.pingcap.com，Scale in a TiFlash cluster（缩容 TiFlash 节点）中关于 TiFlash 遗留同步规则的部分。
`,
}
