import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a removal by force left its record behind',
  explain: `
## What happens
\`tiup cluster scale-in --force\` stops the node, wipes its disk and drops it from the topology, whatever PD says.

## Why it stays
PD still has the store, Offline with a dead process, or Down if the delete never reached it. Regions that keep a
majority leave it by themselves; those that lost theirs, when several nodes went by force, do not.

## What it looks like
PD lists a store that \`tiup cluster display\` does not show. Capacity 0, an old last heartbeat.

## Not to be confused with
\`source-process-dead\`: a process that died, with its disk intact.

## What to do
Look at what is left on it. Never force two nodes at once.

## Sources
pingcap/tiup pkg/cluster/operation/scale_in.go.
`,
}
