import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '目标 Store 没有应用已经收到的快照',
  explain: `
## 发生了什么
目标 Store 由一个线程逐个应用快照；当 RocksDB 触发写流控 (write stall)，或该 Key 范围的旧数据仍在删除时，它会等待。

## 为什么停在这里
在数据应用完成之前，该 Peer 算作 pending；Operator 超时，该 Peer 可能被移除后又重新放到这里。

## 看起来是什么样
目标 Store 的 tikv.log：该 Region 有 \`begin to apply snapshot\`，10 分钟内没有 \`apply new data\`；\`applying snapshot is aborted\`。TiFlash：有 \`Begin apply snapshot\`，没有 \`Finish apply snapshot\`。

## 不要混淆
每次启动都因同一个快照而 panic (\`broken-snapshot-panic-loop\`)。从未到达的快照。

## 怎么办
减轻目标 Store 的磁盘和 compaction 压力；如果没有任何繁忙迹象，重启它；换一个 Store 承接该 Peer。

## 来源
tikv/tikv components/raftstore/src/store/worker/region.rs；tikv/tikv#17078、#8373、#15153。
`,
}

export const says: Catalog = {
  'every snapshot that a TiKV of the bundle begins to apply is applied': '诊断包中的 TiKV 开始 apply 的每个快照都已 apply 完成',
  'its log ends {0} later without `apply new data`': '它的日志在 {0} 之后结束，其间没有 `apply new data`',
  '{0} begins to apply the snapshot of Region {1}': '{0} 开始 apply Region {1} 的快照',
  '{0} breaks the application of snapshots off, {1} times.': '{0} 中途放弃 apply 快照，共 {1} 次。',
  '{0}: a snapshot is not applied': '{0}：有快照没有 apply',
  'The target has the snapshot of {0} and does not get it applied: the new peer stays pending.': '目标 Store 已收到 {0} 的快照，却没有完成 apply：新的 Peer 一直处于 pending 状态。',
  'Look at the disk and the compactions of the target': '查看目标 Store 的磁盘和 compaction',
  'Once write stalls end, `apply new data` follows for the waiting Regions.': 'write stall 结束后，等待中的 Region 会出现 `apply new data`。',
  'Restart the TiKV of the target': '重启目标 Store 的 TiKV',
  'neither disk nor compaction is busy and the begin has no end for many minutes': '磁盘和 compaction 都不繁忙，而 apply 开始之后很多分钟都没有结束',
  'It logs `region is applying snapshot`, then `apply new data`.': '它的日志中先出现 `region is applying snapshot`，再出现 `apply new data`。',
  'another store can take the peer': '有另一个 Store 可以接收该 Peer',
  'on the host of the target': '在目标 Store 的主机上',
}
