import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the DR Auto-Sync state holds back replication or recovery',
  explain: `
## What happens
With \`replication-mode\` dr-auto-sync the replicas are spread over a primary and a DR site by a label, and a state
(\`sync\`, \`async_wait\`, \`async\`, \`sync_recover\`) says what a commit needs.

## Why it stays
If one site runs short of stores, Regions do not reach the integrity that the state wants; the last store of a site
has nowhere to send its peers.

## What it looks like
\`replication_mode/status\`, \`replication_status.state\` of the Regions, pd.log \`switched to sync_recover state\`.

## Not to be confused with
\`isolation-level-unsatisfiable\` and \`placement-rule-unsatisfiable\`, which the rules of such a cluster cause more often.

## What to do
Look at the state; add a store to the site that is short.

## Sources
tikv/pd pkg/replication/replication_mode.go.
`,
}
