import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the candidate stores have too many snapshots or pending peers',
  explain: `
## What happens
PD gives no peer to a store that sends or receives more Raft snapshots than \`max-snapshot-count\`, or has more
pending peers than \`max-pending-peer-count\`. Up to 4.0 snapshots that are being applied count as well.

## Why it stays
All candidates are over the limit. If their snapshots and pending peers do not get on, neither does the removal.

## What it looks like
\`receiving_snap_count\`, \`sending_snap_count\` or \`pending_peer_count\` of the candidates stay above the limit: 3
and 16 by default up to 5.2, 64 from 5.3.

## Not to be confused with
A store limit that is used up. A short burst of snapshots while Regions go on leaving.

## What to do
Find out why the snapshots linger on the candidates; raise the limits if the disks have IO to spare.

## Sources
tikv/pd server/schedule/filter/filters.go tooManySnapshots, tooManyPendingPeers.
`,
}
