import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 TiKV 反复启动，每次都丢失正在进行的传输',
  explain: `
## 发生了什么
TiKV 自行退出或被 kill 时，会丢弃正在发送和接收的快照。

## 为什么停在这里
每次启动都要重新传输。只有与其他原因同时存在时，它才会让 Store 无法下线。

## 看起来是什么样
一小时内出现三次 \`Welcome to TiKV\`；之前有 FATAL、panic 或 OOM killer；该 TiKV 上有 \`applying snapshot is aborted\`，其他 TiKV 上有 RemoteStopped。

## 不要混淆
滚动重启：每个 TiKV 只启动一次。

## 怎么办
查明进程退出的原因。如果它就是正在下线的 Store，而其他 Store 不需要它，就彻底停止它。

## 来源
tikv/tikv cmd/tikv-server；components/raftstore/src/store/worker/region.rs。
`,
}
