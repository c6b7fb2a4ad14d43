import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'there are fewer eligible Up stores than replicas',
  explain: `
## What happens
PD replaces each peer of the leaving store by one on a store that has none of the same Region. With
three replicas that takes three other TiKV stores that are Up.

## Why it stays
Every remaining store has a peer of the Region already. PD finds no target, makes no operator, and
says so at DEBUG only.

## What it looks like
Counting TiKV stores that are Up and not Down, without the leaving one, gives less than the replicas
(\`max-replicas\` with placement rules off, the rule's \`count\` with rules on). \`region_count\` stays flat. Up
to 4.0, or with rules off: \`store may not turn into Tombstone\` in pd.log.

## Not to be confused with
Stores that exist but are full (\`all-candidates-low-space\`) or have the wrong labels. TiFlash stores
never count, yet the check at the delete counted them up to 8.5: the delete was accepted all the same.

## What to do
Add a TiKV, or take the removal back. Lowering the number of replicas works too, at the price of
redundancy; PD refuses it while \`pd/default\` and the configuration differ.

## Sources
tikv/pd server/schedule/checker/replica_strategy.go; server/cluster/cluster.go
checkReplicaBeforeOfflineStore; tikv/pd#9933, tikv/pd#10350.
`,
}
