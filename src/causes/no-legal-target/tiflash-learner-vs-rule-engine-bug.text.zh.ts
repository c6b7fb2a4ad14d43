import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '该 PD 版本的缺陷混淆了 TiFlash Learner 与放置规则 (Placement Rules)',
  explain: `
## 发生了什么
PD 把 Region 的各个 Peer 分配给适用的规则，并比较各个位置。在若干版本中，TiFlash 上的 Learner 也被纳入比较，或者被当成了多余的 Peer。

## 为什么停在这里
PD 认为没有更好的位置，或没有什么需要移除，因此不为这个 Learner 旁边的 Voter 创建 Operator。

## 看起来是什么样
带有 TiFlash Learner 的 Region 留了下来，同一个 Store 上的其他 Region 都已迁走，而按 PD 应当考虑的所有条件，目标 Store 是存在的。

## 不要混淆
\`tiflash-replica-count\`：那里下线的就是 TiFlash 自身。处于 pending 状态的 Learner：见 \`orphan-peer-not-removed\`。

## 怎么办
在多数派健康的前提下，手动移除下线 Store 上的 Peer；升级 PD。

## 来源
tikv/pd#6662、tikv/pd#4045、tikv/pd#7185。
`,
}

export const says: Catalog = {
  'a TiFlash learner counts when PD compares places': 'PD 比较位置时会把 TiFlash Learner 计算在内',
  'no better distribution of peers over rules is tried': '不会尝试把 Peer 更合理地分配给各规则',
  'a learner that no rule wants is kept or removed wrongly': '没有规则要求的 Learner 被错误地保留或移除',
  'PD {0} has the known fixes for TiFlash learners and placement rules': 'PD {0} 已包含 TiFlash Learner 与放置规则相关的已知修复',
  'no Region left has a learner on TiFlash beside it and stays without a better reason': '没有剩余的 Region 同时在 TiFlash 上有 Learner、又没有更好的理由留在原处',
  '{0} on store `{1}` {2} a learner on TiFlash, and this release of PD has known bugs with such Regions.': 'Store `{1}` 上的 {0} 在 TiFlash 上有 Learner，而该版本的 PD 在处理这类 Region 时有已知缺陷。',
  'Region {0} has a learner on TiFlash': 'Region {0} 在 TiFlash 上有 Learner',
  'PD is {0}': 'PD 的版本为 {0}',
  'a release with the fixes is to be had': '可以升级到包含这些修复的版本',
  'The Regions leave within minutes.': '这些 Region 在几分钟内迁走。',
}
