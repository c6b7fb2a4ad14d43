import type {Signature} from './signature.js'
import {say} from '../model/say.js'

const TOO_LARGE = '\\"Sent message larger than max (10928086 vs. 10485760)\\"'

/** Connections between stores, and to PD (tikv/tikv src/server/{raft_client.rs,service/kv.rs}, components/pd_client). */
export const tikvTransport = [
  {
    id: 'connection-aborted', component: 'tikv', messages: ['connection aborted', 'batch_raft RPC finished fail', 'RPC batch_raft fail', 'batch_raft/raft RPC finally fail'],
    meaning: 'The stream of Raft messages to another store broke, seen by its sender.',
    noise: {
      id: 'connection-aborted-peer-down', because: say`the other store is down, often it is the one that is being removed`,
      unless: 'the other store is alive and the line repeats for minutes, or it says that a message is too large',
    },
    samples: [
      '[2026/11/23 08:30:48.207 +00:00] [ERROR] [raft_client.rs:407] ["connection aborted"] [addr=tikv-5.lab:20160] [receiver_err="Some(RpcFailure(RpcStatus { code: 14-UNAVAILABLE }))"] [sink_error=Some(RpcFinished(None))] [store_id=5]',
      '[2020/02/27 23:59:34.164 +08:00] [WARN] [raft_client.rs:118] ["batch_raft RPC finished fail"] [err=RemoteStopped]',
      '[2019/02/27 23:59:34.164 +08:00] [WARN] [raft_client.rs:118] ["RPC batch_raft fail"] [err=RemoteStopped] [sink_err=None] [to_addr=127.0.0.1:15011]',
      '[2020/02/27 23:59:34.164 +08:00] [WARN] [raft_client.rs:132] ["batch_raft/raft RPC finally fail"] [err=RemoteStopped] [to_addr=127.0.0.1:15011]',
    ],
  },
  {
    id: 'raft-message-too-large', component: 'tikv', messages: ['Sent message larger than max'],
    meaning: 'A Raft message is too large for gRPC: the stream breaks each time that it is sent (tikv/tikv#9714).',
    samples: [`[2026/11/23 08:52:03.461 +00:00] [ERROR] [raft_client.rs:431] ["connection aborted"] [addr=tikv-6.lab:20160] [receiver_err="Some(message: ${TOO_LARGE})"] [sink_error=Some(RemoteStopped)] [store_id=6]`],
  },
  {
    id: 'connection-broken', component: 'tikv', messages: ['"connection abort"', 'the gRPC connection could be broken', 'send raft msg err', 'wait connect timeout'],
    meaning: 'Raft messages to another store are not sent until the stream is rebuilt.',
    samples: [
      '[2026/11/23 08:30:48.208 +00:00] [ERROR] [raft_client.rs:707] ["connection abort"] [addr=tikv-5.lab:20160] [store_id=5]',
      '[2020/02/27 23:59:34.414 +08:00] [WARN] [raft_client.rs:207] ["send to 127.0.0.1:15011 fail, the gRPC connection could be broken"]',
      '[2020/02/27 23:59:34.414 +08:00] [ERROR] [transport.rs:318] ["send raft msg err"] [err="Other(\\"[src/server/raft_client.rs:216]: RaftClient send fail\\")"]',
      '[2026/11/23 08:30:48.208 +00:00] [WARN] [raft_client.rs:800] ["wait connect timeout"] [addr=tikv-5.lab:20160] [store_id=5]',
    ],
  },
  {
    id: 'connection-rebuilt', component: 'tikv', messages: ['server: new connection with tikv endpoint'],
    meaning: 'The stream of Raft messages to another store stands again.',
    samples: ['[2026/11/23 09:15:58.678 +00:00] [INFO] [raft_client.rs:705] ["server: new connection with tikv endpoint"] [store_id=21] [addr=tikv-21.lab:20160]'],
  },
  {
    id: 'batch-raft-stopped', component: 'tikv', messages: ['KvService::batch_raft send response fail'],
    meaning: 'The sender of Raft messages closed its stream, seen by the receiver.',
    noise: {id: 'batch-raft-remote-stopped', because: say`the response carries nothing; the other store started, stopped or reconnected`},
    samples: ['[2022/03/28 09:34:38.062 +08:00] [ERROR] [kv.rs:729] ["KvService::batch_raft send response fail"] [err=RemoteStopped]'],
  },
  {
    id: 'batch-raft-stopped-old', component: 'tikv', messages: ['send response fail: RemoteStopped'],
    meaning: 'The sender of Raft messages closed its stream, in the words of 2.0 and 2.1.',
    noise: {id: 'batch-raft-remote-stopped-old', because: say`the response carries nothing; the other store started, stopped or reconnected`},
    samples: ['2018/08/03 17:44:28.277 ERRO kv.rs:990: send response fail: RemoteStopped'],
  },
  {
    id: 'batch-raft-established', component: 'tikv', messages: ['new gRPC stream established'],
    meaning: 'Another store opened its stream of Raft messages again.',
    noise: {id: 'batch-raft-stream-established', because: say`it is the second half of any reconnect`, unless: 'there are several a second for minutes'},
    samples: ['[2020/05/14 18:10:29.301 +08:00] [INFO] [kv.rs:706] ["batch_raft RPC is called, new gRPC stream established"]'],
  },
  {
    id: 'raft-queue-full', component: 'tikv', messages: ['RaftServer(Transport(Full))', 'Raft Message due to full'],
    meaning: 'This store is overloaded: it drops Raft messages that come in.',
    samples: [
      '[2020/05/14 18:10:29.377 +08:00] [ERROR] [kv.rs:726] ["dispatch raft msg from gRPC to raftstore fail"] [err=RaftServer(Transport(Full))]',
      '2018/08/03 17:44:28.277 ERRO kv.rs:900: Failed to send Raft Message due to full',
    ],
  },
  {
    id: 'kv-rpc-failed', component: 'tikv', messages: ['kv rpc failed'],
    meaning: 'A request of a client broke off.',
    noise: {id: 'kv-rpc-remote-stopped', because: say`a client hung up, or this server is stopping`, unless: 'it goes on for minutes on a server that neither starts nor stops'},
    samples: ['[2022/09/26 03:01:45.791 +00:00] [INFO] [kv.rs:1117] ["kv rpc failed"] [err=RemoteStopped] [request=batch_commands]'],
  },
  {
    id: 'read-flow-failed', component: 'tikv', messages: ['Failed to send read flow statistics'],
    meaning: 'The PD worker of this process is gone: it is shutting down.',
    noise: {id: 'read-flow-channel-closed', because: say`the process is shutting down`},
    samples: ['[2022/03/28 09:34:38.227 +08:00] [ERROR] [pd.rs:83] ["Failed to send read flow statistics"] [err="channel has been closed"]'],
  },
  {
    id: 'io-snooper-missing', component: 'tikv', messages: ['failed to init io snooper'],
    meaning: 'TiKV started, built without BCC.',
    noise: {id: 'io-snooper-not-started', because: say`it is printed at every start and only proves a start`},
    samples: ['[2022/03/28 09:34:55.711 +08:00] [ERROR] [server.rs:1030] ["failed to init io snooper"] [err_code=KV:Unknown] [err="\\"IO snooper is not started due to not compiling with BCC\\""]'],
  },
  {
    id: 'io-stats-missing', component: 'tikv', messages: ['failed to init I/O stats collector'],
    meaning: 'TiKV started without its I/O statistics.',
    noise: {id: 'io-stats-collector-not-started', because: say`it is printed at every start and only proves a start`},
    samples: ['[2023/03/28 09:34:55.711 +08:00] [WARN] [server.rs:1030] ["failed to init I/O stats collector"] [err="x"]'],
  },
  {
    id: 'pd-client-reconnects', component: 'tikv', messages: ['cancel reconnection due to too small interval'],
    meaning: 'The PD client of TiKV limits how often it reconnects.',
    noise: {id: 'pd-reconnect-interval-too-small', because: say`it is a guard on the rate, not a lost PD`, unless: 'heartbeats fail again and again'},
    samples: ['[2023/03/28 09:34:55.711 +08:00] [ERROR] [util.rs:500] ["failed to update PD client"] [error="Other(\\"cancel reconnection due to too small interval\\")"]'],
  },
  {
    id: 'store-heartbeat-failed', component: 'tikv', messages: ['store heartbeat failed', 'failed to connect to PD'],
    meaning: 'TiKV does not reach PD.',
    samples: [
      '[2023/03/28 09:34:55.711 +08:00] [ERROR] [pd.rs:1200] ["store heartbeat failed"] [err="Grpc(RpcFailure)"]',
      '[2023/03/28 09:34:55.711 +08:00] [WARN] [util.rs:700] ["failed to connect to PD endpoint"] [endpoints=pd-1:2379]',
    ],
  },
  {
    id: 'heartbeat-stream-renewed', component: 'tikv', messages: ['heartbeat sender and receiver are stale'],
    meaning: 'TiKV opens a new heartbeat stream, to another PD leader as a rule.',
    samples: ['[2026/11/23 09:21:27.495 +00:00] [INFO] [util.rs:223] ["heartbeat sender and receiver are stale, refreshing ..."]'],
  },
  {
    id: 'resolved-ts-gap', component: 'tikv', messages: ['the max gap of leader resolved-ts is large'],
    meaning: 'An old lock or an idle leader holds the resolved timestamp back.',
    noise: {id: 'resolved-ts-gap-large', because: say`it concerns stale reads and CDC`, unless: 'the same Region has a change of members that is never applied'},
    samples: ['[2023/03/28 09:34:55.711 +08:00] [INFO] [endpoint.rs:200] ["the max gap of leader resolved-ts is large"] [region_id=7] [gap=120000ms]'],
  },
  {
    id: 'region-collection-update', component: 'tikv', messages: ['trying to create region but it already exists'],
    meaning: 'Bookkeeping of the list of Regions.',
    noise: {id: 'region-already-exists-update', because: say`it is bookkeeping`},
    samples: ['[2023/03/28 09:34:55.711 +08:00] [INFO] [region_info_accessor.rs:300] ["trying to create region but it already exists, try to update it"] [region_id=7]'],
  },
] as const satisfies readonly Signature[]
