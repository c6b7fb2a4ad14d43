import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '所有能够承接其 Region 的 Store 都空间不足',
  explain: `
## 发生了什么
可用空间低于容量的 \`1 - low-space-ratio\`（默认 20%）的 Store，PD 不会再向它调度 Peer。例外：剩余空间超过 8 GiB 且几乎没有 Region（从 v5.0 起为 30 个，从 v6.5 起为 50 个，从 v7.5 起为 100 个；v4.0 没有例外）。

## 为什么停在这里
所有候选 Store 都被这个过滤器排除，PD 找不到目标 Store，也就不创建 Operator。空间不会自己腾出来：要迁过去的正是下线 Store 上的数据。

## 看起来是什么样
\`store\` 中每个候选 Store 的 \`available\` 除以 \`capacity\` 都低于该阈值。pd.log 打印告警 \`store does not have enough disk space\`（从 v3.1 起）。

## 不要混淆
\`high-space-ratio\`：它只影响打分，从不排除 Store。关于正在下线的 Store 自身的告警。Store 总数本来就不够 (\`not-enough-up-stores\`)。

## 怎么办
新增 Store 或释放空间。临时调高 \`low-space-ratio\` 可以奏效；它必须始终大于 \`high-space-ratio\`，而且磁盘一旦写满，TiKV 会停止服务。

## 来源
tikv/pd server/core/store.go IsLowSpace；server/schedule/filter/filters.go；tikv/pd#3444。
`,
}

export const says: Catalog = {
  'no Region left has lost its last candidate to the space limit': '没有剩余的 Region 因空间限制而失去最后一个候选 Store',
  'no candidate is low on space': '没有候选 Store 空间不足',
  '{0} on store `{1}` {2} no store with space: {3} beyond `low-space-ratio`.': 'Store `{1}` 上的 {0} 找不到有空间的 Store：{3} 已超过 `low-space-ratio`。',
  'store {0}, the only candidate, is': '唯一的候选 Store {0}',
  'the candidates {0} are': '候选 Store {0}',
  'the part of a store that may be used before it takes no more peers': 'Store 使用到这一比例后，不再接收 Peer',
  ' ({0} % free)': '（空闲 {0} %）',
  'store {0} has {1} of {2} free{3} and {4} Regions': 'Store {0} 空闲 {1}，总容量 {2}{3}，Region 数为 {4}',
  'unknown space': '大小未知的空间',
  'pd.log warns of store {0}, {1}': 'pd.log 对 Store {0} 告警 {1}',
  'the other stores have no room; this is the only lasting cure': '其他 Store 没有空间；这是唯一长久的办法',
  'Free space on the candidates': '释放候选 Store 的空间',
  'there is something to drop, or `raftstore.capacity` is smaller than the disk': '有可以删除的内容，或 `raftstore.capacity` 小于磁盘容量',
  '`store` shows more `available`, and operators appear within a minute.': '`store` 显示的 `available` 增加，一分钟内出现 Operator。',
  'Let PD fill the stores further, for the time being': '暂时让 PD 把 Store 用得更满',
  'every candidate really has room for its share: a full disk stops TiKV. It must stay above `high-space-ratio`': '每个候选 Store 确实都能容纳自己的那一份：磁盘写满会使 TiKV 停止。该值必须保持高于 `high-space-ratio`',
  'on each candidate: what else fills the disk?': '在每个候选 Store 上：还有什么占用磁盘？',
}
