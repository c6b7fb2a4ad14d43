import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the separate scheduling service of PD has no primary',
  explain: `
## What happens
From 7.3 on PD can run its checkers and schedulers in a service of their own. Burying stores stays with PD.

## Why it stays
Without a primary of that service, or with one that does not learn the state of the stores, no operator is made.

## What it looks like
The log of the service: \`the scheduling primary will step down\` without \`campaign scheduling primary ok\` after it.
pd.log has no \`add operator\` in this mode at all.

## Not to be confused with
A PD without such services, which is the rule: there a pd.log without operators means something else.

## What to do
Start the service, and send its log.

## Sources
tikv/pd pkg/mcs/scheduling/server; tikv/pd#7047.
`,
}
