import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a placement rule leaves no store for its Regions',
  explain: `
## What happens
Each Region follows the placement rules of its key range: those of PD, of SQL placement policies, of
TiFlash. A rule with label constraints counts only stores that carry the labels.

## Why it stays
Without the leaving store too few such stores are left. A rule that lacks a peer and finds no store for it
never comes to its own peer on the leaving store; up to 4.0 the rules behind it are not looked at either
(tikv/pd#3293). PD says so at DEBUG only.

## What it looks like
Other stores are Up, roomy and idle. The Regions that stay belong to one table or policy, all others have
left. Typical: new stores without the label that \`pd/default\` wants.

## Not to be confused with
\`isolation-level-unsatisfiable\`: there the labels decide by where the other replicas are.
\`not-enough-up-stores\`: no rule is special, there are simply too few stores.

## What to do
Label a store, add one with the label, or relax the rule or the policy.

## Sources
tikv/pd server/schedule/checker/rule_checker.go, server/schedule/placement/label_constraint.go;
tikv/pd#3293, tikv/pd#7185.
`,
}
