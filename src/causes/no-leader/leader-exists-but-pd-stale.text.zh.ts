import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'every Region left has a leader in PD, and no TiKV shows an older epoch than PD': '剩余的 Region 在 PD 中都有 Leader，也没有 TiKV 显示比 PD 更旧的 epoch',
  'no TiKV has logged a leader of the Regions without one': '没有 TiKV 的日志显示这些没有 Leader 的 Region 有过 Leader',
  '{0} a newer epoch in TiKV than in PD: what a leader did last has not reached PD, or PD refuses its reports.': '{0} 在 TiKV 中的 epoch 比 PD 中的新：Leader 最近的变更没有到达 PD，或被 PD 拒绝。',
  'Region {0} has': 'Region {0}',
  'Regions {0} have': 'Region {0}',
  '{0} a leader in TiKV that PD does not know: its reports do not reach PD, or PD refuses them.': '{0} 在 TiKV 中有 Leader，而 PD 不知道：它的上报没有到达 PD，或被 PD 拒绝。',
  '{0} may have a leader whose reports PD does not take.': '{0} 可能有 Leader，而 PD 不接受它的上报。',
  'PD lists Region {0} without a leader, epoch conf_ver {1} version {2}': 'PD 中 Region {0} 没有 Leader，epoch 为 conf_ver {1} version {2}',
  '{0}: the Region has a leader, and nothing later takes it back': '{0}：该 Region 有 Leader，之后没有日志表明它又失去了 Leader',
  'conf_ver {0} version {1} against conf_ver {2} version {3}': 'PD 为 conf_ver {0} version {1}，TiKV 为 conf_ver {2} version {3}',
  'TiKV answers for it with version {0}': 'TiKV 以 version {0} 回应该 Region 的请求',
  'version {0} against {1}': 'PD 为 version {0}，TiKV 为 {1}',
  'PD has Region {0} at version {1}': 'PD 中 Region {0} 的 version 为 {1}',
  'PD\'s operators for it time out': 'PD 针对它的 Operator 超时',
  'PD has {0} at a newer epoch than TiKV ({1}): it refuses the leader\'s heartbeats, and its operators aim at a picture that does not exist.': 'PD 中 {0} 的 epoch 比 TiKV 中的新（{1}）：PD 拒绝其 Leader 的心跳，PD 的 Operator 针对的是并不存在的状态。',
  'See which side is behind': '查看哪一侧落后',
  'Compare `epoch` with the leader\'s `region_epoch`, and look for another Region in PD that overlaps its range with a higher version.': '将 `epoch` 与 Leader 的 `region_epoch` 比较，并查看 PD 中是否有另一个范围与它重叠、version 更高的 Region。',
  'Let PD load its Regions anew, if the link was lost': '如果连接曾经中断，让 PD 重新加载 Region',
  'the epochs agree: the leader\'s store did not reach PD': '两边的 epoch 一致：Leader 所在的 Store 没有连上 PD',
  '`region {0}` has a leader within two minutes.': '两分钟内 `region {0}` 显示有 Leader。',
  'PD\'s record is newer than what TiKV has, or it hides a live Region of the same range: the live leader then reports within seconds': 'PD 的记录比 TiKV 中的新，或遮住了同一范围内一个存活的 Region：删除之后，存活的 Leader 会在几秒内上报',
}
