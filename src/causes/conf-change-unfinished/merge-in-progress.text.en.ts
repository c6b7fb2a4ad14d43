import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a merge of the Region has begun and does not end',
  explain: `
## What happens
PD merges small neighbours. Once the source has begun (\`PrepareMerge\`), both Regions refuse every change of
members until the merge is done or undone.

## Why it stays
PD's patrol passes over a Region that has an operator, so that the merge comes before the removal; and where
the removal gets its turn, TiKV refuses it in merging mode.

## What it looks like
\`merge-region {merge: region A to B}\` in \`operator show\` for minutes, or its \`operator timeout\` again and
again. The leader of A logs \`try to merge\`, then \`failed to schedule merge, rollback\`, and never \`merge
finished\`.

## Not to be confused with
A merge that the leader refuses for a lagging peer (\`skip merge\`): it has not begun. A merge of a few
seconds.

## What to do
Set \`merge-schedule-limit\` to 0 while the store drains and remove the operators. If the merge has begun in
TiKV, the target needs its quorum back.

## Sources
tikv/tikv components/raftstore/src/store/peer.rs propose_conf_change; tikv/pd server/cluster/coordinator.go
patrolRegions; tikv/pd#4119.
`,
}
