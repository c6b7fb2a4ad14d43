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
