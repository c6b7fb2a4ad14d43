import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the leader in TiKV does not carry out the change of members that PD orders',
  explain: `
## What happens
PD sends the leader of the Region a change of members: promote the new peer, remove the old one. TiKV checks
it first. It refuses what could lose the quorum or committed data, and puts off what comes while the change
before is not yet applied.

## Why it stays
PD sends the same order with every heartbeat, the operator times out, and the next one meets the same
answer.

## What it looks like
The new learner is there and not in \`pending_peers\`, or the peer to be removed stays; \`conf_ver\` does not
change while \`send schedule command\` repeats. The leader's tikv.log says \`failed to propose confchange …
unsafe to perform conf change\` (up to 4.0 \`rejects unsafe conf change request\`) or \`there is a pending conf
change, try later\`.

## Not to be confused with
One such line: it only means that the change before is being applied. A learner in \`pending_peers\`: it waits
for its data first. A joint state, or a merge that has begun.

## What to do
Find the voter that is behind and let it catch up, or replace it first. If the change before is never
applied, look at the disk of the leader and hand the leadership over. Never force the change.

## Sources
tikv/tikv components/raftstore/src/store/peer.rs check_conf_change, propose_conf_change.
`,
}
