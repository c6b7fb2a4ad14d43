import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '`replica-schedule-limit` is 0',
  explain: `
## What happens
The rule checker or the replica checker makes the operators that empty a leaving store. PD accepts
them only while fewer than \`replica-schedule-limit\` of that kind run.

## Why it stays
With 0 each operator is dropped, in every round. Joint-state, split and (rules off) promote operators
are not limited, so PD does not look dead.

## What it looks like
\`config show\` has 0, often left from an import or a night of calm. pd.log has no \`add operator\` of a
checker. balance-region may still move peers off a full leaving store until the scores are level: falling
counts prove no removal.

## Not to be confused with
\`region-schedule-limit\` and \`leader-schedule-limit\` 0: no checker reads them. \`halt-scheduling\`, a paused
checker: without the configuration they look the same.

## What to do
\`config set replica-schedule-limit 64\`.

## Sources
tikv/pd server/schedule/checker/checker_controller.go CheckRegion.
`,
}
