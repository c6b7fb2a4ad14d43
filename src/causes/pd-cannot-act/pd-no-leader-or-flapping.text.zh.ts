import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD 没有 Leader，或 Leader 反复切换',
  explain: `
## 发生了什么
只有 PD Leader 会运行各个 Checker、下发 Operator，并把已经空了的 Store 置为墓碑 (Tombstone)。

## 为什么停在这里
没有 PD Leader，这些都不会发生。每个新的 PD Leader 加载的 Region 都不带 Leader，也没有任何 Operator，并且最多等待 5 分钟的上报才开始调度：如果每隔几分钟就切换一次，调度永远无法开始。

## 看起来是什么样
pd-ctl 返回 \`[503] no leader\`；\`member\` 中没有 Leader。或者 pd.log 在半小时内多次出现 \`load regions\` 和 \`no longer a leader because lease has expired\`。在 v6.5 之前，显示的各项数量为 0。

## 不要混淆
一次 Leader 切换：它只能解释两分钟之内的数量为 0 和缺少 Leader，仅此而已。

## 怎么办
恢复 PD 的多数派；查明 lease 为何丢失，多半是磁盘太慢。在此之前，其他一切都无关紧要。

## 来源
tikv/pd server/server.go campaignLeader；server/cluster/coordinator.go。
`,
}

export const says: Catalog = {
  'PD has no leader: nothing is scheduled, moved or buried.': 'PD 没有 Leader：不会做任何调度和迁移，也不会将任何 Store 置为墓碑 (Tombstone)。',
  'the PD leader gives up, and no log of the bundle shows a new one': 'PD Leader 放弃了 Leader 身份，而诊断包的日志中没有出现新的 Leader',
  'The PD leader gave up and no other one is seen: nothing is scheduled, moved or buried.': 'PD Leader 放弃了 Leader 身份，且没有看到新的 Leader：不会做任何调度和迁移，也不会将任何 Store 置为墓碑 (Tombstone)。',
  'The PD leader changed {0} times in {1}: each one begins anew, without operators and without knowing the leaders of the Regions.': 'PD Leader 在 {1} 内切换了 {0} 次：每个新的 Leader 都从头开始，没有 Operator，也不知道各个 Region 的 Leader。',
  'a PD leader loads its Regions': '某个 PD Leader 加载 Region',
  'the last of {0} such loads': '{0} 次加载中的最后一次',
  'PD has a leader, and does not change it again and again': 'PD 有 Leader，且没有反复切换',
  'neither `member` nor a log of PD': '既没有 `member` 的输出，也没有 PD 的日志',
  'PD answers that it has no leader, {0}': 'PD 答复说它没有 Leader，共 {0}',
  'the list of PD members names no leader': 'PD 成员列表中没有 Leader',
  '{0} in all': '共 {0}',
  'Make PD steady first: a majority of its servers, a fast disk, a sound network': '先让 PD 稳定下来：多数派的 PD、足够快的磁盘、正常的网络',
  '`member` names one leader, and pd.log shows no further `load regions` for half an hour.': '`member` 显示有一个 Leader，且半小时内 pd.log 不再出现 `load regions`。',
  'Start the PD servers that are down': '启动已停止的 PD',
  'fewer than half of them are lost; if more are, PD has to be recovered with pd-recover': '丢失的 PD 不到半数；如果超过半数，必须用 pd-recover 恢复 PD',
  'pd.log says `coordinator starts to run schedulers`; then look at the store again.': 'pd.log 中出现 `coordinator starts to run schedulers`；然后再次查看该 Store。',
  'on each PD host: etcd gives the lease up when its disk is slow': '在每台 PD 主机上：磁盘慢时 etcd 会放弃租约',
}
