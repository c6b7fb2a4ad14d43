import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the patrol of PD waits behind running operators and skips the Regions',
  explain: `
## What happens
PD's patrol goes through the Regions in order of their keys. Up to 6.4 it moves its key only past Regions
without an operator.

## Why it stays
While the last Regions of the key space hold operators that do not end, the patrol does not come round, and
the Regions before them are not looked at: about one round per life of an operator.

## What it looks like
Every Region from some key to the end has an operator in \`operator show\`; Regions left on the store before
that key have a legal target and none.

## Not to be confused with
A \`replica-schedule-limit\` that is used up. A store that drains slowly, where every Region gets its turn.

## What to do
Remove the operators of the last Regions, or have PD look at the others with \`regions/accelerate-schedule\`;
upgrade.

## Sources
tikv/pd server/cluster/coordinator.go patrolRegions; fixed in 6.5 (pkg/schedule checkRegions).
`,
}
