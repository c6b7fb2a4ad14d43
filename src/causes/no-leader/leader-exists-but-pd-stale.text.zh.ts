import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 Region 存在 Leader，但 PD 不接受它的上报',
  explain: `
## 发生了什么
该 Region 工作正常，但 PD 中的记录没有跟上。要么 Leader 的心跳没有到达 PD Leader；要么 PD 拒绝了这些心跳：心跳中的 term 或 epoch 比已有记录旧，或者同一 Key 范围的另一条记录 version 更高，把它遮住了。

## 为什么停在这里
PD 依据一个并不存在的状态进行调度：看不到 Leader，或者看到一个早已不在的 Peer。被拒绝的心跳只在流上得到应答，PD 和 TiKV 两侧都不打印日志。

## 看起来是什么样
PD 打印 \`load regions\` 之后，tikv.log 中出现了 \`became leader at term\`，但 \`region ID\` 仍显示没有 Leader。或者 \`EpochNotMatch current epoch of region …\` 中的 version 比 PD 中的低。或者出现 \`local region epoch is greater the region epoch in PD\`。

## 不要混淆
幽灵 Region：其各 Voter 的日志中都没有任何记录。启动不到两分钟的 PD。

## 怎么办
如果是连接中断：修复连接，或让 PD Leader 主动让位 (resign)。如果是 epoch 较旧，或有另一条记录遮住了它：删除 PD 中较新的那条记录，存活的 Leader 的下一次心跳就会被接受；重启 PD 没有用。

## 来源
tikv/pd server/core/basic_cluster.go PreCheckPutRegion、pkg/core/region.go；tikv/pd#4953。
`,
}
