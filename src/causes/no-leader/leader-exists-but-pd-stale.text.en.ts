import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: "a Region has a leader whose reports PD does not take",
  explain: `
## What happens
The Region works, but PD's record of it does not follow. Either the leader's heartbeats do not reach
the PD leader, or PD refuses them: their term or epoch is older than the record, or another record of
the same range has a higher version and shadows it.

## Why it stays
PD plans with a picture that does not exist: no leader, or a peer that is long gone. A refused
heartbeat is answered on the stream and logged by neither side.

## What it looks like
tikv.log: \`became leader at term\` after PD's \`load regions\`, while \`region ID\` has no leader. Or
\`EpochNotMatch current epoch of region …\` with a lower version than PD's. Or \`local region epoch is
greater the region epoch in PD\`.

## Not to be confused with
A ghost, whose voters' logs are silent. A PD that started less than two minutes ago.

## What to do
A lost link: mend it, or let PD's leader resign. An older epoch, or a record that shadows another:
drop PD's newer record, and the live leader's next heartbeat is taken; a PD restart does not help.

## Sources
tikv/pd server/core/basic_cluster.go PreCheckPutRegion, pkg/core/region.go; tikv/pd#4953.
`,
}
