import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 Region 的多数派位于已被 PD 清除的 Store 上',
  explain: `
## 发生了什么
某个 Store 被强制下线（\`scale-in --force\`、v4.0 及更早版本中 API 的 \`state=Tombstone\`、有损恢复 (Unsafe Recovery)），随后它的记录又被 \`remove-tombstone\` 删除，而此时仍有 Region 在该 Store 上登记着 Peer。

## 为什么停在这里
没有谁能再访问到这些已清除的 ID，因此其上的 Voter 等于丢失。在 v5.3 及更早版本中，PD 删除记录前检查的是一个缓存的计数，而这个计数在 PD 重启后为 0 (tikv/pd#4422)。

## 看起来是什么样
\`peers[].store_id\` 既不在 \`store\` 中，也不在 Tombstone 列表中。pd.log：\`lost the store, maybe you are recovering the PD cluster\`（未开启放置规则）或 \`invalid store ID\`（已开启放置规则）。tikv.log：\`resolve store address failed … invalid store ID N, not found\`。

## 不要混淆
位于已清除 ID 上的只有 Learner，而多数 Voter 仍然存活：这不算失去多数派。处于墓碑 (Tombstone) 状态但尚未清除的 Store：其记录可在 \`stores?state=2\` 中查到。

## 怎么办
如果存在 Leader：\`operator add remove-peer REGION ID\`。如果没有：使用有损恢复 (Unsafe Recovery)；从 v6.3 起加上 \`--auto-detect\`，因为这些 ID 已经没有可以列出的记录。

## 来源
tikv/pd server/cluster/cluster.go RemoveTombStoneRecords；server/schedule/checker/replica_checker.go；tikv/pd#3664、tikv/pd#4422、tikv/tikv#18121。
`,
}

export const says: Catalog = {
  'no voter needed for a majority sits on a store that PD has erased': '组成多数派所需的 Voter 中，没有位于 PD 已清除的 Store 上的',
  '{0} on store `{1}` ({2}) cannot elect a leader: too many of the voters are on stores that PD has erased ({3}).': 'Store `{1}` 上的 {0}（{2}）选不出 Leader：太多 Voter 位于 PD 已清除的 Store 上（{3}）。',
  'PD\'s list of stores has none of {0}': 'PD 的 Store 列表中没有 {0}',
  'by a log PD has no record of store {0}': '日志表明 PD 中没有 Store {0} 的记录',
  'no elections beside a store id that PD does not know': '没有选举与 PD 不认识的 Store id 同时出现',
  'Regions {0} ask for votes and get no leader, while PD answers that it does not know {1}.': 'Region {0} 请求投票而没有选出 Leader，同时 PD 回复说不认识 {1}。',
  'PD does not know store {0}': 'PD 不认识 Store {0}',
  'Region {0} asks for votes': 'Region {0} 请求投票',
}
