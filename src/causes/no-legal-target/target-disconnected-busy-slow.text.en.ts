import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the candidate stores are disconnected or busy',
  explain: `
## What happens
PD gives no peer to a store that it has not heard from for 20 s, nor to one that reports \`is_busy\`. 4.0 does
not look at the connection: it makes operators that add a learner on the silent store.

## Why it stays
All stores that could take the Regions are in such a state. It passes when they recover. A store that stays
silent counts as Down after \`max-store-down-time\`, 30 minutes by default; then there are too few stores.

## What it looks like
\`store\` shows \`Disconnected\`, an old \`last_heartbeat_ts\` or \`is_busy\` for every candidate. 4.0: operators that
stand at \`add learner peer … on store\` of the silent one.

## Not to be confused with
A slow score: it keeps leaders away, not peers. \`best-location-store-temporarily-unavailable\`: other stores
would do, but stand in a worse place. \`not-enough-up-stores\`: the stores are Down for good.

## What to do
Start the store, or find out why it is busy. Or add another one.

## Sources
tikv/pd server/schedule/filter/filters.go; server/core/store.go storeDisconnectDuration.
`,
}
