import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a TiKV ends itself at each start over one broken snapshot',
  explain: `
## What happens
A peer that was applying a snapshot when TiKV ended applies it again at the next start. If the file is gone
or damaged that fails, and TiKV ends itself.

## Why it stays
Every start meets the same file. Later releases drop the peer instead.

## What it looks like
FATAL \`[region R] P applying snapshot failed\` after each \`Welcome to TiKV\`, always the same Region; before
it \`failed to apply snap!!!\` with \`missing snapshot file\` or \`invalid checksum\`.

## Not to be confused with
A slow application without a panic. \`applying snapshot is aborted\` at a stop.

## What to do
See that the Region has its majority without this store, mark its peer there as tombstone, start TiKV;
upgrade.

## Sources
tikv/tikv components/raftstore/src/store/peer_storage.rs check_applying_snap; tikv/tikv#15044, #15292,
#16958, #11746.
`,
}
