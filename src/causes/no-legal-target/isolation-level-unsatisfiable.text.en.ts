import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '`isolation-level` forbids every remaining store',
  explain: `
## What happens
\`isolation-level\` (from 5.0) is a hard demand: no two replicas of a Region in one zone, rack or host.
\`location-labels\` alone is a wish and never blocks.

## Why it stays
The leaving store is the last one of its place. Every other store with room shares its place with another
replica of the Region, so PD finds no target, in every round.

## What it looks like
As many places as replicas; the leaving store alone in its own. Other stores are Up, roomy and idle;
\`region_count\` stays flat.

## Not to be confused with
\`not-enough-up-stores\`. A level in the configuration that no rule carries: with placement rules on only the
rule counts, and before 6.5.6, 7.1.2 and 7.4 \`config set isolation-level\` did not write it there.

## What to do
Add a store in the place that goes, bring one back that is down there, or give the level up.

## Sources
tikv/pd server/schedule/filter/filters.go isolationFilter; tikv/pd#7121.
`,
}
