import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the candidate stores carry a label that keeps them apart',
  explain: `
## What happens
\`specialUse=hotRegion\` or \`reserved\` takes a store out of the candidates always. \`engine\`, \`exclusive\` and
keys that begin with \`$\` do so while placement rules are on, whatever their value, unless a rule names the key.

## Why it stays
The only stores with room carry such a label, so PD finds no target, in every round.

## What it looks like
A store that is Up, empty and roomy, and takes nothing. Often it was added for this removal, with the labels
of another purpose.

## Not to be confused with
\`placement-rule-unsatisfiable\`: there the store lacks a label that a rule wants. TiFlash stores, which never
take voters. With placement rules off \`engine\` and \`$…\` labels mean nothing.

## What to do
Take the label off, in PD and in the topology, or add a store without it.

## Sources
tikv/pd server/schedule/filter/filters.go, server/schedule/placement/label_constraint.go.
`,
}
