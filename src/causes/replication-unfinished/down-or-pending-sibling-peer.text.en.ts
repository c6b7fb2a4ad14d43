import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'another peer of its Regions is down or pending and comes first',
  explain: `
## What happens
PD mends one peer of a Region at a time. Within a rule, or with rules off in the order of the peers, the first
one that is down or on a leaving store decides.

## Why it stays
If that first one finds no store, PD gives the Region up for this round and never comes to the peer on the
leaving store. And where the leaving store leads, PD may hand the leadership to a voter that is pending: the
transfer is ordered again and again and cannot end.

## What it looks like
\`down_peers\` or \`pending_peers\` in the Regions left. \`region check down-peer\` and \`pending-peer\` list them.

## Not to be confused with
A pending peer does not keep PD from replacing another one. \`orphan-peer-not-removed\`: the peer on the leaving
store is a surplus one.

## What to do
Bring the other store back, or give its peers a new place. Remove the dead sibling by hand if the majority stays.

## Sources
tikv/pd server/schedule/checker/rule_checker.go fixRulePeer; tikv/pd#7808.
`,
}
