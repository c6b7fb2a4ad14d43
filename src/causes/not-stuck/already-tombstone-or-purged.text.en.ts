import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'it is not stuck: PD is done with it',
  explain: `
## What happens
PD has made the store Tombstone. What is left is clean-up: tiup destroys the instance with \`prune\`, and
PD's record goes with \`remove-tombstone\`, or by itself 30 days after the last heartbeat (from 6.5).

## Why it stays
It stays only in a display: \`tiup cluster display\` shows its own topology until \`prune\`.

## What it looks like
pd.log: \`store has been Tombstone\`. The default \`store\` dump hides Tombstone stores; \`stores?state=2\` lists
them.

## Not to be confused with
A Tombstone that still has Regions: after unsafe recovery, or from 9.0.0-beta.2 where PD buries by size and
every Region it has just loaded counts 0. Then \`remove-tombstone\` is skipped and the disk may hold a needed copy.

## What to do
Check that \`region store N\` is empty, then \`tiup cluster prune\`.

## Sources
tikv/pd server/cluster/cluster.go BuryStore, checkStore; tikv/pd#4422, tikv/pd#4941, tikv/pd#9333.
`,
}
