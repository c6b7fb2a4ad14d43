import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '`enable-replace-offline-replica` 为 false，且未开启放置规则 (Placement Rules)',
  explain: `
## 发生了什么
未开启放置规则时，由 Replica Checker 迁出下线 Store 上的 Peer，它的每种修复都有一个开关。\`enable-replace-offline-replica\` 对应的就是正在下线的 Store；v3.x 及更早版本中为 \`disable-replace-offline-replica\`。

## 为什么停在这里
开关关闭时，PD 跳过下线 Store 上的 Peer。其他修复照常运行。

## 看起来是什么样
\`config show\` 显示该开关已关闭，并且 \`enable-placement-rules\` 为 false：这是 v4.0 及更早版本的默认值，升级后会保留。没有名称中带 \`offline\` 的 Operator。

## 不要混淆
已开启放置规则时的同一个开关：它不起任何作用，无论以往的建议怎么说。

## 怎么办
打开该开关。v3.0 对新的配置项名称会返回 \`Success!\` 却不做任何修改：应使用旧名称。

## 来源
tikv/pd server/schedule/checker/replica_checker.go checkOfflinePeer。
`,
}

export const says: Catalog = {
  'no Region left is kept by `enable-replace-offline-replica`, which PD reads only while placement rules are off': '没有剩余的 Region 受 `enable-replace-offline-replica` 影响，PD 只在未开启放置规则时读取该配置',
  '`{0}` is {1}, by the last change in pd.log': '`{0}` 为 {1}，依据 pd.log 里的最后一次修改',
  'Placement rules are off and `{0}` is {1}: PD leaves {2} on store `{3}` alone.': '未开启放置规则 (Placement Rules)，且 `{0}` 为 {1}：PD 不处理 Store `{3}` 上的 {2}。',
  'placement rules are off, so that the replica checker is asked': '未开启放置规则 (Placement Rules)，因此由 Replica Checker 处理',
  'Let PD replace peers on leaving stores again': '让 PD 恢复替换下线 Store 上的 Peer',
}
