import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the store that should get the new peer refuses its snapshot',
  explain: `
## What happens
A store takes 32 snapshots at once and refuses more. It also refuses one whose range still belongs to
another peer there.

## Why it stays
The leader begins again each time. If the slots never become free, or the other peer never goes, no snapshot
gets in.

## What it looks like
On the receiver \`too many recving snapshot tasks, ignore\` or \`snapshot range overlaps, wait source destroy
finish\`; on the sender \`failed to send snap … the number of received snapshot tasks 32 exceeded the
limitation 32\` for the Region.

## Not to be confused with
A stream that breaks (\`snapshot-send-failing-or-throttled\`). A burst of refusals while Regions go on moving.

## What to do
Lower the store limit, so that fewer snapshots come at once; restart the store if it refuses although
nothing comes in. An overlapping Region that PD no longer lists there is a stale peer.

## Sources
tikv/tikv src/server/snap.rs recv_snap; components/raftstore/src/store/fsm/peer.rs; tikv/tikv#15972, #17019,
pingcap/tiflash#8008.
`,
}
