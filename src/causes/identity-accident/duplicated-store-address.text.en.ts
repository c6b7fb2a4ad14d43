import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a new store claims its address',
  explain: `
## What happens
A TiKV with an empty data directory gets a new store id. When it uses the address of a store that PD still
lists, PD refuses it, and the process ends at its start.

## Why it stays
The old store's data is usually gone with the directory, so its process never comes back; the new one, which
could take its peers, may not join before the old record is Tombstone.

## What it looks like
Only the TiKV says it: \`duplicated store address: id:… , already registered by id:…\`, at the start. PD logs
nothing. tiup: \`timed out waiting for port 20160 to be started\`.

## Not to be confused with
The reason for which the old store's Regions stay: that is a cause of its own.

## What to do
Finish the old removal, or start the new TiKV on another port. From 5.0 a delete with \`?force\` marks the old
store physically destroyed, so that the address is free at once; it cannot be taken back.

## Sources
tikv/pd server/cluster/cluster.go putStoreImpl; tikv/tikv#2344.
`,
}
