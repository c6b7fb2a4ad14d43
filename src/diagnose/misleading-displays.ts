import {cite, type Evidence} from '../causes/cause.js'
import {fate} from '../causes/quorum.js'
import type {Cluster} from '../model/cluster.js'
import {isJoint} from '../model/region.js'
import {say, type Sentence} from '../model/say.js'
import {within} from '../model/source.js'
import type {Store} from '../model/store.js'
import {isAtLeast} from '../model/version.js'
import {releaseOf} from '../replay/releases.js'
import type {Ranked} from './rank.js'
import type {Discharged} from './red-herrings.js'

interface Display {
  readonly id: string
  readonly because: Sentence
  /** The places that show it; none = not shown. */
  readonly shown: (cluster: Cluster, leaving: readonly Ranked[], found: ReadonlySet<string>) => readonly Evidence[]
}

/** Figures and answers of PD and tiup that look like a cause and are none. */
export function displays(cluster: Cluster, stores: readonly Ranked[], found: ReadonlySet<string>): readonly Discharged[] {
  return DISPLAYS.flatMap(({id, because, shown}) => {
    const evidence = shown(cluster, stores, found)
    return evidence.length === 0 ? [] : [{id, count: evidence.length, first: '', last: '', because, evidence: evidence.slice(0, 3)}]
  })
}

const leavingRecords = (leaving: readonly Ranked[]) => leaving.flatMap(({target}) => target.store ?? [])
const part = (store: Store, pointer: string, says: Sentence): Evidence => cite({source: within(store.source, pointer)}, says)

function config(cluster: Cluster, path: string, holds: (value: unknown) => boolean, says: Sentence): Evidence[] {
  const value = cluster.config?.value(path)
  const source = cluster.config?.cite(path)
  return value !== undefined && source && holds(value) ? [{says, source}] : []
}

function missingBalance({schedulers}: Cluster): Evidence[] {
  const isThere = !schedulers || ['balance-region-scheduler', 'balance-leader-scheduler'].every((name) => schedulers.names.includes(name))
  return isThere ? [] : [cite(schedulers, say`a balance scheduler does not run`)]
}

