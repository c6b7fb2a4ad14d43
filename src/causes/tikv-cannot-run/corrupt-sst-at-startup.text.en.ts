import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a TiKV cannot start because a data file is damaged',
  explain: `
## What happens
RocksDB refuses to open, or a background error sets a mark in the data directory and ends TiKV; the mark
refuses every later start.

## Why it stays
A dead process blocks a removal only where its replica is needed: for the majority of a Region, or as the
last copy.

## What it looks like
FATAL \`failed to create kv engine: Storage Engine Corruption …\`, \`rocksdb background error … Corruption\`,
then \`panic_mark_file … exists\`. \`tikv-ctl bad-ssts\` names files and Regions.

## Not to be confused with
\`No space left\` at the start: the files are whole. A broken snapshot of one Region, or a raft log without
its end.

## What to do
First see whether the Regions have a leader without this store: then remove it and let PD rebuild. Do not
just delete the mark. Only where the replica is needed use what \`bad-ssts\` suggests.

## Sources
tikv/tikv components/engine_rocks/src/event_listener.rs; cmd/tikv-server.
`,
}
