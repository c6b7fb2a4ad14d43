import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD 的数据盘已满',
  explain: `
## 发生了什么
PD 把 Region 保存在 leveldb 中，把 Store、配置以及墓碑 (Tombstone) 标记保存在 etcd 中。Region 保存失败只会打印日志；Store 保存失败则不会变为墓碑 (Tombstone)。

## 为什么停在这里
调度依靠内存继续进行。但只要 etcd 拒绝写入，已经空了的 Store 就不会被置为墓碑 (Tombstone)；而 PD 下次启动后，旧的 Region 会从磁盘中重新出现：幽灵 Region，或落后于实际情况的记录。

## 看起来是什么样
pd.log：\`flush regions meet error\`、\`save to etcd meet error\` 或 \`bury store failed\`，并带有 \`no space left on device\` 或 \`database space exceeded\`。

## 不要混淆
关闭时出现一次这样的错误。\`store does not have enough disk space\`：那是针对某个 TiKV 的。

## 怎么办
释放空间，重新启动该 PD，然后才去判断那些看起来像幽灵的 Region。

## 来源
tikv/pd pkg/storage/region_storage.go、pkg/storage/kv/etcd_kv.go；tikv/pd#9940。
`,
}
