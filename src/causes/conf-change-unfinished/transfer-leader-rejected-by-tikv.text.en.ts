import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'TiKV does not hand over the leadership that PD wants moved',
  explain: `
## What happens
Before a leader's peer can be taken off the store, another voter must lead. PD orders the transfer; the
leader checks whether the other voter is fit and refuses.

## Why it stays
Every new operator begins with the same transfer and meets the same answer.

## What it looks like
\`leader_count\` of the store stays above 0; operators stand at \`transfer leader from store N to store M\` and
time out. tikv.log of the leaving store says \`reject to transfer leader\` with a \`reason\`: pending conf
change, pending snapshot, log gap.

## Not to be confused with
One refusal: the target was a few entries behind, and the next try succeeds. No operator at all: then no
store may lead (\`leader-cannot-leave-the-store\`).

## What to do
Transfer to another voter by hand. If the reason is a change of members that is never applied, look at that
store's disk and restart its TiKV.

## Sources
tikv/tikv components/raftstore/src/store/peer.rs ready_to_transfer_leader, pre_transfer_leader;
tikv/tikv#9041, #16435.
`,
}
