import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '它的进程已经不在运行',
  explain: `
## 发生了什么
正在下线的 Store 已经不再运行。PD 照样会立即替换它的 Peer：其他 Voter 拥有数据。

## 为什么停在这里
只有当某个 Region 需要该 Store 来凑成多数派，或需要它的最后一份完好数据时，才会停住。这样的 Region 没有 Leader，应当沿着那个原因去查。

## 看起来是什么样
没有任何状态能说明这一点：无论进程是否存活，Offline 的 Store 都显示为 \`Offline\`。\`capacity\` 为 \`0B\` 表示当前 PD Leader 没有收到过它的心跳；否则它的 \`last_heartbeat_ts\` 比其他 Store 的旧。

## 不要混淆
空的 Store，或磁盘已满：各项数值都为 0，是因为没有上报。

## 怎么办
如果留下的每个 Region 在其他 Store 上都有 Leader，无需处理。否则带着原有数据重新启动它。

## 来源
tikv/pd server/core/store_stats.go、server/api/store.go、server/schedule/checker/rule_checker.go。
`,
}
