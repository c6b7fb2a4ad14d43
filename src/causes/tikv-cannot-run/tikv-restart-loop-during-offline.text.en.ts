import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a TiKV starts again and again, and loses its transfers each time',
  explain: `
## What happens
A TiKV that ends itself or is killed drops the snapshots it sends and receives.

## Why it stays
Each start begins the transfers anew. It keeps a store from leaving only beside another cause.

## What it looks like
\`Welcome to TiKV\` three times within an hour; FATAL, panics or the OOM killer before; \`applying snapshot is
aborted\` there and RemoteStopped at the others.

## Not to be confused with
A rolling restart: each TiKV starts once.

## What to do
Find out what ends the process. If it is the leaving store and the others do without it, stop it for good.

## Sources
tikv/tikv cmd/tikv-server; components/raftstore/src/store/worker/region.rs.
`,
}
