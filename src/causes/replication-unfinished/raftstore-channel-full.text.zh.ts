import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'no TiKV in the bundle reports a full raftstore queue (from 5.3 on none does: only metrics show it)': '诊断包中没有 TiKV 报告 raftstore 队列已满（从 v5.3 起都不再报告：只有监控指标能显示）',
  'The raftstore of {0} is overloaded: its queue is full, raft messages are dropped and the senders\' streams break.': '{0} 的 raftstore 过载：队列已满，Raft 消息被丢弃，发送端的连接中断。',
  'a raft message does not get into the queue': '有 Raft 消息无法进入队列',
  'up to 5.2: the whole stream of the sender breaks': 'v5.2 及之前：发送端的整个连接都会中断',
  'See what keeps that TiKV busy': '查看是什么使该 TiKV 繁忙',
  'Known are: snapshots and compactions on a slow disk, hot Regions, too few raftstore threads.': '已知的原因有：慢磁盘上的快照和 compaction、热点 Region、raftstore 线程过少。',
  'Send fewer snapshots at once': '减少同时发送的快照',
  'the lines come with `begin apply snap data`': '这些日志与 `begin apply snap data` 一同出现',
  'Give the raftstore more threads': '增加 raftstore 线程',
  'its threads are at their limit and the disk is not': '它的线程已达上限，而磁盘没有',
  'The line no longer appears.': '该日志不再出现。',
  'raftstore and apply threads at 100 %?': 'raftstore 和 apply 线程是否到了 100 %？',
  'tikv: raftstore.store-pool-size: 4, raftstore.apply-pool-size: 4 (default 2)': 'TiKV 的 raftstore.store-pool-size: 4、raftstore.apply-pool-size: 4（默认 2）',
}
