import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '它并没有卡住：PD 对它的处理已经完成',
  explain: `
## 发生了什么
PD 已经把该 Store 置为墓碑 (Tombstone)。剩下的只是清理：tiup 通过 \`prune\` 销毁该实例；PD 中的记录通过 \`remove-tombstone\` 删除，或在最后一次心跳的 30 天后自动删除（从 v6.5 起）。

## 为什么停在这里
它只停留在显示结果中：在 \`prune\` 之前，\`tiup cluster display\` 显示的是 tiup 自己的拓扑。

## 看起来是什么样
pd.log：\`store has been Tombstone\`。默认的 \`store\` 输出不包含墓碑 (Tombstone) 状态的 Store；\`stores?state=2\` 会列出它们。

## 不要混淆
仍有 Region 的墓碑 (Tombstone) Store：出现在有损恢复 (Unsafe Recovery) 之后，或从 v9.0.0-beta.2 起的版本中，此时 PD 按大小判断，而刚加载的 Region 大小都算作 0。这种情况下 \`remove-tombstone\` 会被跳过，其磁盘上可能有仍然需要的副本。

## 怎么办
确认 \`region store N\` 为空，然后执行 \`tiup cluster prune\`。

## 来源
tikv/pd server/cluster/cluster.go BuryStore、checkStore；tikv/pd#4422、tikv/pd#4941、tikv/pd#9333。
`,
}
