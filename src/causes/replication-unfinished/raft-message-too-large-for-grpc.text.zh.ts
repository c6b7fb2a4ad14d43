import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有一批 Raft 消息超过 gRPC 上限，不断重发',
  explain: `
## 发生了什么
TiKV 把发往另一个 Store 的 Raft 消息分批放在一条流上发送。如果一批消息大于 \`server.max-grpc-send-msg-len\` (10 MiB)，流就会中断。TiKV 重新建立流，再次发送同一批消息。

## 为什么停在这里
排在这批消息后面的都要等待：新的 Learner 一直在 \`pending_peers\` 中，Operator 超时，PD 重新开始。

## 看起来是什么样
在**发送端**：\`connection aborted\`（从 v5.0 起）或 \`batch_raft RPC finished fail\`（v3.0、v4.0），并带有 \`Sent message larger than max (10705556 vs. 10485760)\`。在接收端只有 \`batch_raft send response fail … RemoteStopped\`。

## 不要混淆
单独的 \`RemoteStopped\`：它只说明对端断开了连接，可能出于任何原因，通常是重启。网络故障 (\`broken-raft-connection\`)。

## 怎么办
在发送端调低 \`raft-msg-max-batch-size\` 或 \`raft-max-size-per-msg\`，或调高 \`max-grpc-send-msg-len\`；升级。

## 来源
tikv/tikv src/server/raft_client.rs；tikv/tikv#9714、#11056、#11493、#6727、#7522。
`,
}
