import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the experimental raftstore-v2 engine has removal bugs of its own',
  explain: `
## What happens
\`storage.engine = "partitioned-raft-kv"\` (6.6 to 7.x, experimental) replaces the Raft store of TiKV.

## Why it stays
Snapshots are copies of whole tablets and may get stuck; peers on a removed store are collected in another way.

## What it looks like
\`partitioned-raft-kv\` in the configuration that TiKV prints at its start, or \`begin to send snapshot file\` in its log: this engine for sure. \`store-limit-version\` v2 in PD and \`gc peer on tombstone store\` hint at it.

## Not to be confused with
The ordinary engine with a store limit of v2 set by hand.

## What to do
Make sure which engine it is. tikv-ctl has no \`remove-fail-stores\` and no \`recreate-region\` for it.

## Sources
tikv/tikv src/server/debug2.rs; tikv/tikv#15153.
`,
}
