import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '该 Store 上有 Region 的所有副本都已丢失',
  explain: `
## 发生了什么
一个 Region 的所有 Peer（包括 Learner）都位于已经不存在的 Store 上。

## 为什么停在这里
没有任何副本可以选出 Leader，也没有谁会上报心跳。离线恢复只修改执行它的那台节点本地的 Peer，因此不会处理这个 Region；PD 会一直保留它的记录。

## 看起来是什么样
没有 \`leader\`，并且每个 Peer 的 \`store_id\` 要么是 Down、墓碑 (Tombstone) 或已被清除的 Store，要么就是正在下线的 Store 自己，而其进程已经不在运行。典型情形：执行 \`remove-fail-stores\` 之后残留下来的 Region。

## 不要混淆
\`leaderless-majority-on-dead-stores\`：那里还有一个副本存活，可以利用。Down 不等于丢失：先确认是否还有磁盘能够挂载。\`ghost-region-pd-only\`：各 Store 都在运行，只是没有这个 Region。

## 怎么办
启动其中任意一个 Store。只有在所有磁盘都无法读取时，才使用 Online Unsafe Recovery（在线有损恢复）或 \`recreate-region\`。恢复后该 Key 范围为空，需要从备份中恢复其中的表。

## 来源
tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go；tikv/tikv cmd/tikv-ctl recreate-region。
`,
}

export const says: Catalog = {
  'which stores run': '哪些 Store 正在运行',
  'every Region left without a leader has a replica on a store that runs, or may run, or on a disk that can be read': '每个没有 Leader 的剩余 Region，都有副本位于正在运行或可能运行的 Store 上，或位于可读的磁盘上',
  'No running store has a replica of {0} ({1}) on store `{2}`: unless one of the disks of stores {3} can be read, the data is lost.': 'Store `{2}` 上的 {0}（{1}）在正在运行的 Store 上没有任何副本：除非 Store {3} 中有磁盘可读，否则数据已丢失。',
  'store {0} is {1}, and its process does not run': 'Store {0} 的状态为 {1}，其进程没有运行',
  'no Region has all its replicas on stores that were given up': '没有 Region 的所有副本都位于已被放弃的 Store 上',
  '{0} ({1}) {2} replicas on stores {3} only, which somebody has given up as lost.': '{0}（{1}）的副本全部位于 Store {3} 上，而这些 Store 已被当作丢失而放弃。',
  'See which tables are concerned, and whether there is a backup': '查看涉及哪些表，以及是否有备份',
  '`frames` names the tables; an empty list means that none needs the range.': '`frames` 列出相关的表；列表为空，说明没有表需要这段范围。',
  'a disk of one of them can still be read: one replica is enough to save the data': '其中某个 Store 的磁盘仍然可读：只要有一个副本就能保住数据',
}
