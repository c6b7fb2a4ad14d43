import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'Regions entered a joint state that their leader does not leave',
  explain: `
## What happens
From 5.0 a move changes several members at once: the Region enters a joint state, in which the old and the
new set of voters must both agree, and leaves it with a second command. Here the second command has no
effect.

## Why it stays
PD's joint-state checker comes before all others and only sends \`leave joint state\` again. Until it succeeds
the builder refuses every other operator: \`cannot build operator for region which is in joint state\`.

## What it looks like
Peers with role \`IncomingVoter\` or \`DemotingVoter\` in two dumps a minute apart; in pd.log the same \`leave
joint state\` order over and over, and \`operator timeout\` of \`leave-joint-state\`. The WARN \`region is still
in the joint state\` proves it, but is often absent.

## Not to be confused with
A move in flight: it passes through a joint state in moments, so that one look proves nothing. A Region that
has no leader: then nobody can carry the command out, and the reason is there.

## What to do
See that the joint-state checker is not paused. Give the leadership to a voter that stays; if that is
refused, read the leader's log and restart that TiKV. Store limits and new stores do not help.

## Sources
tikv/pd server/schedule/checker/joint_state_checker.go; server/schedule/operator/builder.go; tikv/pd#3494,
#3499, #5788.
`,
}
