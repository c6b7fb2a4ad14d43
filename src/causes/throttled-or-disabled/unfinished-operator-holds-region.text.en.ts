import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'another operator that cannot end holds the Regions',
  explain: `
## What happens
A Region has one operator at a time. PD's patrol passes over a Region that has one, and only an operator of
a higher level takes its place.

## Why it stays
An operator that cannot end (a balance move to a silent store, a transfer by hand) keeps the peer where it
is until it times out: ten minutes and more. Then the same often comes again.

## What it looks like
\`operator show\` lists an operator without \`offline\` in its name for a Region left, at the same step in two
looks; pd.log sends the same step without end. PD drops one whose target is down (\`operator is stale\`,
\`target store is down\`) only after \`max-store-down-time\`.

## Not to be confused with
The removal's own operator: then ask why it does not end. A merge. One look at a young operator.

## What to do
\`operator remove REGION\`; look after the store that the operator waits for; keep the balancer off while the
store drains.

## Sources
tikv/pd server/cluster/coordinator.go patrolRegions, operator_controller.go; tikv/pd#4128, #11143.
`,
}
