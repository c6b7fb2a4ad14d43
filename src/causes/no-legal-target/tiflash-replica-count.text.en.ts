import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'tables want more TiFlash replicas than TiFlash stores would remain',
  explain: `
## What happens
For each table with TiFlash replicas TiDB writes a placement rule \`tiflash/table-ID-r\`: so many learners on
stores with \`engine=tiflash\`. A leaving TiFlash store needs another one for each of its learners.

## Why it stays
The rule wants as many learners as there are TiFlash stores, the leaving one included. PD finds no target;
the learner stays.

## What it looks like
All peers left are learners. The \`count\` of the rule is above the number of TiFlash stores that stay. Up to
4.0 \`region store N\` hides learners and shows nothing at all.

## Not to be confused with
\`tiflash-rules-after-drop\`: the rule is left over from a table that is gone. INFORMATION_SCHEMA.TIFLASH_REPLICA
tells which.

## What to do
\`ALTER TABLE … SET TIFLASH REPLICA n\` with n no larger than the stores that stay; 0 when all go.

## Sources
docs.pingcap.com, Scale in a TiFlash cluster; tikv/pd server/schedule/checker/rule_checker.go.
`,
}
