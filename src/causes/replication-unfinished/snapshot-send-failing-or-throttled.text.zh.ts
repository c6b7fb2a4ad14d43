import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'the snapshot of Region {0} does not reach {1}': 'Region {0} 的快照没有到达 {1}',
  'its receiver': '接收端',
  'no TiKV in the bundle fails to send a snapshot of these Regions': '诊断包中没有 TiKV 在发送这些 Region 的快照时失败',
  'a snapshot of Region {0} is asked for': '请求了 Region {0} 的快照',
  '{0} later it is still pending, and nothing says that it was sent': '{0} 之后它仍处于 pending 状态，也没有日志表明已发送',
  '{0} drops snapshots because too many go out at once; which Regions wait for them its log does not say.': '{0} 因同时发出的快照过多而丢弃快照；它的日志没有说明哪些 Region 在等待。',
  'a snapshot is dropped, concurrent-send-snap-limit is reached': '有快照被丢弃，已达到 concurrent-send-snap-limit',
  'The snapshot of {0} is made and does not arrive: the new peer never gets its data.': '{0} 的快照已经生成，却没有送达：新的 Peer 始终得不到数据。',
  'Test the way from the leader to the receiver': '测试从 Leader 到接收端的连通性',
  'The port is open, and packets of full size pass.': '端口是通的，最大尺寸的数据包能够通过。',
  'Let fewer snapshots go out at once': '减少同时发出的快照',
  'the log says `too many sending`, `send snapshot timeout` or DEADLINE_EXCEEDED and the network is well': '日志中有 `too many sending`、`send snapshot timeout` 或 DEADLINE_EXCEEDED，而网络正常',
  'The leader logs `sent snapshot` for the Regions.': '对于这些 Region，Leader 的日志中出现 `sent snapshot`。',
  'from the host of the leader, with the address of the log line': '在 Leader 的主机上，用日志里的地址',
}
