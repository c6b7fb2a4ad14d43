import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the target does not apply the snapshot that it has received',
  explain: `
## What happens
One thread of the target applies snapshots, one after the other, and waits while RocksDB stalls writes or
old data of the range is still being deleted.

## Why it stays
The peer counts as pending until the data is applied; the operator times out, and the peer may be removed
and placed there again.

## What it looks like
tikv.log of the target: \`begin to apply snapshot\` for the Region and no \`apply new data\` for ten minutes;
\`applying snapshot is aborted\`. TiFlash: \`Begin apply snapshot\` without \`Finish apply snapshot\`.

## Not to be confused with
A panic at every start over the same snapshot (\`broken-snapshot-panic-loop\`). A snapshot that never arrived.

## What to do
Relieve the disk and the compactions of the target; restart it if nothing is busy; let another store take
the peer.

## Sources
tikv/tikv components/raftstore/src/store/worker/region.rs; tikv/tikv#17078, #8373, #15153.
`,
}
