import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '它并没有卡住：PD 对它的处理已经完成',
  explain: `
## 发生了什么
PD 已经把该 Store 置为墓碑 (Tombstone)。剩下的只是清理：tiup 通过 \`prune\` 销毁该实例；PD 中的记录通过 \`remove-tombstone\` 删除，或在最后一次心跳的 30 天后自动删除（从 v6.5 起）。

## 为什么停在这里
它只停留在显示结果中：在 \`prune\` 之前，\`tiup cluster display\` 显示的是 tiup 自己的拓扑。

## 看起来是什么样
pd.log：\`store has been Tombstone\`。默认的 \`store\` 输出不包含墓碑 (Tombstone) 状态的 Store；\`stores?state=2\` 会列出它们。

## 不要混淆
仍有 Region 的墓碑 (Tombstone) Store：出现在有损恢复 (Unsafe Recovery) 之后，或从 v9.0.0-beta.2 起的版本中，此时 PD 按大小判断，而刚加载的 Region 大小都算作 0。这种情况下 \`remove-tombstone\` 会被跳过，其磁盘上可能有仍然需要的副本。

## 怎么办
确认 \`region store N\` 为空，然后执行 \`tiup cluster prune\`。

## 来源
tikv/pd server/cluster/cluster.go BuryStore、checkStore；tikv/pd#4422、tikv/pd#4941、tikv/pd#9333。
`,
}

export const says: Catalog = {
  'PD lists store {0} as Tombstone': 'PD 中 Store {0} 为墓碑 (Tombstone)',
  'the record of store {0} could not be purged: PD still counts Regions on it': '无法清除 Store {0} 的记录：PD 仍认为它上面有 Region',
  'PD has store {0} as {1}': 'PD 中 Store {0} 的状态为 {1}',
  'a store that is still leaving': '仍在下线',
  'PD is done with store `{0}`: it is Tombstone{1}.': 'PD 对 Store `{0}` 的处理已经完成：它已是墓碑 (Tombstone){1}。',
  ', yet {0} still {1} it. Do not clean its disk before they are seen healthy elsewhere': '，但仍有 {0} 登记在它上面。在确认这些 Region 在其他地方健康之前，不要清理它的磁盘',
  'Check that nothing is left on it': '确认它上面已没有 Region',
  '`count` is 0.': '`count` 为 0。',
  'Clean up': '清理',
  'no Region lists the store any more': '不再有 Region 登记在该 Store 上',
  '`tiup cluster display` and `store --state=Tombstone` no longer show it.': '`tiup cluster display` 和 `store --state=Tombstone` 不再显示它。',
  'the removal of store {0} began here, and PD\'s list of stores no longer has it: it is Tombstone or purged': 'Store {0} 的下线从这里开始，而 PD 的 Store 列表中已没有它：它已是墓碑 (Tombstone)，或记录已清除',
}
