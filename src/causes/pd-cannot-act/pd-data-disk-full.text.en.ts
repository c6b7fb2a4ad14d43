import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the data disk of PD is full',
  explain: `
## What happens
PD keeps Regions in leveldb, and stores, configuration and the Tombstone mark in etcd. A Region that cannot be
saved is only logged; a store that cannot be saved is not turned into Tombstone.

## Why it stays
Scheduling goes on from memory. But the empty store is not buried while etcd refuses the write, and after the next
start of PD old Regions come back from disk: ghosts, or records behind the truth.

## What it looks like
pd.log: \`flush regions meet error\`, \`save to etcd meet error\` or \`bury store failed\` with
\`no space left on device\` or \`database space exceeded\`.

## Not to be confused with
One such error at shutdown. \`store does not have enough disk space\`, which is about a TiKV.

## What to do
Free space, start that PD again, and only then judge Regions that look like ghosts.

## Sources
tikv/pd pkg/storage/region_storage.go, pkg/storage/kv/etcd_kv.go; tikv/pd#9940.
`,
}
