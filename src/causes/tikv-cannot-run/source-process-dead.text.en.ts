import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'its process is dead',
  explain: `
## What happens
The leaving store does not run any more. PD replaces its peers all the same, at once: the other voters have
the data.

## Why it stays
It stays only where a Region needs that store for its quorum or for its last good copy. Then the Region has
no leader, and that is the cause to follow.

## What it looks like
No state says it: an Offline store is printed \`Offline\`, dead or alive. \`capacity\` \`0B\` means that this PD
leader has had no heartbeat of it; otherwise \`last_heartbeat_ts\` is older than that of the other stores.

## Not to be confused with
An empty store, or a full disk: all figures are 0 because nothing was reported.

## What to do
Nothing, if every Region left has a leader elsewhere. Otherwise start it again with its data.

## Sources
tikv/pd server/core/store_stats.go, server/api/store.go, server/schedule/checker/rule_checker.go.
`,
}
