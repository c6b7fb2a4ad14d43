import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD still waits for Region reports before it schedules',
  explain: `
## What happens
After a start or a change of the PD leader, PD collects Region heartbeats before it runs checkers and
schedulers: it wants most Regions reported, in total and on every store that is not leaving.

## Why it stays
A store that is Down, or Regions without a leader, keep the share too low. PD starts anyway after five
minutes; each new PD leader begins anew. Burying does not wait.

## What it looks like
pd.log: \`coordinator starts to collect cluster information\` without \`coordinator has finished cluster
information preparation\` or \`coordinator starts to run schedulers\` after it.

## Not to be confused with
Regions that have no leader for good: for two minutes after \`load regions\` all look like that. A PD leader
that changes again and again.

## What to do
Wait five minutes and look again. If it lasts, bring back the stores whose Regions do not report.

## Sources
tikv/pd server/cluster/prepare_checker.go, coordinator.go collectTimeout; tikv/pd#7016.
`,
}
