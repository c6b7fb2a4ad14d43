import type {Signature} from './signature.js'
import {say} from '../model/say.js'

const TAGS = '[term=12] [raft_id=55121] [region_id=55120]'

/** Elections and leadership of Regions (tikv/raft-rs src/raft.rs, tikv/tikv components/raftstore/src/store/fsm/peer.rs). */
export const tikvRaft = [
  {
    id: 'election-started', component: 'tikv', messages: ['starting a new election'],
    meaning: 'A voter heard of no leader and wants to become it.',
    noise: {
      id: 'short-election-burst', because: say`an election after a restart or a transfer is normal`,
      unless: 'no "became leader" follows for more than 10 minutes',
    },
    samples: [`[2026/11/23 09:15:20.672 +00:00] [INFO] [raft.rs:1532] ["starting a new election"] ${TAGS}`],
  },
  {
    id: 'became-pre-candidate', component: 'tikv', messages: ['became pre-candidate at term'],
    meaning: 'The voter asks whether an election could succeed.',
    samples: ['[2019/07/17 15:46:55.242 +00:00] [INFO] [raft.rs:820] ["[region 168] 169 became pre-candidate at term 6"]'],
  },
  {
    id: 'became-candidate', component: 'tikv', messages: ['became candidate at term'],
    meaning: 'The voter asks for votes.',
    samples: [`[2026/11/23 09:21:35.510 +00:00] [INFO] [raft.rs:1151] ["became candidate at term 12"] ${TAGS}`],
  },
  {
    id: 'became-leader', component: 'tikv', messages: ['became leader at term'],
    meaning: 'The voter won the election: the Region has a leader.',
    samples: ['2018/09/12 18:38:16.914 <unknown>:849: [INFO] [region 40882] 40883 became leader at term 1359'],
  },
  {
    id: 'became-follower', component: 'tikv', messages: ['became follower at term'],
    meaning: 'The peer follows a leader, or a higher term.',
    samples: [`[2026/11/23 09:21:35.510 +00:00] [INFO] [raft.rs:1127] ["became follower at term 12"] ${TAGS}`],
  },
  {
    id: 'vote-requested', component: 'tikv', messages: ['broadcasting vote request', 'sent request to', 'sent MsgRequestPreVote request to', 'sent MsgRequestVote request to'],
    meaning: 'The voter asks the others for their votes.',
    samples: [
      `[2026/11/23 09:15:20.672 +00:00] [INFO] [raft.rs:1297] ["broadcasting vote request"] [to="[55122, 55123]"] [log_index=1720] [log_term=11] [type=MsgRequestPreVote] ${TAGS}`,
      `[2026/11/23 08:33:40.847 +00:00] [INFO] [raft.rs:923] ["[logterm: 10, index: 3256] sent request to 596"] [msg=MsgRequestVote] ${TAGS}`,
      '[2019/07/17 15:46:55.241 +00:00] [INFO] [raft.rs:832] ["[region 374] 375 [logterm: 7, index: 454] sent MsgRequestPreVote request to 550 at term 7"]',
      '[2019/07/17 15:46:55.241 +00:00] [INFO] [raft.rs:832] ["[region 374] 375 [logterm: 7, index: 454] sent MsgRequestVote request to 550 at term 7"]',
    ],
  },
  {
    id: 'vote-answered', component: 'tikv', messages: ['received votes response', 'received MsgRequestPreVoteResponse', 'received MsgRequestVoteResponse', '["received from', '"message":"received from', 'received rejection from'],
    meaning: 'A vote came back; approvals and rejections are counted.',
    samples: [
      `[2026/11/23 09:15:20.675 +00:00] [INFO] [raft.rs:2216] ["received votes response"] [type=MsgRequestPreVoteResponse] [approvals=1] [rejections=2] [from=55123] [vote=false] ${TAGS}`,
      '[2019/07/17 15:46:55.242 +00:00] [INFO] [raft.rs:1100] ["[region 168] 169 received MsgRequestPreVoteResponse from 169 at term 6"]',
      '[2019/07/17 15:46:55.242 +00:00] [INFO] [raft.rs:1100] ["[region 168] 169 received MsgRequestVoteResponse from 169 at term 6"]',
      `[2026/11/23 08:33:40.847 +00:00] [INFO] [raft.rs:1675] ["received from 55123"] ["msg type"=MsgRequestPreVoteResponse] ${TAGS}`,
      '{"level":"INFO","time":"2020/11/23 08:33:40.847 +00:00","caller":"raft.rs:1675","message":"received from 55123","msg type":"MsgRequestVoteResponse","term":"12","raft_id":"55121","region_id":"55120"}',
      `[2026/11/23 08:33:40.847 +00:00] [INFO] [raft.rs:1675] ["received rejection from 55123"] ["msg type"=MsgRequestVoteResponse] ${TAGS}`,
    ],
  },
  {
    id: 'vote-rejected', component: 'tikv', messages: ['rejected vote from', 'rejected MsgRequestPreVote from', 'rejected MsgRequestVote from'],
    meaning: 'This peer refused its vote: its own log is newer, or it voted already.',
    samples: [
      `[2026/11/23 09:15:20.674 +00:00] [INFO] [raft.rs:1597] ["[logterm: 12, index: 1784, vote: 0] rejected vote from 55121 [logterm: 11, index: 1720] at term 12"] ["msg type"=MsgRequestPreVote] ${TAGS}`,
      '2018/09/12 18:38:16.914 raft.rs:849: [INFO] [region 7] 9 [logterm: 12, index: 1784, vote: 0] rejected MsgRequestPreVote from 8 [logterm: 11, index: 1720] at term 12',
      '2018/09/12 18:38:16.914 raft.rs:849: [INFO] [region 7] 9 [logterm: 12, index: 1784, vote: 0] rejected MsgRequestVote from 8 [logterm: 11, index: 1720] at term 12',
    ],
  },
  {
    id: 'vote-cast', component: 'tikv', messages: ['cast vote for', 'cast MsgRequestPreVote for', 'cast MsgRequestVote for'],
    meaning: 'This peer gave its vote.',
    samples: [
      `[2026/11/23 09:15:20.674 +00:00] [INFO] [raft.rs:1560] ["[logterm: 11, index: 1720, vote: 0] cast vote for 55122 [logterm: 11, index: 1720] at term 12"] ${TAGS}`,
      '[2019/07/17 15:46:55.241 +00:00] [INFO] [raft.rs:1149] ["[region 168] 169 [logterm: 6, index: 8, vote: 0] cast MsgRequestPreVote for 170 [logterm: 6, index: 8] at term 6"]',
      '[2019/07/17 15:46:55.241 +00:00] [INFO] [raft.rs:1149] ["[region 168] 169 [logterm: 6, index: 8, vote: 0] cast MsgRequestVote for 170 [logterm: 6, index: 8] at term 7"]',
    ],
  },
  {
    id: 'quorum-lost', component: 'tikv', messages: ['stepped down to follower since quorum is not active'],
    meaning: 'A leader gave up because it hears from too few voters.',
    samples: [`[2026/11/23 09:15:20.674 +00:00] [WARN] [raft.rs:1050] ["stepped down to follower since quorum is not active"] ${TAGS}`],
  },
  {
    id: 'campaign-blocked', component: 'tikv', messages: ['cannot campaign at term'],
    meaning: 'The voter may not stand for election before it has applied a change of members.',
    samples: [`[2026/11/23 09:15:13.946 +00:00] [WARN] [raft.rs:1525] ["cannot campaign at term 12 since there are still pending configuration changes to apply"] ${TAGS}`],
  },
  {
    id: 'leader-missing', component: 'tikv', messages: ['leader missing longer than abnormal_leader_missing_duration'],
    meaning: 'A voter has heard of no leader for 10 minutes.',
    noise: {
      id: 'leader-missing-on-single-peer', because: say`early 2.1 builds print it for every Region of a one-store cluster`,
      unless: 'the Region has several voters and PD lists no leader, or "peer is still a valid member of region" follows',
    },
    samples: ['[2026/11/23 09:16:57.807 +00:00] [WARN] [peer.rs:6413] ["leader missing longer than abnormal_leader_missing_duration"] [expect=10m] [peer_id=55121] [region_id=55120]'],
  },
  {
    id: 'leader-missing-asks-pd', component: 'tikv', messages: ['leader missing longer than max_leader_missing_duration'],
    meaning: 'A peer has heard of no leader for 2 hours and asks PD whether it is still a member.',
    samples: ['[2026/11/23 11:16:57.807 +00:00] [WARN] [peer.rs:6390] ["leader missing longer than max_leader_missing_duration. To check with pd and other peers whether it\'s still valid"] [expect=2h] [peer_id=55121] [region_id=55120]'],
  },
  {
    id: 'peer-still-member', component: 'tikv', messages: ['peer is still a valid member of region', 'peer is still valid a member of region'],
    meaning: 'PD lists the peer as well: the Region really has no leader.',
    samples: [
      '[2026/11/23 11:16:57.900 +00:00] [INFO] [pd.rs:1700] ["peer is still a valid member of region"] [pd_region="id: 7"] [peer_id=9] [region_id=7]',
      '[2019/11/23 11:16:57.900 +00:00] [INFO] [pd.rs:500] ["peer is still valid a member of region"] [pd_region="id: 7"] [peer_id=9] [region_id=7]',
    ],
  },
  {
    id: 'peer-not-member', component: 'tikv', messages: ['is not a valid member of region'],
    meaning: 'PD no longer lists the peer: it destroys itself.',
    samples: ['[2026/11/23 11:16:57.900 +00:00] [INFO] [pd.rs:1690] ["peer is not a valid member of region, to be destroyed soon"] [pd_region="id: 7"] [peer_id=9] [region_id=7]'],
  },
  {
    id: 'pd-behind-tikv', component: 'tikv', keep: 'all', messages: ['local region epoch is greater the region epoch in PD'],
    meaning: 'PD knows an older state of the Region than this TiKV.',
    samples: ['[2026/11/23 11:16:57.900 +00:00] [INFO] [pd.rs:1680] ["local region epoch is greater the region epoch in PD ignore validate peer"] [pd_region_epoch="conf_ver: 5 version: 7"] [local_region_epoch="conf_ver: 6 version: 7"] [region_id=7]'],
  },
  {
    id: 'transfer-ordered', component: 'tikv', messages: ['try to transfer leader'],
    meaning: 'The leader was told by PD to hand the leadership over.',
    samples: ['2019/09/20 03:49:49.876 INFO pd.rs:575: [region 1684] try to transfer leader from id: 1685 store_id: 4 to id: 1686 store_id: 5'],
  },
  {
    id: 'transfer-rejected', component: 'tikv', messages: ['reject to transfer leader', 'Coprocessor rejected transfer leader'],
    meaning: 'The leader refuses to hand the leadership over; `reason` says why.',
    samples: [
      '[2026/11/23 09:11:04.912 +00:00] [INFO] [peer.rs:4517] ["reject to transfer leader"] [last_index=88213] [index=88213] [reason="pending conf change"] [to="id: 118 store_id: 1"] [peer_id=116] [region_id=115]',
      '[2026/11/23 09:11:04.912 +00:00] [WARN] [peer.rs:4500] ["Coprocessor rejected transfer leader."] [err="x"] [peer_id=116] [region_id=115]',
    ],
  },
  {
    id: 'transfer-received', component: 'tikv', messages: ['received MsgTimeoutNow from'],
    meaning: 'This voter was asked to take the leadership over.',
    samples: [`[2026/11/23 09:19:24.203 +00:00] [INFO] [raft.rs:2345] ["[term 9] received MsgTimeoutNow from 277 and starts an election to get leadership."] ${TAGS}`],
  },
] as const satisfies readonly Signature[]
