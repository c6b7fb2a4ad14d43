import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'a TiKV is overloaded and drops raft messages',
  explain: `
## What happens
Messages for a peer wait in a queue of 40960. A raftstore that does not keep up lets it fill, and what comes
then is refused.

## Why it stays
New peers on that store do not catch up, since messages to them are lost; in 3.0 and 5.0 to 5.2 the whole
stream of the sender breaks with each.

## What it looks like
\`dispatch raft msg from gRPC to raftstore fail … Transport(Full)\`, followed at once by \`batch_raft send
response fail\` and a new stream, several a second, often around \`begin apply snap data\`. From 5.3 on there
is no line: only metrics.

## Not to be confused with
\`RemoteStopped\` without \`Transport(Full)\` before it. \`Grpc(RpcFinished(None))\`, \`StoreNotMatch\`.

## What to do
Find what keeps that TiKV busy (snapshots, compactions, hot Regions); fewer moves at once; more raftstore
threads.

## Sources
tikv/tikv src/server/service/kv.rs, components/batch-system/src/router.rs; tikv/tikv#11047.
`,
}
