import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the snapshot for the new peer is made and does not arrive',
  explain: `
## What happens
The leader streams the snapshot to the new peer's store, 32 at once, at a limited rate and against a
deadline. The stream breaks, or never gets its turn.

## Why it stays
The leader drops the snapshot and makes another, which fails the same way; the operator times out meanwhile.

## What it looks like
On the leader: \`failed to send snap\` with \`DEADLINE_EXCEEDED\`, \`UNAVAILABLE\` or \`send snapshot timeout\` for
the same Region again and again; \`too many sending snapshot tasks\`. Or \`requesting snapshot\` and much later
still \`pending snapshot\`.

## Not to be confused with
A refusal by the receiver (\`RESOURCE_EXHAUSTED … exceeded the limitation\`). A few drops while other Regions
go on moving: that is only slow.

## What to do
Test port and packet size between the two hosts; let fewer snapshots go out at once.

## Sources
tikv/tikv src/server/snap.rs; tikv/pd#3563, tikv/tikv#16435.
`,
}
