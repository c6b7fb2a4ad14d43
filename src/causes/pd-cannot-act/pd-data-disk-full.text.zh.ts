import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'PD saves what it knows: no line says that its disk is full': 'PD 能够保存数据：没有日志表明其磁盘已满',
  'The data disk of PD, or etcd\'s quota, is full{0}.': 'PD 的数据盘已满，或 etcd 的配额已用尽{0}。',
  ': PD cannot make store `{0}` Tombstone': '：PD 无法将 Store `{0}` 置为墓碑 (Tombstone)',
  ', so that what PD saves grows old. Scheduling goes on, but after the next start of PD old Regions come back': '，PD 保存的内容因此越来越旧。调度仍会继续，但 PD 下次启动后会出现旧的 Region',
  'PD cannot save': 'PD 无法保存',
  '{0} failed save': '{0} 次保存失败',
  'the host of that PD': '该 PD 所在主机',
  'See which disk or quota is full': '查看是哪个磁盘或配额已满',
  'The disk is below its limit, or etcd shows `NOSPACE`.': '磁盘可用空间已低于下限，或 etcd 显示 `NOSPACE`。',
  'Free space on the PD host, then start that PD again': '释放 PD 主机的空间，然后重新启动该 PD',
  'No further `flush regions meet error`. The line may go on after space was freed, until PD is started anew (tikv/pd#9940).': '不再出现 `flush regions meet error`。释放空间后该日志可能仍会继续，直到 PD 重新启动 (tikv/pd#9940)。',
  'Compact and defragment etcd, and take the alarm off': '对 etcd 执行 compact 和 defrag，并解除告警',
  'the error says `database space exceeded`': '错误信息中有 `database space exceeded`',
  '`alarm list` is empty, and PD saves again.': '`alarm list` 为空，PD 恢复保存。',
  'on each PD host': '在每台 PD 主机上',
}
