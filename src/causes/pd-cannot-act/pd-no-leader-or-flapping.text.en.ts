import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD has no leader, or changes it again and again',
  explain: `
## What happens
The PD leader alone runs the checkers, hands out operators and turns empty stores into Tombstone.

## Why it stays
Without a leader nothing of that happens. Each new leader loads its Regions without their leaders, has no
operators, and waits up to five minutes for reports before it schedules: changes every few minutes let it
never begin.

## What it looks like
pd-ctl answers \`[503] no leader\`; \`member\` names none. Or pd.log has many \`load regions\` and
\`no longer a leader because lease has expired\` within half an hour. Before 6.5 the displayed counts read 0.

## Not to be confused with
One change of the leader: it explains zero counts and missing leaders for two minutes, and no more.

## What to do
Bring a majority of the PD servers up; find out why the lease is lost, mostly a slow disk. Nothing else
matters before.

## Sources
tikv/pd server/server.go campaignLeader; server/cluster/coordinator.go.
`,
}
