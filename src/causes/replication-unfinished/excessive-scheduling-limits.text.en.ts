import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD starts more moves than the targets can take',
  explain: `
## What happens
A store takes 32 snapshots at once. With limits opened to thousands, to hurry a removal, PD starts more
moves than slots and disks allow.

## Why it stays
Snapshots are refused or queue up, learners stay pending, operators time out and begin anew: more work, less
progress.

## What it looks like
\`store limit … add-peer\`, \`replica-schedule-limit\` or \`max-snapshot-count\` far above the defaults, and
\`too many recving snapshot tasks\` on several stores; \`operator timeout\` at \`add learner peer\` all over the
cluster.

## Not to be confused with
\`remove-peer\` at 100000000 for the leaving store: PD sets that itself. A store that drains slowly.

## What to do
Put the limits back (\`store limit all 15 add-peer\`, 64, 64) and wait one round of operators.

## Sources
tikv/pd server/config/config.go; tikv/tikv src/server/snap.rs; tikv/tikv#15972.
`,
}
