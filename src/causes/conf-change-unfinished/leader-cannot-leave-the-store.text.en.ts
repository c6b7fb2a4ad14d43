import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'it leads Regions that no other store may lead',
  explain: `
## What happens
Before a leader's peer can be taken off the store, the leadership must go to another one. PD gives it to
no store that is Offline, Down, Disconnected or busy, that an evict-leader or slow-store scheduler pauses,
that \`label-property reject-leader\` names, or where a rule asks for a follower.

## Why it stays
When nobody is left, the operator cannot be built at all (\`no valid leader\`, at DEBUG). The check at the
delete (from 6.1) looks at that one moment only.

## What it looks like
\`leader_count\` of the store stays above 0 while its followers leave. \`scheduler show\` lists
\`evict-leader-scheduler\` without store ids; they are in \`config show all\` and in pd.log's \`create scheduler\`.

## Not to be confused with
A transfer that TiKV refuses: there is an operator then. An evict-leader scheduler on the leaving store
itself: it cannot help, and floods pd.log with \`operator canceled\`.

## What to do
Remove the evict-leader scheduler, or the reject-leader label of one follower's store; or add a store that
may lead. \`leader-schedule-limit\` never helps.

## Sources
tikv/pd server/schedule/filter/filters.go; server/schedule/operator/builder.go; tikv/pd#4591.
`,
}
