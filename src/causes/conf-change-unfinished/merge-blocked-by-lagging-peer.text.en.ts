import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a merge waits for a lagging peer and holds the Region meanwhile',
  explain: `
## What happens
A leader begins a merge only when every peer of the source has almost the whole log. PD looks at the health
of the peers only when it makes the operator.

## Why it stays
The merge operator does not check its own progress; it lives until its time is over, and both Regions get no
other operator meanwhile.

## What it looks like
The leader logs \`log gap too large, skip merge\` or \`there is a pending snapshot peer … skip merge\` with
every order; a peer of the source is in \`pending_peers\` or \`down_peers\`; no \`operator finish\`.

## Not to be confused with
A merge that has begun (\`failed to schedule merge, rollback\`): then TiKV refuses changes of members by
itself.

## What to do
Set \`merge-schedule-limit\` to 0, remove the operators, and look after the lagging peer: it holds up the move
of the Region as well.

## Sources
tikv/tikv components/raftstore/src/store/peer.rs pre_propose_prepare_merge; tikv/pd
server/schedule/operator/step.go; tikv/pd#11142, tikv/tikv#17084.
`,
}
