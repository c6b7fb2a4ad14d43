import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'only learners of a Region on it are left',
  explain: `
## What happens
The voters of a Region are on stores that are gone. What still runs are learners, mostly on TiFlash, or peers that
never got their data.

## Why it stays
Learners and uninitialised peers neither vote nor campaign. The Region has no leader and gets none.

## What it looks like
No \`leader\`. The stores of all voters are Down, erased or dead, a learner's store is Up. TiKV does not even warn
that a leader is missing: such peers are left out.

## Not to be confused with
\`leaderless-majority-on-dead-stores\`: there a voter is left. \`all-replicas-lost\`: there nothing is.

## What to do
Bring one store of a voter back. Else online unsafe recovery, which makes the Region empty; TiFlash replicas are
then rebuilt from TiKV, not the other way round.

## Sources
tikv/raft-rs src/raft.rs; tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go; tikv/pd#9624.
`,
}
