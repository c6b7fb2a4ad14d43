import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD refused its delete, or never got it',
  explain: `
## What happens
From 6.1 PD refuses a delete after which fewer Up stores than \`max-replicas\` would be left, or nobody could
take the leaders. \`tiup scale-in --force\` treats the refusal as a warning, wipes the node and forgets it.

## Why it stays
PD has no removal in progress. The store is Up, then Disconnected, then Down, and stays so.

## What it looks like
\`state_name\` is Up, Disconnected or Down. pd.log has no \`store has been offline\` for it. The answer to the
delete says \`can not remove store N since the number of up stores would be …\`.

## Not to be confused with
A removal that was taken back (\`reverted-to-up\`). A store that is only down and is not meant to go.

## What to do
Add a TiKV, then delete again. The check counts TiFlash stores too, up to 8.5.

## Sources
tikv/pd server/cluster/cluster.go checkReplicaBeforeOfflineStore; tikv/pd#4775, pingcap/tiup#2705.
`,
}
