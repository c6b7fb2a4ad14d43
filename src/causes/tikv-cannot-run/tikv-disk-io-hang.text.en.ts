import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the disk of a TiKV hangs, and what its leaders are told to do is not written',
  explain: `
## What happens
The process lives and sends heartbeats, but writes of its raft log do not return. As a leader it keeps the
leadership.

## Why it stays
Changes of members are proposed and never applied; the next one is put off. PD sees a healthy store.

## What it looks like
\`propose conf change peer\` without \`conf change successfully\`, then \`there is a pending conf change, try
later\` for minutes on many Regions of one store; \`slow_score\` 100. From 8.5 \`fail-fast: disk probe timed
out\`.

## Not to be confused with
A refusal with a reason. A full queue under load (\`raftstore-channel-full\`): the disk works there.

## What to do
Stop that TiKV, if the other voters are a majority, and replace the disk.

## Sources
tikv/tikv components/raftstore/src/store/fail_fast.rs; tikv/tikv#17363, #19626.
`,
}
