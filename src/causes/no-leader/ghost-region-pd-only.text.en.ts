import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD lists a Region that no TiKV has any more',
  explain: `
## What happens
Every replica of the Region was destroyed on its TiKV (a merge, \`tikv-ctl tombstone\`, a wiped disk), but
PD was never told: only a leader's heartbeat changes PD's record.

## Why it stays
PD saves the record, loads it again after each restart and waits for a leader that cannot come. Up
to 8.5 PD counts Regions when it decides on burial, so one record holds the store for ever.
From 9.0.0-beta.2 it adds up sizes: there the record holds the store until PD restarts.

## What it looks like
No leader, \`approximate_size\` 0, a living majority of stores, and logs of all voters that never mention
the Region for two hours. \`tikv-ctl raft region -r ID\` finds nothing or \`Tombstone\` on each. TiDB's
\`/regions/ID\` with \`"frames": null\` says that the table is gone.

## Not to be confused with
A hibernated Region: a voter wakes within half an hour and says \`leader missing\`. A live Region of the
same range that PD refuses because the ghost has a higher version
(\`leader-exists-but-pd-stale\`).

## What to do
Prove it with \`tikv-ctl\` on every voter's store. Then \`recreate-region\` where the range is needed (it comes
back empty), or drop PD's record where it is not. \`tikv-ctl tombstone\` alone changes nothing in PD.

## Sources
tikv/pd server/core/region_storage.go, server/cluster/cluster.go; tikv/pd#1655, tikv/pd#4953.
`,
}
