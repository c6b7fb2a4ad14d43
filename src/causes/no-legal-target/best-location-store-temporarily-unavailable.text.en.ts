import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the only store in the best place takes no peers now',
  explain: `
## What happens
From 5.0 on PD chooses a target in two stages: first the stores whose place is best by the location labels,
then, among those alone, the ones that are connected, not busy and below their limits.

## Why it stays
The best group, often the one other store of a zone, is rejected in the second stage. PD does not fall back
on the next best place: it makes no operator, as long as that state lasts.

## What it looks like
\`location-labels\` are set. Stores in other places are Up, roomy and idle. The one in the right place is busy,
Disconnected, out of store limit, or has too many snapshots or pending peers.

## Not to be confused with
\`isolation-level-unsatisfiable\`: that never passes. \`target-disconnected-busy-slow\`, \`store-limit-too-low\`
and \`snapshot-or-pending-count-throttle\`: there no store stands outside the group.

## What to do
Make that store ready again. A store that is only Disconnected counts as gone after \`max-store-down-time\`.

## Sources
tikv/pd server/schedule/checker/replica_strategy.go.
`,
}
