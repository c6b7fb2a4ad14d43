import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a learner stops the replica checker, placement rules being off',
  explain: `
## What happens
With placement rules off the replica checker empties a leaving store. It skips every Region that has a
learner, whatever store that learner is on.

## Why it stays
The learner was left by an operator that timed out, or by a PD restart in the middle of one. It is pending and
cannot be promoted, and nothing takes it away.

## What it looks like
\`enable-placement-rules\` is false. Each Region left has a peer with role Learner; Regions without one have moved.
No operator for those left, or \`promote-learner\` again and again.

## Not to be confused with
A learner with placement rules on: there it is removed as an orphan, or promoted. A learner on a store that is
Down for longer than \`max-store-down-time\`: that repair comes first and clears the way.

## What to do
Make the learner catch up, or remove it. Why it lags is the root: the logs of the leader and of its store tell.

## Sources
tikv/pd server/schedule/checker/replica_checker.go checkOfflinePeer.
`,
}
