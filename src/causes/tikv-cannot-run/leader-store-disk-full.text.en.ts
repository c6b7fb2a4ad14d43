import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the disk of the leader is full, so that it cannot write the snapshot for a new peer',
  explain: `
## What happens
The leader writes the snapshot for a new learner to its own disk. After five failed tries raft-rs takes the
failure for fatal: adding a learner ends that TiKV.

## Why it stays
PD adds the next learner, and the next leader with a full disk ends as well.

## What it looks like
\`failed to get snapshot after 5 times\` right after \`conf change successfully\` of an added learner; \`failed
to generate snap!!!\` with \`No space left\`; \`disk usage …->AlreadyFull\`; \`available\` near 0 on the leader's
store.

## Not to be confused with
A full disk of the target (\`target-disk-full\`). A snapshot that fails for other reasons
(\`snapshot-generation-failing\`).

## What to do
Make room on that disk (TiKV keeps a reserve file), and keep leaders off the store meanwhile.

## Sources
tikv/tikv components/raftstore/src/store/peer_storage.rs; tikv/raft-rs src/raft.rs prepare_send_snapshot;
tikv/tikv#18406.
`,
}
