import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: "operators do not get through PD's waiting queue",
  explain: `
## What happens
A new operator waits in a queue. Each kind of operator may have \`scheduler-max-waiting-operator\` there, 5 by
default; what is over that is refused, and what waits too long expires.

## Why it stays
With 0 every operator is refused, in every round, the manual ones and those for a new store too. With a small
number merge and balance operators may crowd the others out, which is rare: those of a removal go first.

## What it looks like
\`operator canceled\` with \`takes=0s\` for the same Regions again and again, in newer releases with
\`exceed wait limit\`, and no \`add operator\`.

## Not to be confused with
\`replica-schedule-limit\` 0: there is no line at all. A single cancelled operator, which is normal. An
evict-leader scheduler on the leaving store itself, which cancels balance operators for ever.

## What to do
\`config set scheduler-max-waiting-operator 5\`; pause merge and balance if they crowd the queue.

## Sources
tikv/pd server/schedule/operator_controller.go checkAddOperator.
`,
}
