import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有一批 Raft 消息超过 gRPC 上限，不断重发',
  explain: `
## 发生了什么
TiKV 把发往另一个 Store 的 Raft 消息分批放在一条流上发送。如果一批消息大于 \`server.max-grpc-send-msg-len\` (10 MiB)，流就会中断。TiKV 重新建立流，再次发送同一批消息。

## 为什么停在这里
排在这批消息后面的都要等待：新的 Learner 一直在 \`pending_peers\` 中，Operator 超时，PD 重新开始。

## 看起来是什么样
在发送端：\`connection aborted\`（从 v5.0 起）或 \`batch_raft RPC finished fail\`（v3.0、v4.0），并带有 \`Sent message larger than max (10705556 vs. 10485760)\`。在接收端只有 \`batch_raft send response fail … RemoteStopped\`。

## 不要混淆
单独的 \`RemoteStopped\`：它只说明对端断开了连接，可能出于任何原因，通常是重启。网络故障 (\`broken-raft-connection\`)。

## 怎么办
在发送端调低 \`raft-msg-max-batch-size\` 或 \`raft-max-size-per-msg\`，或调高 \`max-grpc-send-msg-len\`；升级。

## 来源
tikv/tikv src/server/raft_client.rs；tikv/tikv#9714、#11056、#11493、#6727、#7522。
`,
}

export const says: Catalog = {
  'no TiKV in the bundle logs `Sent message larger than max`, which only the sender would': '诊断包中没有 TiKV 输出 `Sent message larger than max`，只有发送端会输出该日志',
  'A batch of raft messages{0} exceeds the gRPC limit{1}: the stream breaks, the same batch is sent again ({2}), and the peers behind it never catch up.': '一批 Raft 消息{0}超过了 gRPC 的上限{1}：连接中断，同一批消息再次发送（{2}），排在后面的 Peer 始终追不上。',
  ' of {0} bytes': '（{0} 字节）',
  ' of {0}': '（{0}）',
  '{0}: the sender\'s own words': '{0}：发送端自己的日志',
  'Make the batches smaller on the sender': '减小发送端每批消息的大小',
  'The sender logs no further `larger than max`, and the learners leave `pending_peers`.': '发送端不再记录 `larger than max`，这些 Learner 从 `pending_peers` 中消失。',
  'Let larger messages through': '允许更大的消息通过',
  'the size in the log is above the limit by itself': '日志中单条消息的大小已超过上限',
  'The sender logs no further `larger than max`.': '发送端不再记录 `larger than max`。',
  '5.0.0 to 5.3.0{0}': 'v5.0.0 至 v5.3.0{0}',
  ' (the version is not in the bundle)': '（诊断包中没有版本信息）',
  'server.raft-msg-max-batch-size: 16 (default 128), raftstore.raft-max-size-per-msg: 512KB': 'server.raft-msg-max-batch-size: 16（默认 128）、raftstore.raft-max-size-per-msg: 512KB',
  'server.max-grpc-send-msg-len: 20971520': 'server.max-grpc-send-msg-len: 20971520',
}
