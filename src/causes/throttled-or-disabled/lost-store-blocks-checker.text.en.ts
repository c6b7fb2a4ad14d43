import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a peer on a store that PD does not know ends the check of its Region',
  explain: `
## What happens
With placement rules off the replica checker walks the peers of a Region in order. At a peer whose store has no
record it logs \`lost the store, maybe you are recovering the PD cluster\` and stops.

## Why it stays
The unknown store was removed by force, or purged while the Region still had a peer there. It comes before the
leaving store in the list, so PD never gets to the latter.

## What it looks like
\`peers\` holds an id that neither \`store\` nor the list of Tombstone stores has; pd.log repeats the warning.

## Not to be confused with
A Region without a leader: there the majority decides. With placement rules on the unknown peer is no obstacle;
nor is one that comes after the leaving store.

## What to do
Remove the peer on the unknown store by hand, Region by Region.

## Sources
tikv/pd server/schedule/checker/replica_checker.go checkOfflinePeer.
`,
}
