import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD 进程因 FATAL 或 panic 自行退出',
  explain: `
## 发生了什么
有些状况会让 PD 进程立即退出：数据目录损坏、端口被占用、panic；或者在旧版本中，某个 Store 已被清除后才删除它的 evict-leader 调度器。

## 为什么停在这里
每次退出都意味着一次 PD Leader 切换。如果下次启动以同样的方式失败，就没有 PD 可用，既不会调度，也不会把 Store 置为墓碑 (Tombstone)。

## 看起来是什么样
在日志中断或新的 \`Welcome to Placement Driver (PD)\` 之前，最后一条是带有堆栈的 FATAL 日志。Go 的 panic 只会出现在 \`pd_stderr.log\` 中。

## 不要混淆
失去 lease：那不是退出。较新版本中措辞相同但级别为 WARN 的日志：它们无害。很久以前的一次退出。

## 怎么办
启动 PD，阅读这条日志，解决其中指出的问题；升级。

## 来源
tikv/pd server/core/store.go；tikv/pd#3342、tikv/pd#3660、tikv/pd#3678。
`,
}

export const says: Catalog = {
  'no PD server ended itself': '没有 PD 自行退出',
  '{0} such exit': '{0} 次这样的退出',
  'PD ended itself {0}: {1}.{2}': 'PD 自行退出 {0}：{1}。{2}',
  ' A scheduler was removed whose store PD had erased.': '被移除的调度器所对应的 Store，其记录已被 PD 清除。',
  'early 4.0 and 5.0: PD exits when an evict-leader scheduler is removed after its store was purged': 'v4.0 和 v5.0 的早期版本：Store 的记录被清除之后，再移除其 evict-leader 调度器会使 PD 退出',
  'Start PD again, and see whether it stays': '重新启动 PD，看它是否能保持运行',
  'pd.log says `leader is ready to serve` and has no further FATAL; `pd_stderr.log` holds what a panic wrote.': 'pd.log 中出现 `leader is ready to serve`，且不再有 FATAL；panic 的内容在 `pd_stderr.log` 中。',
  'and until then: remove the evict-leader scheduler of a store before `remove-tombstone`': '在升级之前：执行 `remove-tombstone` 之前，先移除该 Store 的 evict-leader 调度器',
  'The same line is a WARN, and PD lives on.': '同样的日志变为 WARN 级别，PD 保持运行。',
}
