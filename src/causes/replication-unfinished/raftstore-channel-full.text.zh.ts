import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 TiKV 过载，丢弃了 Raft 消息',
  explain: `
## 发生了什么
发给某个 Peer 的消息在一个容量为 40960 的队列中等待。如果 raftstore 处理不过来，队列就会写满，之后到来的消息会被拒绝。

## 为什么停在这里
由于发给它们的消息丢失，该 Store 上新的 Peer 追不上进度；在 v3.0 以及 v5.0 至 v5.2 中，每丢弃一次都会让发送端的整条流中断。

## 看起来是什么样
\`dispatch raft msg from gRPC to raftstore fail … Transport(Full)\`，紧接着是 \`batch_raft send response fail\` 和一条新的流，每秒数次，常常出现在 \`begin apply snap data\` 前后。从 v5.3 起不再打印日志，只有监控指标。

## 不要混淆
之前没有 \`Transport(Full)\` 的 \`RemoteStopped\`。\`Grpc(RpcFinished(None))\`、\`StoreNotMatch\`。

## 怎么办
找出该 TiKV 繁忙的原因（快照、compaction、热点 Region）；减少同时进行的迁移；增加 raftstore 线程。

## 来源
tikv/tikv src/server/service/kv.rs、components/batch-system/src/router.rs；tikv/tikv#11047。
`,
}
