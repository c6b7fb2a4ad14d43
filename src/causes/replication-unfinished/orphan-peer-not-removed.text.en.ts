import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a surplus peer on it is not removed before the others are well',
  explain: `
## What happens
A Region may have more peers than its rules want, say a learner that a timed-out operator left. PD calls the
surplus one an orphan: it is removed, never replaced, whether or not its store leaves.

## Why it stays
PD removes orphans only when every rule has its peers and, since the fix of tikv/pd#4045, none of those is
pending or down; in newer releases none may be on a disconnected store either. One sick peer elsewhere keeps
the orphan on the leaving store.

## What it looks like
The Region has more peers than replicas, often a learner on the leaving store, and another peer under
\`pending_peers\` or \`down_peers\`. No operator. \`region check offline-peer\` does not list it.

## Not to be confused with
\`down-or-pending-sibling-peer\`: there the peer on the leaving store is one that the rules want.

## What to do
Cure the sick peer; or remove the surplus peer by hand. A new store or higher limits do nothing.

## Sources
tikv/pd server/schedule/checker/rule_checker.go fixOrphanPeers; tikv/pd#4045, tikv/pd#6559, tikv/pd#6573.
`,
}
