import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'no TiFlash rule without a table of its own keeps a Region': '没有缺少对应表的 TiFlash 规则占住 Region',
  'whether the tables of the TiFlash rules still exist, INFORMATION_SCHEMA.TIFLASH_REPLICA tells': 'TiFlash 规则对应的表是否仍然存在，要看 INFORMATION_SCHEMA.TIFLASH_REPLICA',
  'TiFlash {0} {1} still {2} {3}, although TiDB lists no such table: dropped or truncated, it pins {4} to store `{5}`.': 'TiFlash 规则 {1} 仍要求 {3}，而 TiDB 中没有这样的表：该表已被 DROP 或 TRUNCATE，规则却把 {4} 固定在 Store `{5}` 上。',
  'TiDB wants no table on TiFlash': 'TiDB 不要求任何表在 TiFlash 上有副本',
  'the tables that TiDB wants on TiFlash: those of the rules are not among them': 'TiDB 要求在 TiFlash 上有副本的表：其中没有这些规则对应的表',
  'Wait until TiDB has collected the garbage of the dropped table': '等待 TiDB 对已删除的表完成 GC',
  'The rule disappears once the safe point has passed the drop; the learners leave.': 'safe point 越过 DROP 的时间后，该规则消失；这些 Learner 离开。',
  'Delete the rules that are left over': '删除遗留的规则',
  'the id is neither that of a table nor of a partition, and nobody will recover the table: RECOVER and FLASHBACK TABLE then bring it back without TiFlash': '该 id 既不属于任何表，也不属于任何分区，且不会有人恢复该表：否则 RECOVER 和 FLASHBACK TABLE 恢复出的表没有 TiFlash 副本',
  'The learners leave the store within minutes.': '这些 Learner 在几分钟内离开该 Store。',
  'no row: it is no partition either': '没有结果：它也不是分区',
}
