import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '它已成为墓碑 (Tombstone)，却仍有 Region 登记在其上',
  explain: `
## 发生了什么
从 v9.0.0-beta.2 起，只要下线 Store 上各 Region 的大小之和为 0，PD 就把它置为墓碑 (Tombstone)。而 PD 启动之后，每个 Region 在其 Leader 上报之前大小都是 0。

## 为什么停在这里
变为墓碑 (Tombstone) 之后无法撤销。有 Leader 的 Region 会自行移除在该 Store 上的 Peer；没有 Leader 的 Region 则会保留它，而这个 Peer 可能正是凑成多数派所需要的。

## 看起来是什么样
\`load regions\` 之后一分钟内出现 \`store has been Tombstone\`；\`region store N\` 仍列出 Region；\`skip removing tombstone\`。有损恢复 (Unsafe Recovery) 同样会立即把 Store 置为墓碑 (Tombstone)。

## 不要混淆
确实已经空了的墓碑 (Tombstone) Store：那就只剩下清理。

## 怎么办
不要清理任何东西，也不要停止任何进程，直到确认原先位于其上的每个 Region 在其他 Store 上都有足够的存活 Voter。

## 来源
tikv/pd server/cluster/cluster.go checkStore；tikv/pd#9333。
`,
}

export const says: Catalog = {
  'store {0} is no Tombstone': 'Store {0} 不是墓碑 (Tombstone)',
  'PD does not purge the record: Regions still list it': 'PD 没有清除该记录：仍有 Region 登记在它上面',
  'no Region lists the buried store': '没有 Region 登记在这个墓碑 (Tombstone) Store 上',
  'whether Regions still list the buried store': '是否仍有 Region 登记在这个墓碑 (Tombstone) Store 上',
  'Store `{0}` is {1} while {2} ({3}) still {4} it{5}: its disk may hold a replica that is needed.': 'Store `{0}` {1}，而 {2}（{3}）仍登记在它上面{5}：它的磁盘上可能有需要的副本。',
  'Tombstone': '已是墓碑 (Tombstone)',
  'in no list of stores, so Tombstone or purged,': '不在任何 Store 列表中（已是墓碑 (Tombstone)，或记录已清除）',
  ', {0} of them without a leader': '，其中 {0} 个没有 Leader',
  'Region {0} has a peer on store {1}': 'Region {0} 在 Store {1} 上有 Peer',
  'PD does not do so by itself within minutes, and the other voters are a healthy majority': 'PD 在几分钟内没有自动处理，且其他 Voter 构成健康的多数派',
  'PD buried store `{0}` {1} after it had loaded its Regions, when their sizes were not known yet: it may have buried it with its peers.': 'PD 加载 Region 之后 {1}，就将 Store `{0}` 置为墓碑 (Tombstone)，当时还不知道这些 Region 的大小：可能在它仍有 Peer 时就这样做了。',
  'PD makes store {0} Tombstone': 'PD 将 Store {0} 置为墓碑 (Tombstone)',
  'from 9.0.0-beta.2: a store is buried once the sizes of its Regions sum up to 0': '从 v9.0.0-beta.2 起：只要 Store 上各 Region 的大小之和为 0，就会被置为墓碑 (Tombstone)',
  'PD does not purge the record of store `{0}`: it still counts Regions there, or its count is stale.': 'PD 没有清除 Store `{0}` 的记录：它仍认为那里有 Region，或这一计数已经过时。',
  'PD skips the Tombstone store': 'PD 跳过了这个墓碑 (Tombstone) Store',
  'Keep the disk and the process of the store until every Region is seen healthy elsewhere': '在确认每个 Region 在其他地方健康之前，保留该 Store 的磁盘和进程',
  'no `tiup cluster prune`, no `remove-tombstone`, no wipe before': '在此之前，不要执行 `tiup cluster prune` 和 `remove-tombstone`，也不要清空磁盘',
  'Two minutes after the start of PD: each Region has a leader elsewhere, all its voters on stores that are Up, and none on this one; `count` is 0 twice, minutes apart.': 'PD 启动两分钟后：每个 Region 的 Leader 都在其他 Store 上，所有 Voter 都在状态为 Up 的 Store 上，且没有一个在该 Store 上；相隔几分钟的两次查询中 `count` 都为 0。',
}
