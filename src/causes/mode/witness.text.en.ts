import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'witness peers limit who can lead and be moved',
  explain: `
## What happens
From 6.6 on a rule may ask for witnesses: voters that keep the log and no data.

## Why it stays
A witness cannot serve as leader and is no source of a snapshot. Switching it to an ordinary peer takes a full copy;
if that does not end, the operator that needs it times out.

## What it looks like
\`is_witness: true\` among the peers, \`enable-witness\` true, operators with \`switch peer … to non-witness\`.

## Not to be confused with
Learners, which hold the data and do not vote.

## What to do
Set \`enable-witness\` to false, wait, and look again.

## Sources
tikv/pd server/schedule/checker/rule_checker.go; tikv/tikv components/raftstore.
`,
}
