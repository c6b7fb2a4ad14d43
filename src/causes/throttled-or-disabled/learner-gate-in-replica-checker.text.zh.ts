import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '未开启放置规则 (Placement Rules)，而 Learner 拦住了 Replica Checker',
  explain: `
## 发生了什么
未开启放置规则时，由 Replica Checker 迁出下线 Store 上的 Peer。它会跳过所有带有 Learner 的 Region，无论该 Learner 位于哪个 Store。

## 为什么停在这里
该 Learner 是超时的 Operator 留下的，或者是 Operator 执行到一半时 PD 重启留下的。它处于 pending 状态，无法提升，也没有什么会把它移走。

## 看起来是什么样
\`enable-placement-rules\` 为 false。留下的每个 Region 都有一个角色为 Learner 的 Peer；没有 Learner 的 Region 都已迁走。留下的 Region 没有 Operator，或反复出现 \`promote-learner\`。

## 不要混淆
已开启放置规则时的 Learner：它会作为孤儿副本 (orphan peer) 被移除，或被提升。Learner 所在的 Store 处于 Down 状态的时间超过 \`max-store-down-time\`：这种修复会先执行，并扫清障碍。

## 怎么办
让该 Learner 追上进度，或将其移除。它为何落后才是根源：查看 Leader 和它所在 Store 的日志。

## 来源
tikv/pd server/schedule/checker/replica_checker.go checkOfflinePeer。
`,
}
