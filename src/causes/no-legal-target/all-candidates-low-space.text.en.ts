import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'every store that could take its Regions is low on space',
  explain: `
## What happens
PD gives no peer to a store that has less than \`1 - low-space-ratio\` of its capacity available (20 % by
default). Exceptions: more than 8 GiB free and hardly a Region there (30 from 5.0, 50 from 6.5,
100 from 7.5; none in 4.0).

## Why it stays
All candidates fall to that filter, so PD finds no target and makes no operator. Space does not come
by itself: the leaving store is the one whose data must go there.

## What it looks like
\`available\` divided by \`capacity\` is below the limit for each candidate in \`store\`. pd.log warns
\`store does not have enough disk space\` (from 3.1).

## Not to be confused with
\`high-space-ratio\`, which changes a score and never excludes. A warning about the leaving store itself.
Too few stores at all (\`not-enough-up-stores\`).

## What to do
Add a store or free space. Raising \`low-space-ratio\` for a while works; it must stay above
\`high-space-ratio\`, and a disk that gets full stops TiKV.

## Sources
tikv/pd server/core/store.go IsLowSpace; server/schedule/filter/filters.go; tikv/pd#3444.
`,
}