const DISPLAYS: readonly Display[] = [
  {
    id: 'region-count-zero',
    because: say`up to 6.4 the displayed count reads 0 after a PD restart or leader change; the list of Regions is the truth`,
    shown: ({version}, leaving) =>
      leaving.flatMap(({target}) => (target.store?.regionCount === 0 && (target.left?.length ?? 0) > 0 && !(version && isAtLeast(version.is, '6.5.0')) ? [part(target.store, '/status/region_count', say`store ${target.id} displays 0 Regions, and ${target.left?.length} list it`)] : [])),
  },
  {
    id: 'leader-count-zero',
    because: say`leaders go first, or the store never reported: it says nothing about the peers left`,
    shown: (_, leaving) => leavingRecords(leaving).filter(({leaderCount}) => leaderCount === 0).map((store) => part(store, '/status/leader_count', say`store ${store.id} displays 0 leaders`)),
  },
  {
    id: 'capacity-zero',
    because: say`this PD leader has had no heartbeat of the store: a dead process, not a full disk and not an empty store`,
    shown: (_, leaving) => leavingRecords(leaving).filter(({capacity}) => capacity === 0).map((store) => part(store, '/status/capacity', say`store ${store.id} displays no capacity`)),
  },
  {
    id: 'region-score-high',
    because: say`huge scores are the normal unit of the newer score formula`,
    shown: (_, leaving) => leavingRecords(leaving).filter(({regionScore}) => (regionScore ?? 0) > 1e9).map((store) => part(store, '/status/region_score', say`store ${store.id} has a Region score of ${store.regionScore}`)),
  },
  {
    id: 'physically-destroyed-flag',
    because: say`it makes the removal irrevocable and does not block it`,
    shown: (_, leaving) => leavingRecords(leaving).filter(({isPhysicallyDestroyed}) => isPhysicallyDestroyed).map((store) => part(store, '/store/physically_destroyed', say`store ${store.id} is marked physically destroyed`)),
  },
  {
    id: 'learners-on-purged-tiflash',
    because: say`learners never count for the quorum, whatever became of their stores`,
    shown: (cluster, leaving) =>
      leaving.flatMap(({target}) => (target.left ?? []).filter(({leader, peers}) => leader === undefined && cluster.placementRules?.isEnabled !== false && peers.some(({role, storeId}) => role === 'Learner' && storeId !== target.id && fate(cluster, storeId) !== 'alive')).map((region) => cite(region, say`Region ${region.id} has learners on stores that do not answer`))),
  },
  {
    id: 'region-list-empty-with-count',
    because: say`up to 4.0 \`region store\` hides learners`,
    shown: ({regions, version}, leaving) =>
      version && !releaseOf(version.is).listsLearners
        ? (regions?.lists ?? []).filter((list) => list.kind === 'store' && list.ids.length === 0 && leaving.some(({target}) => target.id === list.storeId && ((target.left?.length ?? 0) > 0 || (target.store?.regionCount ?? 0) > 0))).map((list) => cite(list, say`an empty list of a store that has learners`))
        : [],
  },
  {
    id: 'region-check-list-empty',
    because: say`heartbeats feed these lists: a Region that nobody reports is in none of them`,
    shown: ({regions}, leaving) => (leaving.some(({kind}) => kind === 'stuck') ? (regions?.lists ?? []).filter((list) => list.kind === 'check' && list.ids.length === 0).map((list) => cite(list, say`\`region check ${list.check ?? ''}\` lists nothing`)) : []),
  },
  {
    id: 'store-delete-success',
    because: say`it only says that the Offline mark is set; a second delete does nothing`,
    shown: ({replies}, leaving) => {
      const answers = (replies ?? []).filter(({isSuccess, command, source}) => isSuccess && /store[ -]delete/.test(command ?? source.file)).map((reply) => cite(reply, say`PD answers a \`store delete\``))
      const marked = leaving.filter(({target}) => target.stage === 'leaving').flatMap(({target}) => target.store ?? []).filter(({state}) => state === 'Offline')
      return [...answers, ...marked.map((store) => part(store, '/store/state_name', say`store ${store.id} is Offline: PD has taken the delete`))]
    },
  },
  {
    id: 'balance-scheduler-missing',
    because: say`the checkers empty a leaving store; neither a balance scheduler nor \`leader-schedule-limit\` is needed for it`,
    shown: (cluster, leaving) => (leaving.length > 0 ? [...missingBalance(cluster), ...config(cluster, 'schedule.leader-schedule-limit', (value) => Number(value) === 0, say`\`leader-schedule-limit\` is 0`)] : []),
  },
  {
    id: 'region-schedule-limit-zero',
    because: say`it gates balance-region only; no checker reads it`,
    shown: (cluster, leaving) => (leaving.length > 0 ? config(cluster, 'schedule.region-schedule-limit', (value) => Number(value) === 0, say`\`region-schedule-limit\` is 0`) : []),
  },
  {
    id: 'high-space-ratio-exceeded',
    because: say`it changes a score and excludes no store: the gate is \`low-space-ratio\``,
    shown: (cluster, leaving) => {
      const ratio = cluster.config?.number('schedule.high-space-ratio')
      const isBeyond = [...(cluster.stores?.byId.values() ?? [])].some(({capacity, available}) => ratio !== undefined && capacity && available !== undefined && 1 - available / capacity > ratio)
      return leaving.length > 0 && isBeyond ? config(cluster, 'schedule.high-space-ratio', () => true, say`stores are beyond \`high-space-ratio\``) : []
    },
  },
  {
    id: 'replace-offline-flag-with-rules-on',
    because: say`only the replica checker reads it; placement rules are on`,
    shown: (cluster) => (cluster.config?.flag('replication.enable-placement-rules') ? config(cluster, 'schedule.enable-replace-offline-replica', (value) => String(value) === 'false', say`\`enable-replace-offline-replica\` is false`) : []),
  },
  {
    id: 'slow-score-on-target',
    because: say`a slow store takes no leaders; it is a legal target for peers`,
    shown: (cluster, leaving, found) => [...(cluster.stores?.byId.values() ?? [])].filter(({id, slowScore, isBusy}) => (slowScore ?? 0) >= 80 && !isBusy && !found.has('leader-cannot-leave-the-store') && !leaving.some(({target}) => target.id === id)).map((store) => part(store, '/status/slow_score', say`store ${store.id} has a slow score of ${store.slowScore}`)),
  },
  {
    id: 'schedule-deny-on-fixed-version',
    because: say`from 6.5.3 and 7.1.0 on the label stops merges, not the rule checker`,
    shown: ({regionLabels, version}) => (version && isAtLeast(version.is, '6.5.3') && !releaseOf(version.is).denyLabelStopsCheckers ? (regionLabels ?? []).filter(({labels}) => labels.some(({key, value}) => key === 'schedule' && value === 'deny')).map((label) => cite(label, say`label rule ${label.id} says schedule=deny`)) : []),
  },
  {
    id: 'tiup-force-row-gone',
    because: say`a forced scale-in takes the node out of tiup only: PD keeps the store, and its peers must still go`,
    shown: ({commands}, leaving) => (commands ?? []).filter(({text}) => leaving.every(({target}) => target.stage !== 'removed') && /tiup\b.*\bscale-in\b.*--force/.test(text)).map((command) => cite(command, say`the node was scaled in by force`)),
  },
  {
    id: 'single-joint-role',
    because: say`an ordinary move passes through the joint state; a later dump shows the Region out of it`,
    shown: ({samples}, leaving) => {
      const [last, ...earlier] = samples.flatMap(({regions}) => regions ?? []).toReversed()
      const passed = leaving.flatMap(({target}) => earlier.flatMap((regions) => regions.on(target.id))).filter((region) => isJoint(region) && last?.get(region.id) !== undefined && !isJoint(last.get(region.id)!))
      return passed.map((region) => cite(region, say`Region ${region.id} was in the joint state at an earlier moment`))
    },
  },
  {
    id: 'tiup-plain-offline',
    because: say`the delete was issued with pd-ctl, the API or an old tiup`,
    shown: ({tiup}) => (tiup ?? []).filter(({status}) => status === 'Offline').map((row) => cite(row, say`tiup shows ${row.address} as Offline`)),
  },
]

