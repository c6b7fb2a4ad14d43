import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a TiKV panics because the end of its raft log is missing',
  explain: `
## What happens
After a loss of power, or with \`sync-log=false\`, entries that were acknowledged are not on the disk. raft-rs
refuses a commit index beyond the log and ends the process.

## Why it stays
The panic comes at the first message after each start, for one Region after the other.

## What it looks like
\`to_commit X is out of range [last_index Y]\` with the Region in the text; \`unexpected raft log index:
last_index A < applied_index B\` (3.0), \`raft state … not match apply state\` (4.0), \`… doesn't exist, may
lose data\` (from 5.2).

## Not to be confused with
A panic over a snapshot (\`broken-snapshot-panic-loop\`). The OOM killer.

## What to do
This replica must not vote again. With a majority elsewhere remove the store, or mark only the named Regions
as tombstone there. Never edit indexes.

## Sources
tikv/raft-rs src/raft_log.rs commit_to; tikv/tikv components/raftstore/src/store/peer_storage.rs;
tikv/tikv#4731, #5508.
`,
}
