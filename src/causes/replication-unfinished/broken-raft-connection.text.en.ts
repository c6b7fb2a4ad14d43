import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the raft connection between two stores breaks again and again',
  explain: `
## What happens
One gRPC stream for each pair of stores carries the raft messages. When it breaks it is built anew, and what
was on its way is lost.

## Why it stays
Where it breaks all the time, a new peer does not get its log, and a candidate not its votes.

## What it looks like
On the sender, over minutes and for one address: \`connection aborted\`, \`connection abort\`, \`wait connect
timeout\` (from 5.0), \`batch_raft RPC finished fail\`, \`the gRPC connection could be broken\` (3.0, 4.0), each
followed by \`new connection with tikv endpoint\`.

## Not to be confused with
The receiver's \`batch_raft send response fail … RemoteStopped\`, which carries nothing. A store that is down.
\`Sent message larger than max\` (\`raft-message-too-large-for-grpc\`). A receiver whose queue is full
(\`raftstore-channel-full\`).

## What to do
Read the receiver's log at the same second; then network, MTU, firewall, TLS.

## Sources
tikv/tikv src/server/raft_client.rs; tikv/tikv#6727.
`,
}
