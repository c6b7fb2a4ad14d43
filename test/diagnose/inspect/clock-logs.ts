import {logged} from '../../builders/log-digest.js'

/** A new peer as PD and the leader of its Region log it; times are seconds before the dumps by PD's clock, and `skew` is how far the leader's clock is ahead. */
export function newPeer({at, skew, peer = 9, region = 7, store = 6}: {readonly at: number; readonly skew: number; readonly peer?: number; readonly region?: number; readonly store?: number}) {
  return {
    pd: [
      logged(at, `[INFO] [operator_controller.go:561] ["add operator"] [region-id=${region}] [operator="\\"replace-rule-offline-peer {mv peer: store [5] to [${store}]} (kind:replica,region, region:${region}(8, 5), steps:[0:{add learner peer ${peer} on store ${store}}])\\""]`),
      logged(at - 0.04, `[INFO] [region.go:798] ["region ConfVer changed"] [region-id=${region}] [detail="Add peer:{id:${peer} store_id:${store} role:Learner }"] [old-confver=5] [new-confver=6]`),
    ],
    leader: [
      logged(at - 0.01 - skew, `[INFO] [peer.rs:4866] ["propose conf change peer"] [kind=Simple] [changes="[peer { id: ${peer} store_id: ${store} role: Learner } change_type: AddLearnerNode]"] [peer_id=8] [region_id=${region}]`),
    ],
  }
}

/** An election that peer 8 wins with the vote of peer 9, whose clock is ahead by `skew`. */
export function election({at, skew, term = 12}: {readonly at: number; readonly skew: number; readonly term?: number}) {
  const tags = (peer: number) => `[term=${term}] [raft_id=${peer}] [region_id=7]`
  return {
    candidate: [
      logged(at, `[INFO] [raft.rs:1151] ["became candidate at term ${term}"] ${tags(8)}`),
      logged(at - 0.004, `[INFO] [raft.rs:2216] ["received votes response"] [type=MsgRequestVoteResponse] [approvals=2] [rejections=0] [from=9] [vote=true] ${tags(8)}`),
    ],
    voter: [logged(at - 0.002 - skew, `[INFO] [raft.rs:1127] ["became follower at term ${term}"] ${tags(9)}`)],
  }
}

/** A line of a TiKV, so that what follows is not taken for its start. */
export const begin = (secondsBefore: number) => logged(secondsBefore, '[INFO] [peer.rs:1] ["anything"]')

/** A line of a PD server. */
export const pdLine = (secondsBefore: number) => logged(secondsBefore, '[INFO] [coordinator.go:1] ["anything"]')
