import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the new learner never has all its data, so that PD does not promote it',
  explain: `
## What happens
PD moves a peer in steps: add a learner on the new store, wait until the leader no longer reports it as
pending, promote it, remove the old peer. The learner exists, and stays pending.

## Why it stays
The step ends only when the learner leaves \`pending_peers\`. When the operator times out, the learner is
removed as an orphan and PD begins again, often on the same store.

## What it looks like
A peer with role Learner that is also in \`pending_peers\`; operators that stand at \`add learner peer\` or
\`promote learner peer\` and time out; other Regions moved in seconds.

## Not to be confused with
A large snapshot that is still on its way: look again. A target that does not answer. A learner that is
not pending: then the leader refuses the promotion (\`confchange-rejected-or-pending\`).

## What to do
Read tikv.log of the leader and of the target: it names the half of the snapshot that fails. Restart the
target, or let another store take the peer.

## Sources
tikv/pd server/schedule/operator/step.go AddLearner.IsFinish, builder.go; tikv/tikv#9918.
`,
}
