import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'TiKV 中的 Leader 没有执行 PD 下发的成员变更',
  explain: `
## 发生了什么
PD 向 Region 的 Leader 下发成员变更：提升新的 Peer，移除旧的 Peer。TiKV 会先做检查：凡是可能丢失多数派或已提交数据的变更一律拒绝；前一个变更尚未应用时到来的变更则推迟。

## 为什么停在这里
PD 随每次心跳重复下发同一条指令，Operator 超时，下一个 Operator 又得到同样的答复。

## 看起来是什么样
新的 Learner 已存在且不在 \`pending_peers\` 中，或者应被移除的 Peer 一直还在；\`send schedule command\` 反复出现，而 \`conf_ver\` 没有变化。Leader 的 tikv.log 打印 \`failed to propose confchange … unsafe to perform conf change\`（v4.0 及更早版本为 \`rejects unsafe conf change request\`）或 \`there is a pending conf change, try later\`。

## 不要混淆
这样的日志只出现一次：只说明前一个变更正在应用。位于 \`pending_peers\` 中的 Learner：它还在等待自己的数据。处于 joint 状态，或 Region 合并已经开始。

## 怎么办
找出落后的 Voter，让它追上进度，或先把它替换掉。如果前一个变更始终没有应用，检查 Leader 所在的磁盘，并把 Leader 转移走。切勿强行变更。

## 来源
tikv/tikv components/raftstore/src/store/peer.rs check_conf_change、propose_conf_change。
`,
}

export const says: Catalog = {
  'no change of members that PD orders for a Region left stays undone, and no TiKV refuses one': '对于剩余的 Region，PD 下发的成员变更都已执行，也没有 TiKV 拒绝过',
  'the leader of Region {0} does not carry the change out ({1})': 'Region {0} 的 Leader 没有执行该变更（{1}）',
  'too few of the voters have what is committed': '具备全部已提交日志的 Voter 不足',
  'it would remove itself': '这会使它移除自己',
  'the change before is not applied yet': '上一个变更尚未 apply',
  'a hook of BR, CDC or an import forbids it': 'BR、CDC 或导入任务的 hook 禁止该变更',
  'see its `error`': '见其 `error`',
  'no TiKV of the bundle refuses a change of members again and again': '诊断包中没有 TiKV 反复拒绝成员变更',
  'The leader of {0} does not carry out the change of members that PD orders again and again{1}.': 'PD 反复下发的成员变更，{0} 的 Leader 没有执行{1}。',
  '; why, its tikv.log tells': '；原因要看它的 tikv.log',
  'Let the voters that are behind catch up': '让落后的 Voter 追上进度',
  'the refusal says `unsafe`: the quorum that would be left does not have all that is committed. Never force it': '拒绝信息中有 `unsafe`：变更后的多数派并不具备全部已提交的日志。切勿强行变更',
  'The indexes of the voters come together, and the next order of PD is carried out.': '各 Voter 的 index 逐渐接近，PD 的下一条指令得以执行。',
  'Give the leadership to another voter': '把 Leader 转移给另一个 Voter',
  'its log says that a change is pending: the present leader does not apply ({0})': '它的日志称有变更尚未完成：当前的 Leader 没有 apply（{0}）',
  'pd.log shows `leader changed`, then `region ConfVer changed` for the Region.': '对于该 Region，pd.log 中先出现 `leader changed`，再出现 `region ConfVer changed`。',
  'last_index and applied_index on each voter': '看每个 Voter 上的 last_index 和 applied_index',
}
