import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the store is empty and PD does not bury it',
  explain: `
## What happens
The PD leader looks at leaving stores every 10 s, up to 3.0 every minute, and turns one that no Region lists any
more into Tombstone. It needs neither the process of the store nor prepared checkers for that.

## Why it stays
The rounds do not run, the change cannot be saved, or a bug keeps the store out: after an upgrade to 6.0 stores
that were Offline before were passed over.

## What it looks like
\`region store N\` has count 0, no Region of the whole dump has a peer on it, and minutes later the store is still
Offline. pd.log may have \`bury store failed\`.

## Not to be confused with
The displayed \`region_count\` 0, which up to 6.4 proves nothing. Up to 4.0 \`region store N\` hides learners. An empty
store within the first minute.

## What to do
Look at PD: leader, disk, etcd. Then hand the leadership over, which starts the rounds anew.

## Sources
tikv/pd server/cluster/cluster.go checkStores; tikv/pd#4874, tikv/pd#8997.
`,
}
