import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a Region without a leader still has a peer on it',
  explain: `
## What happens
PD makes a store \`Tombstone\` once no Region in its cache has a peer there. A peer leaves when
the leader of its Region carries out the operator that PD sends in the answer to the leader's
heartbeat.

## Why it stays
Without a leader there is no heartbeat to answer and nobody to act. PD's checkers skip such a
Region, and a manual operator is refused with \`cannot build operator for region with no leader\`.
The Region's record stays in PD's cache, and one such record holds the store for ever. Waiting
and raised limits change nothing.

## What it looks like
\`region store N\` lists a Region whose \`leader\` has no id: the key is missing (up to 5.0.2), or is
\`{"role_name":"Voter"}\` (5.0.3 to 6.2) or \`{"role_name":""}\` (from 6.3). \`approximate_size\` 0 beside it says
that no leader has reported since PD loaded the Region. \`region check\` lists show nothing:
heartbeats feed them. The count that \`store N\` shows may be 0 up to 6.4.

## Not to be confused with
A PD that has just started: for a minute or two every Region is without a leader. Learners,
TiFlash or not, never count for the quorum, however dead they are.

## What to do
First find out which kind it is: a majority of the voters is lost, the election fails, only PD still
lists the Region (a ghost), or a leader exists and PD does not take its reports. Each has its own
cure and the wrong one loses data. Start stopped stores first; that loses nothing.

## Sources
tikv/pd server/schedule/operator/builder.go; server/schedule/checker/rule_checker.go;
server/cluster/cluster.go checkStores; issue tikv/pd#4953.
`,
}
