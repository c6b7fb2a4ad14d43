import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the store that should get the peers has a full disk',
  explain: `
## What happens
PD chose the store, so that it seemed to have space. TiKV watches its disk itself and, almost full, refuses
writes and snapshots.

## Why it stays
The learner never gets its data, or is never promoted; the operator times out, and PD may choose the same
store again.

## What it looks like
\`disk usage Normal->AlmostFull\` in tikv.log of the target; operators at \`add learner peer\` or \`promote\` on
it; \`available\` near 0.

## Not to be confused with
No operator at all: then PD itself finds no store with space (\`all-candidates-low-space\`). A full disk of
the leader.

## What to do
Make room on the target; lower \`low-space-ratio\` so that PD stops choosing it; add a store.

## Sources
tikv/tikv components/raftstore/src/store/peer.rs, components/tikv_util/src/sys/disk.rs.
`,
}
