import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'Region 合并在等待一个落后的 Peer，期间一直占住该 Region',
  explain: `
## 发生了什么
只有当源 Region 的每个 Peer 都已拥有几乎全部日志时，Leader 才会开始合并。PD 只在创建 Operator 时检查 Peer 的健康状况。

## 为什么停在这里
合并 Operator 不检查自身的进度；它会一直存在到超时为止，在此期间两个 Region 都不会有其他 Operator。

## 看起来是什么样
Leader 每次收到指令都打印 \`log gap too large, skip merge\` 或 \`there is a pending snapshot peer … skip merge\`；源 Region 的某个 Peer 在 \`pending_peers\` 或 \`down_peers\` 中；没有 \`operator finish\`。

## 不要混淆
已经开始的合并 (\`failed to schedule merge, rollback\`)：此时是 TiKV 自己拒绝成员变更。

## 怎么办
将 \`merge-schedule-limit\` 设为 0，移除这些 Operator，并处理落后的 Peer：它同样会拖住该 Region 的迁移。

## 来源
tikv/tikv components/raftstore/src/store/peer.rs pre_propose_prepare_merge；tikv/pd server/schedule/operator/step.go；tikv/pd#11142、tikv/tikv#17084。
`,
}

export const says: Catalog = {
  'no Region left waits for a merge that a lagging peer holds up': '剩余的 Region 都不是在等待被落后 Peer 拖住的合并',
  'no leader of the bundle refuses a merge for a lagging peer': '诊断包中没有 Leader 因 Peer 落后而拒绝合并',
  'The merge of Region {0} into Region {1} waits for a peer that is too far behind, and holds both Regions until its operator times out.': 'Region {0} 合并到 Region {1} 的操作在等待一个落后太多的 Peer，在其 Operator 超时之前，两个 Region 都被占住。',
  'Find the peer that lags': '找出落后的 Peer',
  'Its store runs and the peer leaves the lists: it would hold up the move of this Region as well.': '它所在的 Store 正常运行，且该 Peer 从这些列表中消失：否则该 Region 的迁移同样会被它拖住。',
}
