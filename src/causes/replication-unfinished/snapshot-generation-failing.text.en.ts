import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the leader cannot make the snapshot for the new peer',
  explain: `
## What happens
A new peer gets its data as a snapshot of the leader's. The leader tries up to five times; damaged data, a
full disk or a starved pool make it fail.

## Why it stays
The learner stays pending, the operator times out, and the next learner asks the same leader.

## What it looks like
tikv.log of the leader, for the Region: \`requesting snapshot\` again and again, \`failed to try generating
snapshot\` with \`times\`, \`failed to generate snap!!!\` with the error, \`snapshot is stale, generate again\`.

## Not to be confused with
A snapshot that is made and then not sent (\`failed to send snap\`). A full disk of the leader
(\`leader-store-disk-full\`), which the error names.

## What to do
With \`Corruption\` in the error: hand the leadership to another voter and replace the damaged replica.
Without: fewer moves at once, or a larger pool.

## Sources
tikv/tikv components/raftstore/src/store/peer_storage.rs MAX_SNAP_TRY_CNT, worker/region.rs,
worker/snap_gen.rs.
`,
}
