import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '一切正常：日志中那些显眼的内容与下线无关',
  explain: `
## 发生了什么
健康集群的日志也很嘈杂：重启后的重连、客户端的重试、工具启动时的日志。

## 为什么停在这里
没有什么因它而停住。之所以列出，是为了避免有人去追查它。

## 看起来是什么样
\`batch_raft send response fail … RemoteStopped\`、\`io snooper\`、\`EpochNotMatch\`、\`kv rpc failed\`、单独一条 \`there is a pending conf change\`。报告在“显眼但不是原因”中逐条列出，并说明排除它的依据。

## 不要混淆
同样的日志针对某个留下的 Region 持续出现数分钟，或伴随各干扰项在 \`unless\` 中写明的情形。

## 怎么办
无需处理。

## 来源
tikv/tikv src/server/service/kv.rs、src/server/raft_client.rs；tikv/pd pkg/schedule/operator。
`,
}

export const says: Catalog = {
  'logs alone cannot tell whether their loud lines mattered': '只凭日志，无法判断其中那些显眼的内容是否有影响',
  'store {0} is not Tombstone: the red herrings of the report say what clears each loud line': 'Store {0} 不是墓碑 (Tombstone)：报告的“显眼但不是原因”部分会说明每一条显眼的日志为什么无关',
  'the logs hold none of the loud lines that are known to mean nothing': '日志中没有那些已知无害的显眼内容',
  'Store `{0}` is removed, and the loud lines of the logs ({1} of one kind alone) had no part in it.': 'Store `{0}` 已经移除，日志中那些显眼的内容（仅其中一种就有 {1} 行）与此无关。',
}
