import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a Region has lost the majority of its voters with stores that do not run',
  explain: `
## What happens
A Region elects a leader only while more than half of its voters run. Here they sit on stores that
are Down, dead or Tombstone; the leaving store may be one of them.

## Why it stays
The survivors ask for votes and get none. PD goes on listing the Region, with no leader after a PD
restart or with the last one it knew before; it never clears that one by itself. Operators aimed at
a dead leader end at step 0.

## What it looks like
\`region ID\` has no \`leader.id\`, or a leader on a dead store; of its voters fewer than half plus one
are on stores with a fresh heartbeat. tikv.log of a survivor: \`became pre-candidate\` again and
again, \`leader missing longer than …\`. \`region check down-peer\` lists nothing, for a leader would have
to report it.

## Not to be confused with
Dead learners: they do not vote. Stores silent for less than half an hour: they may be back in a
minute. A purged store, whose record PD has erased (\`leaderless-peers-on-purged-stores\`).

## What to do
Start one of the dead stores with its data: it loses nothing. Only when that is impossible for good,
unsafe recovery: it may lose the last writes, and it makes the listed stores Tombstone at once.

## Sources
tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go; server/core/region.go; raft-rs src/raft.rs.
`,
}
