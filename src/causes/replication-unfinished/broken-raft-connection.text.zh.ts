import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '两个 Store 之间的 Raft 连接反复中断',
  explain: `
## 发生了什么
每一对 Store 之间由一条 gRPC 流传输 Raft 消息。连接中断后会重新建立，传输途中的消息则会丢失。

## 为什么停在这里
如果连接一直中断，新的 Peer 收不到日志，候选者也收不到选票。

## 看起来是什么样
在**发送端**，针对同一个地址持续数分钟：\`connection aborted\`、\`connection abort\`、\`wait connect timeout\`（从 v5.0 起）、\`batch_raft RPC finished fail\`、\`the gRPC connection could be broken\`（v3.0、v4.0），每次之后都有 \`new connection with tikv endpoint\`。

## 不要混淆
接收端的 \`batch_raft send response fail … RemoteStopped\`：它不承载任何消息。已经宕机的 Store。\`Sent message larger than max\` (\`raft-message-too-large-for-grpc\`)。队列已满的接收端 (\`raftstore-channel-full\`)。

## 怎么办
查看接收端在同一秒的日志；然后检查网络、MTU、防火墙、TLS。

## 来源
tikv/tikv src/server/raft_client.rs；tikv/tikv#6727。
`,
}
