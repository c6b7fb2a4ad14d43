import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'heartbeats of Regions reach PD later than its operators wait',
  explain: `
## What happens
PD takes a step for done when a heartbeat of the Region shows it. TiKV has done the step; the heartbeat
waits in a queue of TiKV or of PD.

## Why it stays
The operator runs out of its time (10 s up to 5.4 for short ones, 60 s a step later) and begins anew.

## What it looks like
\`conf change successfully\` in the leader's tikv.log before pd.log's \`operator timeout\` at that very step,
for many Regions; orders with \`source="active push"\` only; hundreds of thousands of Regions.

## Not to be confused with
One Region whose heartbeats PD refuses (\`leader-exists-but-pd-stale\`). A TiKV that has not done the step.

## What to do
CPU and disk of the PD leader; fewer or larger Regions; hibernated Regions; upgrade.

## Sources
tikv/pd pkg/schedule/operator/step.go; tikv/pd#5596, #3456, #7248.
`,
}
