import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a Region has its majority on stores that PD has erased',
  explain: `
## What happens
A store was forced out (\`scale-in --force\`, the API's \`state=Tombstone\` up to 4.0, unsafe recovery) and
its record was then removed with \`remove-tombstone\`, while Regions still listed peers on it.

## Why it stays
Nobody can reach the erased ids, so the voters there are lost. Up to 5.3 PD checked a cached count
before it removed the record, and that count is 0 after a PD restart (tikv/pd#4422).

## What it looks like
\`peers[].store_id\` is in neither \`store\` nor the Tombstone list. pd.log: \`lost the store, maybe you
are recovering the PD cluster\` (placement rules off) or \`invalid store ID\` (rules on). tikv.log:
\`resolve store address failed … invalid store ID N, not found\`.

## Not to be confused with
Only learners on erased ids, with a majority of voters alive: that is no lost quorum. A store that is
Tombstone but not purged: its record is in \`stores?state=2\`.

## What to do
If a leader exists: \`operator add remove-peer REGION ID\`. Without one: unsafe recovery; from 6.3 with
\`--auto-detect\`, since the ids have no record that could be listed.

## Sources
tikv/pd server/cluster/cluster.go RemoveTombStoneRecords; server/schedule/checker/replica_checker.go;
tikv/pd#3664, tikv/pd#4422, tikv/tikv#18121.
`,
}
