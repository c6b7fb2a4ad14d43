import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'Region 标签 `schedule=deny` 使 Checker 看不到这些 Region',
  explain: `
## 发生了什么
某条 Region 标签规则给一段 Key 范围加上了标签 \`schedule=deny\`，让调度器不要动它。Lightning 和 BR 在导入期间会设置这个标签，通常带有有效期。

## 为什么停在这里
在 v6.0 至 v6.5.2、v6.6 和 v7.0 中，对于这样的 Region，PD 还没有运行 Rule Checker 就返回了：只要标签还在，下线 Store 上的 Peer 就不会被替换 (tikv/pd#6426)。

## 看起来是什么样
留下的 Region 都位于同一段 Key 范围，即该标签规则的范围；其余的都已迁走。这些 Region 没有 Operator。

## 不要混淆
在 v6.5.3、v7.1 及更高版本中的同样的标签：这些版本中 Checker 照常工作。被暂停的 Checker：它会拦住所有 Region。

## 怎么办
结束导入，或删除该标签规则。升级。

## 来源
tikv/pd pkg/schedule/checker/checker_controller.go CheckRegion；tikv/pd#6426、tikv/pd#6427。
`,
}

export const says: Catalog = {
  'in PD {0} a label `schedule=deny` does not keep the checkers away': '在 PD {0} 中，标签 `schedule=deny` 不会使 Checker 跳过 Region',
  'Region label rule `{0}` says `schedule=deny`': 'Region 标签规则 `{0}` 设置了 `schedule=deny`',
  'no Region left is under a label `schedule=deny`': '没有剩余的 Region 带有标签 `schedule=deny`',
  'somebody sets a label `schedule=deny`': '有人设置了标签 `schedule=deny`',
  'PD could move this Region and makes no operator': 'PD 可以迁移该 Region，却没有创建 Operator',
  'the Region label rules are not in the bundle': '诊断包中没有 Region 标签规则',
  'nothing shows a label `schedule=deny` that would keep the checkers away': '没有迹象表明存在会使 Checker 跳过 Region 的标签 `schedule=deny`',
  'and had done so before: it is renewed': '此前也设置过：它在不断续期',
  '6.0 to 6.5.2, 6.6 and 7.0: Regions under `schedule=deny` are not repaired': 'v6.0 至 v6.5.2、v6.6 和 v7.0：带有 `schedule=deny` 的 Region 不会被修复',
  'Region label {0} {1} {2} `schedule=deny`, and this release of PD does not check such Regions at all: {3} on store `{4}`.': 'Region 标签规则 {1} 设置了 `schedule=deny`，而该版本的 PD 完全不检查这类 Region：Store `{4}` 上的 {3}。',
  'A Region label `schedule=deny`, as imports and backups set it, may keep PD away from a key range.': 'Region 标签 `schedule=deny`（由导入和备份任务设置）可能使 PD 跳过某段 Key 范围。',
  'See who set the label: an import or a backup that runs sets it anew': '查看是谁设置了该标签：正在运行的导入或备份任务会再次设置它',
  'A rule with a `ttl` goes by itself once its owner has ended.': '带有 `ttl` 的规则，在设置它的任务结束后会自动消失。',
  'Delete the label rule': '删除该标签规则',
  'no import or backup needs it any more': '不再有导入或备份任务需要它',
  'Operators for these Regions appear within a minute.': '一分钟内出现针对这些 Region 的 Operator。',
}
