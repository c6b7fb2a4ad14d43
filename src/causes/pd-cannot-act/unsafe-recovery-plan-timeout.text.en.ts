import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a store does not finish its part of an unsafe recovery',
  explain: `
## What happens
After the reports PD sends each store a plan: force a leader, demote lost voters, make empty Regions. The store
answers when it is done; a plan without an answer is sent again after 40 s.

## Why it stays
Slow apply, a Region that may not take a forced leader, or a restart of that TiKV keep it from ending. The
recovery runs into its timeout, gives the forced leaders up, and fails.

## What it looks like
\`show\`: \`Exceeds timeout\`, \`enters exit force leader stage\`, ids under \`Stores that have not reported to PD\` in a
later stage. pd.log: \`store recovery plan execution timeout, retry\`.

## Not to be confused with
\`unsafe-recovery-report-missing\`: then the recovery never leaves the stage \`collect report\`.

## What to do
Read the log of the store that is named for the Region it waits for. Then run the recovery again, with a longer
\`--timeout\`.

## Sources
tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go; tikv/tikv#12644.
`,
}
