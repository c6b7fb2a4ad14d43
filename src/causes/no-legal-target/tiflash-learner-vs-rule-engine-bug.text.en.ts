import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a bug of this PD release confuses TiFlash learners and rules',
  explain: `
## What happens
PD distributes the peers of a Region over its rules and compares places. In several releases learners on TiFlash
got into that comparison, or were taken for surplus peers.

## Why it stays
PD believes that there is nothing better, or nothing to remove, and makes no operator for the voter beside the
learner.

## What it looks like
Regions with a TiFlash learner stay, others of the same store leave, and a target exists by all that PD should
look at.

## Not to be confused with
\`tiflash-replica-count\`: there TiFlash itself leaves. A learner that is pending, see \`orphan-peer-not-removed\`.

## What to do
Remove the peer on the leaving store by hand where the majority is healthy; upgrade PD.

## Sources
tikv/pd#6662, tikv/pd#4045, tikv/pd#7185.
`,
}
