import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'Witness 副本限制了哪些 Peer 可以成为 Leader、可以迁移',
  explain: `
## 发生了什么
从 v6.6 起，规则可以要求 Witness：只保存日志、不保存数据的 Voter。

## 为什么停在这里
Witness 不能作为 Leader，也不能作为快照的来源。把它切换成普通 Peer 需要一次全量拷贝；如果拷贝没有完成，依赖它的 Operator 就会超时。

## 看起来是什么样
Peer 中有 \`is_witness: true\`，\`enable-witness\` 为 true，Operator 中带有 \`switch peer … to non-witness\`。

## 不要混淆
Learner：它们保存数据，但不参与投票。

## 怎么办
将 \`enable-witness\` 设为 false，等待一段时间后再查看。

## 来源
tikv/pd server/schedule/checker/rule_checker.go；tikv/tikv components/raftstore。
`,
}

export const says: Catalog = {
  'PD {0} has no witness peers': 'PD {0} 没有 Witness 副本',
  'no Region left has a witness': '剩余的 Region 都没有 Witness',
  '{0} on store `{1}` {2} a witness, which holds no data and may not lead: that limits what PD can do.': 'Store `{1}` 上有 {0} 带有 Witness；Witness 不保存数据，也不能成为 Leader，PD 能做的事因此受限。',
  'Region {0} has a witness on store {1}': 'Region {0} 在 Store {1} 上有 Witness',
  'Turn witnesses into ordinary peers': '把 Witness 切换成普通 Peer',
  'the disks have room for one more full replica': '磁盘空间足以再容纳一个完整副本',
}
