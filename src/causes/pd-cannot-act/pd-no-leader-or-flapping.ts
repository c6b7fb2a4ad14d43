import {type Cluster, momentOf} from '../../model/cluster.js'
import {idsOf} from '../../model/id-set.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say, type Sentence} from '../../model/say.js'
import {count, lasting} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {endOfPdLogs, pdExits} from '../history.js'
import {pdCtl, remarked} from '../remedies.js'
import {STOP_PD} from '../undo.js'
import {text} from './pd-no-leader-or-flapping.text.en.js'

/** So many loads in half an hour are no single change of the leader. */
const MANY = 3
const HALF_HOUR_MS = 30 * 60_000
/** An election takes no longer, unless there is nobody to win it. */
const ELECTION_MS = 10_000

// PD: server/server.go campaignLeader; every checker, operator and the burying of stores live in the PD leader
export const pdNoLeaderOrFlapping = defineCause({
  id: 'pd-no-leader-or-flapping',
  family: 'pd-cannot-act',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    return diagnose(cluster, store)
  },

  diagnoseCluster(cluster) {
    return diagnose(cluster, undefined)
  },
})

function diagnose(cluster: Cluster, store: LeavingStore | undefined): Answer {
  const [absent, ...more] = withoutLeader(cluster)
  if (absent) return answer(cluster, store, {confidence: cluster.stores ? 'likely' : 'certain', evidence: [absent, ...more], summary: say`PD has no leader: nothing is scheduled, moved or buried.`})
  const lost = lostForGood(cluster)
  if (lost) return answer(cluster, store, {confidence: 'likely', evidence: [cite(lost, say`the PD leader gives up, and no log of the bundle shows a new one`)], summary: say`The PD leader gave up and no other one is seen: nothing is scheduled, moved or buried.`})
  const [first, ...changes] = changesInHalfAnHour(cluster)
  const last = changes.at(-1)
  if (first && last && changes.length + 1 >= MANY) {
    const span = (last.time ?? 0) - (first.time ?? 0)
    const summary = say`The PD leader changed ${changes.length + 1} times in ${lasting(span)}: each one begins anew, without operators and without knowing the leaders of the Regions.`
    return answer(cluster, store, {confidence: 'likely', evidence: [cite(first, say`a PD leader loads its Regions`), cite(last, say`the last of ${changes.length + 1} such loads`), ...reasons(cluster)], summary})
  }
  if (cluster.logs?.nodes.some(({component}) => component === 'pd') || cluster.members?.hasLeaderField) return ruledOut(say`PD has a leader, and does not change it again and again`)
  return notChecked(say`neither \`member\` nor a log of PD`, ['pd-log'])
}

function answer(cluster: Cluster, store: LeavingStore | undefined, case_: {readonly confidence: 'certain' | 'likely'; readonly evidence: readonly [Evidence, ...Evidence[]]; readonly summary: Sentence}): Answer {
  return found({...case_, stores: store ? [store.id] : [], regions: store?.left ? idsOf(store.left) : [], remedies: remedies(cluster), asks: ['stores', 'region-store', 'pd-log']})
}

// Failed to get store: [503] no leader     [503] [PD:apiutil:ErrRedirectNoLeader]redirect finds no leader     no leader
const NO_LEADER = /\[503\].*\bno leader\b|^"?no leader"?$|redirect finds no leader/

function withoutLeader({replies, members}: Cluster): Evidence[] {
  const refusals = replies?.filter(({text}) => NO_LEADER.test(text)) ?? []
  const isLeaderless = members?.hasLeaderField === true && members.leader === undefined
  return [
    ...refusals.slice(0, 1).map((reply) => cite(reply, say`PD answers that it has no leader, ${count(refusals.length, 'time')}`)),
    ...(members && isLeaderless ? [cite(members, say`the list of PD members names no leader`)] : []),
  ]
}

/** The last word of the PD logs on the leadership, where it is that a leader gave up. */
function lostForGood(cluster: Cluster): LogEvent | undefined {
  const lost = cluster.logs?.seen('pd-leader-lost')?.last
  const lostAt = lost?.time
  if (lostAt === undefined) return undefined
  const isFollowed = (['pd-campaign-won', 'pd-leader-ready', 'pd-regions-loaded'] as const).some((signature) => (cluster.logs?.seen(signature)?.last.time ?? 0) >= lostAt)
  // Only a leader takes heartbeats; its log may not be in the bundle.
  const isHeard = (momentOf(cluster) ?? 0) - lostAt >= ELECTION_MS
  return isFollowed || isHeard || endOfPdLogs(cluster) - lostAt < ELECTION_MS ? undefined : lost
}

/** Loads of the Regions by a new PD leader in the last half hour of them; none when it has been steady for longer since. */
function changesInHalfAnHour(cluster: Cluster): readonly LogEvent[] {
  const loads = cluster.logs?.seen('pd-regions-loaded')
  const last = loads?.last.time ?? 0
  if (Math.max(endOfPdLogs(cluster), momentOf(cluster) ?? 0) - last > HALF_HOUR_MS) return []
  return loads?.events.filter(({time}) => last - (time ?? 0) <= HALF_HOUR_MS) ?? []
}

function reasons(cluster: Cluster): Evidence[] {
  const told = (['pd-leader-lost', 'pd-campaign-too-often'] as const).flatMap((signature) => cluster.logs?.seen(signature) ?? []).map((tally) => ({last: tally.last, times: tally.count}))
  const exits = pdExits(cluster)
  const exit = exits.at(-1)
  return [...told, ...(exit ? [{last: exit, times: exits.length}] : [])].map(({last, times}) => cite(last, say`${count(times, 'time')} in all`))
}

function remedies(cluster: Cluster): Remedy[] {
  return [
    {
      title: say`Make PD steady first: a majority of its servers, a fast disk, a sound network`,
      risk: 'read-only',
      commands: [`${pdCtl(cluster)} member`, `${pdCtl(cluster)} health`, remarked('iostat -x 1 10', say`on each PD host: etcd gives the lease up when its disk is slow`)],
      verify: say`\`member\` names one leader, and pd.log shows no further \`load regions\` for half an hour.`,
    },
    {
      title: say`Start the PD servers that are down`,
      risk: 'reversible',
      when: say`fewer than half of them are lost; if more are, PD has to be recovered with pd-recover`,
      commands: ['tiup cluster start CLUSTER -R pd'],
      verify: say`pd.log says \`coordinator starts to run schedulers\`; then look at the store again.`,
      undo: STOP_PD,
    },
  ]
}
