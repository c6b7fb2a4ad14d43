import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'TiFlash rules of dropped tables still pin learners',
  explain: `
## What happens
A dropped or truncated table keeps its data, and its placement rule \`tiflash/table-ID-r\`, until TiDB collects
the garbage.

## Why it stays
Until then PD obeys the rule: the learners need another TiFlash store, and none is left.

## What it looks like
All peers left on a TiFlash store are learners of a table id that INFORMATION_SCHEMA.TIFLASH_REPLICA does not
have. After TRUNCATE the table lives on under a new id.

## Not to be confused with
\`tiflash-replica-count\`: the table exists and wants its replicas. A rule may also be that of a partition;
INFORMATION_SCHEMA.PARTITIONS has the ids.

## What to do
Wait for the garbage collection, or delete the rule, once it is sure that nothing needs it.

## Sources
docs.pingcap.com, Scale in a TiFlash cluster, on replication rules that TiFlash leaves behind.
`,
}
