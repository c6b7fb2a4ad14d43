import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'every replica of a Region on it is lost',
  explain: `
## What happens
All peers of a Region, learners too, are on stores that are gone.

## Why it stays
Nobody is left to elect a leader or to report. Offline recovery edits only peers of the node it runs on, and so
passes the Region by; PD keeps its record for ever.

## What it looks like
No \`leader\`, and every \`store_id\` of the peers is Down, Tombstone, erased, or the leaving store itself while its
process is dead. Typical: what remains after \`remove-fail-stores\`.

## Not to be confused with
\`leaderless-majority-on-dead-stores\`: there one replica lives and can be used. Down is not lost: first ask
whether a disk can be mounted. \`ghost-region-pd-only\`: the stores live and do not have the Region.

## What to do
Start one of the stores. Only if no disk can be read: online unsafe recovery, or \`recreate-region\`. The range
comes back empty; restore its tables from a backup.

## Sources
tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go; tikv/tikv cmd/tikv-ctl recreate-region.
`,
}
