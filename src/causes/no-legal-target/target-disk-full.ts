import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {namedStores} from '../../model/words.js'
import {type Answer, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {disksOf, fullDisk} from '../disks.js'
import {citeFullDisk, fullDiskEvent} from '../full-disk.js'
import {leftToldOf} from '../left.js'
import {isOverdue, stallOf} from '../operators.js'
import {claim, nameRegions, type RegionCase, surest} from '../region-cases.js'
import {addStore, remarked, setConfig} from '../remedies.js'
import {targetsOf} from '../snapshots.js'
import {GONE} from '../undo.js'
import {text} from './target-disk-full.text.en.js'

// TiKV from 5.2: components/tikv_util/src/sys/disk.rs, components/raftstore/src/store/peer.rs check_normal_proposal_with_disk_full_check
export const targetDiskFull = defineCause({
  id: 'target-disk-full',
  family: 'no-legal-target',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    if (store.left === undefined) return notChecked(say`no list of the Regions on store ${store.id}`, ['region-store'])
    const cases = surest(leftToldOf(cluster, store).flatMap(({id}) => caseOf(cluster, store, id) ?? []))
    return cases ? answer(cluster, store, cases) : ruledOut(say`no store on which a Region left waits for its new peer has a full disk`)
  },

  diagnoseCluster(cluster) {
    const full = [...(cluster.stores?.byId.keys() ?? [])].filter((id) => fullDiskEvent(cluster, id) ?? fullDisk(disksOf(cluster, id)))
    const [first, ...rest] = full.flatMap((id) => citeFullDisk(cluster, id))
    if (!first) return ruledOut(say`no TiKV of the bundle says that its disk is full`)
    return found({
      confidence: 'likely',
      stores: full,
      regions: [],
      summary: say`The disk of ${namedStores(full)} is full: TiKV refuses writes and snapshots there.`,
      evidence: [first, ...rest],
      remedies: remedies(cluster, full),
      asks: ['disk-stats', 'operators'],
    })
  },
})

interface Waiting extends RegionCase {
  readonly target: number
}

/** PD did choose the store, so that it had space enough for PD: an operator waits on it. */
function caseOf(cluster: Cluster, store: LeavingStore, regionId: number): Waiting | undefined {
  const stall = stallOf(cluster, regionId)
  const target = stall && targetsOf(cluster, store, regionId).find((id) => citeFullDisk(cluster, id).length > 0)
  if (!stall || target === undefined) return undefined
  const said = fullDiskEvent(cluster, target) !== undefined
  const [first, ...rest] = [...citeFullDisk(cluster, target), ...stall.evidence] as const
  const evidence: readonly [Evidence, ...Evidence[]] = [first ?? stall.evidence[0], ...rest]
  return {regionId, target, evidence, confidence: said ? (isOverdue(stall) ? 'certain' : 'likely') : isOverdue(stall) ? 'likely' : 'possible'}
}

function answer(cluster: Cluster, store: LeavingStore, cases: readonly [Waiting, ...Waiting[]]): Answer {
  const targets = [...new Set(cases.map(({target}) => target))]
  return found({
    ...claim(cases),
    stores: [store.id, ...targets],
    summary: say`PD moves ${nameRegions(cases)} to ${namedStores(targets)}, whose disk is full: it takes neither writes nor snapshots.`,
    remedies: remedies(cluster, targets),
    asks: ['disk-stats', 'tikv-log-target'],
  })
}

function remedies(cluster: Cluster, targets: readonly number[]): Remedy[] {
  return [
    {
      title: say`Make room on the disk of the target`,
      risk: 'reversible',
      when: say`there is something on it that nobody needs`,
      commands: [remarked('df -h DATA_DIR; du -xsh DATA_DIR/* | sort -h', say`logs, backups, other processes`)],
      at: targets,
      verify: say`Its tikv.log says \`disk usage AlmostFull->Normal\`, and the learners leave \`pending_peers\`.`,
      undo: GONE,
    },
    {
      ...setConfig(cluster, 'low-space-ratio', '0.8', say`Let PD leave the store alone earlier`),
      when: say`other stores have room for what PD then sends there`,
      verify: say`New operators name other stores.`,
    },
    addStore(cluster, say`no other store has space`),
  ]
}
