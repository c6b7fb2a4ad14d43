import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '候选 Store 带有把它们排除在外的标签',
  explain: `
## 发生了什么
\`specialUse=hotRegion\` 或 \`reserved\` 总是把 Store 排除在候选之外。\`engine\`、\`exclusive\` 以及以 \`$\` 开头的键，在开启放置规则 (Placement Rules) 时无论取值如何都会起同样的作用，除非有规则写明了这个键。

## 为什么停在这里
仅有的有空间的 Store 都带有这样的标签，因此 PD 每一轮都找不到目标 Store。

## 看起来是什么样
某个 Store 为 Up、空闲且空间充足，却什么也不接收。它往往就是为这次缩容而新增的，却带着另作他用的标签。

## 不要混淆
\`placement-rule-unsatisfiable\`：那里是 Store 缺少规则所要求的标签。TiFlash Store 从不接收 Voter。未开启放置规则时，\`engine\` 和 \`$…\` 标签没有任何作用。

## 怎么办
在 PD 和拓扑中都去掉该标签，或新增一个没有该标签的 Store。

## 来源
tikv/pd server/schedule/filter/filters.go、server/schedule/placement/label_constraint.go。
`,
}

export const says: Catalog = {
  'no Region left has lost its last candidate to a label of the store': '没有剩余的 Region 因 Store 的标签而失去最后一个候选 Store',
  '{0} on store `{1}` could go to {2} only, and the label {3} keeps ordinary data away.': 'Store `{1}` 上的 {0} 只能迁往 {2}，而标签 {3} 不允许其存放普通数据。',
  'the labelled stores are to stay reserved': '带有这些标签的 Store 要继续保留专用',
}
