import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '`halt-scheduling` is true and PD schedules nothing',
  explain: `
## What happens
\`schedule.halt-scheduling\` (6.5.3, and from 7.2) stops all checkers and schedulers. Somebody set it, or an
unsafe recovery left it behind (tikv/pd#8095, fixed in 7.5.2 and 8.1.0).

## Why it stays
The checkers empty a leaving store, and none runs. The setting survives a PD restart.

## What it looks like
\`config show all\` has \`"halt-scheduling": "true"\`; the key is absent while it is false. pd.log has no
\`add operator\` of a checker after the moment it was set.

## Not to be confused with
\`replica-schedule-limit\` 0, or a paused checker, which look the same without the configuration. A running
unsafe recovery halts as well, but leaves this key alone.

## What to do
\`config set halt-scheduling false\`. Ask first who set it, and why.

## Sources
tikv/pd pkg/schedule/coordinator.go PatrolRegions; tikv/pd#8095, tikv/pd#8147.
`,
}
