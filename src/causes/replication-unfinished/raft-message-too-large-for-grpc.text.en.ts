import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a batch of raft messages exceeds the gRPC limit and is sent for ever',
  explain: `
## What happens
TiKV sends the raft messages for another store in batches over one stream. A batch larger than
\`server.max-grpc-send-msg-len\` (10 MiB) breaks the stream. TiKV opens it again and sends the same batch.

## Why it stays
Everything behind that batch waits: the new learner stays in \`pending_peers\`, the operator times out, PD
begins again.

## What it looks like
On the sender: \`connection aborted\` (from 5.0) or \`batch_raft RPC finished fail\` (3.0, 4.0) with
\`Sent message larger than max (10705556 vs. 10485760)\`. On the receiver only
\`batch_raft send response fail … RemoteStopped\`.

## Not to be confused with
\`RemoteStopped\` alone: it says that the peer hung up, for any reason, usually a restart. A broken network
(\`broken-raft-connection\`).

## What to do
Lower \`raft-msg-max-batch-size\` or \`raft-max-size-per-msg\` on the sender, or raise
\`max-grpc-send-msg-len\`; upgrade.

## Sources
tikv/tikv src/server/raft_client.rs; tikv/tikv#9714, #11056, #11493, #6727, #7522.
`,
}
