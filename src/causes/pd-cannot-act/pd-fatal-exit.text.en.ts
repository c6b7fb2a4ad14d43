import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the PD process ends itself with FATAL or a panic',
  explain: `
## What happens
Some states end the PD process at once: a broken data directory, a port in use, a panic; or, in old releases, an
evict-leader scheduler that is removed after its store was purged.

## Why it stays
Each exit is a change of the PD leader. If the next start fails in the same way there is no PD, and nothing is
scheduled or buried.

## What it looks like
A FATAL line with a stack as the last one before a gap or a new \`Welcome to Placement Driver (PD)\`. A panic of Go
stands in \`pd_stderr.log\` only.

## Not to be confused with
A lost lease, which is no exit. The same words as WARN in newer releases, which are harmless. One exit long ago.

## What to do
Start PD, read the line, cure what it names; upgrade.

## Sources
tikv/pd server/core/store.go; tikv/pd#3342, tikv/pd#3660, tikv/pd#3678.
`,
}
