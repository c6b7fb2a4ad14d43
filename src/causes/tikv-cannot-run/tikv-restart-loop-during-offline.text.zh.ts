import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'no TiKV in the bundle starts three times within an hour, or ends itself twice': '诊断包中没有 TiKV 在一小时内启动三次，或自行退出两次',
  'The TiKV of {0} {1} again and again, {2} times in {3}: each time the snapshots on their way are lost.': '{0} 的 TiKV 反复{1}，在 {3} 内共 {2} 次：每次都会丢失正在传输的快照。',
  'starts': '启动',
  'ends itself': '自行退出',
  '{0}: the first time': '{0}：第一次',
  'the last time': '最后一次',
  'its last words before a start': '启动之前的最后一条日志',
  'Find out what ends the process': '查明是什么使该进程退出',
  'A FATAL, a panic or the OOM killer names the cause.': 'FATAL、panic 或 OOM killer 指明了原因。',
  'Stop it for good, if it is the leaving store and the others do without it': '如果它就是下线的 Store，而其他 Store 不需要它，则不再启动它',
  'every Region on it has a leader elsewhere': '它上面的每个 Region 在其他 Store 上都有 Leader',
  'PD goes on replacing its peers from the living voters.': 'PD 继续从存活的 Voter 补齐副本。',
}
