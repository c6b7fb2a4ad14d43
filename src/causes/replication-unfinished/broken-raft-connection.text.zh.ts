import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '两个 Store 之间的 Raft 连接反复中断',
  explain: `
## 发生了什么
每一对 Store 之间由一条 gRPC 流传输 Raft 消息。连接中断后会重新建立，传输途中的消息则会丢失。

## 为什么停在这里
如果连接一直中断，新的 Peer 收不到日志，候选者也收不到选票。

## 看起来是什么样
在发送端，针对同一个地址持续数分钟：\`connection aborted\`、\`connection abort\`、\`wait connect timeout\`（从 v5.0 起）、\`batch_raft RPC finished fail\`、\`the gRPC connection could be broken\`（v3.0、v4.0），每次之后都有 \`new connection with tikv endpoint\`。

## 不要混淆
接收端的 \`batch_raft send response fail … RemoteStopped\`：它不承载任何消息。已经宕机的 Store。\`Sent message larger than max\` (\`raft-message-too-large-for-grpc\`)。队列已满的接收端 (\`raftstore-channel-full\`)。

## 怎么办
查看接收端在同一秒的日志；然后检查网络、MTU、防火墙、TLS。

## 来源
tikv/tikv src/server/raft_client.rs；tikv/tikv#6727。
`,
}

export const says: Catalog = {
  'no TiKV in the bundle loses its stream to a living store in three minutes or more': '诊断包中没有 TiKV 在三分钟以上的时间里丢失与存活 Store 的连接',
  'The raft connection from {0} to {1} breaks {2}: what a new peer or a vote needs may not get through.': '从 {0} 到 {1} 的 Raft 连接{2}：新 Peer 或投票所需的消息可能无法送达。',
  'again and again': '反复中断',
  'once, as far as the bundle shows': '在诊断包中只中断过一次',
  'the stream to {0} breaks': '与 {0} 的连接中断',
  'Read what the receiver says at the same second': '查看接收端在同一秒的日志',
  'A full queue, a message that is too large, or a restart of the receiver explains the break; else it is the network.': '若有队列已满、消息过大或接收端重启，即可解释连接中断；否则就是网络问题。',
  'Mend the network between the two stores': '修复这两个 Store 之间的网络',
  'the receiver says nothing: MTU, firewall, TLS or a connection tracker': '接收端没有相关日志：检查 MTU、防火墙、TLS 或连接跟踪',
  'The sender logs no further break for ten minutes.': '发送端十分钟内不再记录连接中断。',
  'of the receiver': '接收方的日志',
  'with TLS': '使用 TLS 时',
}
