import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'nothing is wrong: the loud lines of the logs have no bearing on the removal',
  explain: `
## What happens
Logs of a healthy cluster are loud: reconnects after a restart, retries of clients, start lines of tools.

## Why it stays
Nothing stays because of it. It is named so that nobody goes after it.

## What it looks like
\`batch_raft send response fail … RemoteStopped\`, \`io snooper\`, \`EpochNotMatch\`, \`kv rpc failed\`, a single
\`there is a pending conf change\`. The report lists each with what clears it under its red herrings.

## Not to be confused with
The same line for minutes on one Region that is left, or beside what each red herring names as \`unless\`.

## What to do
Nothing.

## Sources
tikv/tikv src/server/service/kv.rs, src/server/raft_client.rs; tikv/pd pkg/schedule/operator.
`,
}
