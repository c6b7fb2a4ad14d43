import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a store limit is all but 0',
  explain: `
## What happens
Each store has tokens for peers that come (\`add-peer\`) and go (\`remove-peer\`), so many a minute; 15 by default.
A delete lifts \`remove-peer\` of the leaving store.

## Why it stays
With far less than one token a minute the stores take one peer and then none for a long time. \`store limit all\`
run after the delete overwrites the lifted limit of the leaving store as well.

## What it looks like
\`store limit\` shows values far below 1. A few operators at first, then none; \`region_count\` stays flat.

## Not to be confused with
A low but sound limit: then the store drains, slowly. \`remove-peer\` 100000000 on the leaving store is normal.

## What to do
Raise the limits. Before 8.5.6 PD may go on reading the used-up \`add-peer\` limit: \`member leader resign\` helps.

## Sources
tikv/pd server/schedule/operator_controller.go exceedStoreLimit; server/schedule/filter/filters.go.
`,
}
