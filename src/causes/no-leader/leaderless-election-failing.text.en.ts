import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a Region has a living majority that elects no leader',
  explain: `
## What happens
Enough voters run, yet no candidate gets the votes: its log is behind, the better peer cannot campaign
(hibernated, a witness, still applying a snapshot, unapplied configuration changes), messages get
through in one direction only, or the others are Tombstone on their own stores (\`tikv-ctl tombstone\`).

## Why it stays
Each round ends as the one before. PD can do nothing for a Region without a leader.

## What it looks like
tikv.log of the voters: \`starting a new election\`, \`became pre-candidate\`, \`received votes response\`
with \`vote=false\` or \`rejected vote from\`, for longer than ten minutes and never \`became leader\`; in
between \`leader missing longer than …\`; sometimes \`cannot campaign at term … pending configuration changes\`.

## Not to be confused with
An election after a restart: it ends with \`became leader\` within seconds. Votes that nobody answers:
the majority is dead (\`leaderless-majority-on-dead-stores\`).

## What to do
Check the network between the voters. Restart the voter with the most advanced log. If it cannot
win, name the broken store in an unsafe recovery, knowing that writes may be lost.

## Sources
raft-rs src/raft.rs; tikv/tikv components/raftstore/src/store/peer.rs; tikv/tikv#16429, tikv/tikv#8678.
`,
}
