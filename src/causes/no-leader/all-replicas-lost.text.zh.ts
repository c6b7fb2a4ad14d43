import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '该 Store 上有 Region 的所有副本都已丢失',
  explain: `
## 发生了什么
一个 Region 的所有 Peer（包括 Learner）都位于已经不存在的 Store 上。

## 为什么停在这里
没有任何副本可以选出 Leader，也没有谁会上报心跳。离线恢复只修改执行它的那台节点本地的 Peer，因此不会处理这个 Region；PD 会一直保留它的记录。

## 看起来是什么样
没有 \`leader\`，并且每个 Peer 的 \`store_id\` 要么是 Down、墓碑 (Tombstone) 或已被清除的 Store，要么就是正在下线的 Store 自己，而其进程已经不在运行。典型情形：执行 \`remove-fail-stores\` 之后残留下来的 Region。

## 不要混淆
\`leaderless-majority-on-dead-stores\`：那里还有一个副本存活，可以利用。Down 不等于丢失：先确认是否还有磁盘能够挂载。\`ghost-region-pd-only\`：各 Store 都在运行，只是没有这个 Region。

## 怎么办
启动其中任意一个 Store。只有在所有磁盘都无法读取时，才使用 Online Unsafe Recovery（在线有损恢复）或 \`recreate-region\`。恢复后该 Key 范围为空，需要从备份中恢复其中的表。

## 来源
tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go；tikv/tikv cmd/tikv-ctl recreate-region。
`,
}
