import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 TiKV 的磁盘挂起，下发给其 Leader 的指令没有写入',
  explain: `
## 发生了什么
进程存活并发送心跳，但写 Raft 日志的操作一直不返回。作为 Leader，它仍保持 Leader 身份。

## 为什么停在这里
成员变更已经提案，却始终没有应用；下一个变更被推迟。在 PD 看来，这个 Store 是健康的。

## 看起来是什么样
有 \`propose conf change peer\`，没有 \`conf change successfully\`，之后同一个 Store 的大量 Region 上持续数分钟出现 \`there is a pending conf change, try later\`；\`slow_score\` 为 100。从 v8.5 起有 \`fail-fast: disk probe timed out\`。

## 不要混淆
带有原因的拒绝。负载导致的队列已满 (\`raftstore-channel-full\`)：那里磁盘工作正常。

## 怎么办
如果其他 Voter 构成多数派，停止该 TiKV，并更换磁盘。

## 来源
tikv/tikv components/raftstore/src/store/fail_fast.rs；tikv/tikv#17363、#19626。
`,
}

export const says: Catalog = {
  'no TiKV in the bundle says that its disk hangs, nor leaves changes of members unapplied beside a slow score': '诊断包中没有 TiKV 报告磁盘挂起，也没有 TiKV 在 slow score 偏高的同时不 apply 成员变更',
  'hangs': '挂起',
  'may hang': '可能挂起',
  'The disk of {0} {1}: that TiKV lives and leads, but what it is told to do is not written.': '{0} 的磁盘{1}：该 TiKV 仍存活并担任 Leader，但下发给它的指令没有写入。',
  'the disk does not answer': '磁盘没有响应',
  'changes of members of {0} Regions are not applied': '{0} 个 Region 的成员变更没有 apply',
  'Look at the disk of that host': '查看该主机的磁盘',
  'The device answers, or the kernel names it.': '磁盘设备有响应，或内核日志指出了它。',
  'Stop that TiKV, so that the other voters elect a leader': '停止该 TiKV，让其他 Voter 选出 Leader',
  'the other voters of its Regions are a majority': '它的各 Region 的其他 Voter 构成多数派',
  'Its Regions have a leader on another store within a minute, and PD moves them.': '一分钟内，它的各 Region 在其他 Store 上有 Leader，PD 将其迁走。',
}
