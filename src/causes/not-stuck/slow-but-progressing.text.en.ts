import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'it drains, only slowly',
  explain: `
## What happens
PD moves the Regions one after the other. The pace is set by the targets' add-peer limit (15 a minute and
store by default), snapshots, and the size of the Regions.

## Why it stays
It does not: it takes time. A store with 30,000 Regions and three targets needs eleven hours.

## What it looks like
\`region store N\` falls between two dumps, or operators of Regions left there have done steps. From 6.1 the API
\`stores/progress\` shows speed and time left.

## Not to be confused with
\`operator finish\` of other Regions. balance-region that moves peers while the checkers are switched off. A fast
fall that ends at a small number: that tail is stuck for a reason of its own.

## What to do
Wait. Raise \`store limit all N add-peer\` if the disks allow.

## Sources
tikv/pd server/schedule/operator_controller.go; server/cluster/cluster.go progress.
`,
}
