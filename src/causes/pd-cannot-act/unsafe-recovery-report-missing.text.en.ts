import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'an unsafe recovery waits for the report of a surviving store',
  explain: `
## What happens
Online unsafe recovery begins with a report of every store that is neither in its list nor Tombstone: TiFlash
and stores that are Down included. Reports travel with store heartbeats.

## Why it stays
A store without heartbeats never reports. The recovery waits until its timeout and fails; all the while PD
schedules nothing.

## What it looks like
\`show\`: \`Collecting reports from alive stores(x/y)\` with x below y, in the stage \`collect report\`, and the ids
that have not reported. pd.log: \`store recovery plan execution timeout, retry\`.

## Not to be confused with
\`unsafe-recovery-plan-timeout\`: all have reported, and one does not finish its part.

## What to do
Start the silent store. If it is lost, run the recovery again with it in the list.

## Sources
tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go; tikv/tikv#15629.
`,
}
