import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '`enable-replace-offline-replica` is false while placement rules are off',
  explain: `
## What happens
With placement rules off the replica checker empties a leaving store, and each of its repairs has a switch.
\`enable-replace-offline-replica\` is the one for leaving stores; up to 3.x \`disable-replace-offline-replica\`.

## Why it stays
With the switch off PD skips the peers on a leaving store. The other repairs still run.

## What it looks like
\`config show\` has the switch off, and \`enable-placement-rules\` is false: the default up to 4.0, kept by upgrades.
No operator with \`offline\` in its name.

## Not to be confused with
The same switch with placement rules on: it has no effect then, whatever older advice says.

## What to do
Turn it on. 3.0 answers \`Success!\` to the modern key and changes nothing: use the old one.

## Sources
tikv/pd server/schedule/checker/replica_checker.go checkOfflinePeer.
`,
}
