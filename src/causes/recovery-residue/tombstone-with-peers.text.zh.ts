import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '它已成为墓碑 (Tombstone)，却仍有 Region 登记在其上',
  explain: `
## 发生了什么
从 v9.0.0-beta.2 起，只要下线 Store 上各 Region 的大小之和为 0，PD 就把它置为墓碑 (Tombstone)。而 PD 启动之后，每个 Region 在其 Leader 上报之前大小都是 0。

## 为什么停在这里
变为墓碑 (Tombstone) 之后无法撤销。有 Leader 的 Region 会自行移除在该 Store 上的 Peer；没有 Leader 的 Region 则会保留它，而这个 Peer 可能正是凑成多数派所需要的。

## 看起来是什么样
\`load regions\` 之后一分钟内出现 \`store has been Tombstone\`；\`region store N\` 仍列出 Region；\`skip removing tombstone\`。有损恢复 (Unsafe Recovery) 同样会立即把 Store 置为墓碑 (Tombstone)。

## 不要混淆
确实已经空了的墓碑 (Tombstone) Store：那就只剩下清理。

## 怎么办
不要清理任何东西，也不要停止任何进程，直到确认原先位于其上的每个 Region 在其他 Store 上都有足够的存活 Voter。

## 来源
tikv/pd server/cluster/cluster.go checkStore；tikv/pd#9333。
`,
}
