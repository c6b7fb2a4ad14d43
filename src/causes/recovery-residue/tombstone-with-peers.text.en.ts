import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'it became Tombstone while Regions still list it',
  explain: `
## What happens
From 9.0.0-beta.2 on PD buries a leaving store once the sizes of its Regions sum up to 0. After a start of PD every
Region has size 0 until its leader reports.

## Why it stays
The burial cannot be undone. Regions with a leader lose their peer there by themselves; Regions without one keep
it, and that peer may be the one that a quorum needs.

## What it looks like
\`store has been Tombstone\` within a minute of \`load regions\`; \`region store N\` still lists Regions;
\`skip removing tombstone\`. Unsafe recovery makes stores Tombstone at once as well.

## Not to be confused with
A Tombstone that is really empty: then only the clean-up is left.

## What to do
Clean nothing and stop nothing, until every Region that was on it is seen with enough live voters elsewhere.

## Sources
tikv/pd server/cluster/cluster.go checkStore; tikv/pd#9333.
`,
}
