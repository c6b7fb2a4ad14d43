import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'an online unsafe recovery runs and suspends scheduling',
  explain: `
## What happens
\`unsafe remove-failed-stores\` gives lost voters up. While it runs, from 6.1 on, PD skips its patrol: no checker
is asked about any Region.

## Why it stays
The recovery ends when every surviving store has answered each of its stages, or by its timeout, 300 s by
default. A store that never answers holds it, and the removal with it.

## What it looks like
\`unsafe remove-failed-stores show\` does not end with \`Finished\` or \`failed\`. \`halt-scheduling\` does not show it.

## Not to be confused with
\`unsafe-recovery-report-missing\` and \`unsafe-recovery-plan-timeout\`, which say whom it waits for. A recovery that
ended and left \`halt-scheduling\` behind (tikv/pd#8095).

## What to do
Wait for its timeout. If it waits for a dead store, run it again with that store in the list.

## Sources
tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go; pkg/schedule/coordinator.go.
`,
}
