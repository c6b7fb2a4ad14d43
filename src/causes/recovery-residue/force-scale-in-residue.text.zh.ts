import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '强制缩容遗留下了它的记录',
  explain: `
## 发生了什么
\`tiup cluster scale-in --force\` 会停止该节点、清空其磁盘并将其从拓扑中去掉，不管 PD 的结果如何。

## 为什么停在这里
PD 中仍有这个 Store：要么是进程已不在运行的 Offline，要么是 Down（如果 delete 没有到达 PD）。仍保有多数派的 Region 会自行迁出；同时强制缩容多个节点而失去多数派的 Region 则不会。

## 看起来是什么样
PD 中登记着一个 \`tiup cluster display\` 没有显示的 Store。其 capacity 为 0，最后一次心跳时间陈旧。

## 不要混淆
\`source-process-dead\`：那是进程已退出，而磁盘完好。

## 怎么办
查看该 Store 上还留有什么。切勿同时强制缩容两个节点。

## 来源
pingcap/tiup pkg/cluster/operation/scale_in.go。
`,
}
