import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a Region label `schedule=deny` hides Regions from the checker',
  explain: `
## What happens
A Region label rule gives a key range the label \`schedule=deny\`, so that schedulers leave it alone. Lightning
and BR set it while they import, mostly with a time to live.

## Why it stays
In 6.0 to 6.5.2, 6.6 and 7.0 PD returned for such a Region before its rule checker was asked: peers on a
leaving store are not replaced as long as the label is there (tikv/pd#6426).

## What it looks like
The Regions that stay lie in one key range, that of the label rule; all others have left. No operators for them.

## Not to be confused with
The same label in 6.5.3, 7.1 and later: the checkers work there. A paused checker, which stops all Regions.

## What to do
End the import, or delete the label rule. Upgrade.

## Sources
tikv/pd pkg/schedule/checker/checker_controller.go CheckRegion; tikv/pd#6426, tikv/pd#6427.
`,
}
