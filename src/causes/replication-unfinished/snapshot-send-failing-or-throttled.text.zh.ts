import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '新 Peer 的快照已经生成，却没有送达',
  explain: `
## 发生了什么
Leader 以流的方式把快照发送到新 Peer 所在的 Store，同时最多 32 个，受速率限制，并有截止时间。流中断了，或者始终没有轮到。

## 为什么停在这里
Leader 丢弃该快照，再生成一个，又以同样的方式失败；在此期间 Operator 超时。

## 看起来是什么样
在 Leader 上：针对同一个 Region 反复出现 \`failed to send snap\`，带有 \`DEADLINE_EXCEEDED\`、\`UNAVAILABLE\` 或 \`send snapshot timeout\`；\`too many sending snapshot tasks\`。或者有 \`requesting snapshot\`，而很久之后仍是 \`pending snapshot\`。

## 不要混淆
接收端的拒绝 (\`RESOURCE_EXHAUSTED … exceeded the limitation\`)。偶尔丢弃几个快照，而其他 Region 仍在继续迁移：那只是慢。

## 怎么办
测试两台主机之间的端口和数据包大小；减少同时发出的快照。

## 来源
tikv/tikv src/server/snap.rs；tikv/pd#3563、tikv/tikv#16435。
`,
}
