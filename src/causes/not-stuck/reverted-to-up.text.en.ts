import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'its removal was taken back, and it serves again',
  explain: `
## What happens
Somebody cancelled the removal (\`store cancel-delete\`, or the API's \`state=Up\`), or a race did: from 6.1 to
8.5.4 a store that is deleted while still Preparing may be made Serving right after.

## Why it stays
PD has no removal any more. Peers even move to the store again.

## What it looks like
pd.log: \`store has been offline\`, then \`store has been up\` (up to 4.0 \`store update state … new-state=Up\`) or
\`store has changed to serving\`. The store is Up in the dump; its remove-peer limit may still be 100000000.

## Not to be confused with
A delete that PD refused (\`delete-refused-or-never-issued\`).

## What to do
Delete it again, or reset its store limit and leave it.

## Sources
tikv/pd server/cluster/cluster.go UpStore, checkStores; tikv/pd#8997, #9257.
`,
}
