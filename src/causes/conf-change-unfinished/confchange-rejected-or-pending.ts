import type {Cluster} from '../../model/cluster.js'
import {isJoint, type Region} from '../../model/region.js'
import {say, type Sentence} from '../../model/say.js'
import {listed} from '../../model/words.js'
import type {SignatureId} from '../../signatures/index.js'
import {type Answer, defineCause, type Evidence, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {leftToldOf} from '../left.js'
import {FAST_MS, isDisobeyed, isHeard, isRepair, type Stall, stallOf} from '../operators.js'
import {fate} from '../quorum.js'
import {claim, nameRegions, type RegionCase, surest} from '../region-cases.js'
import {handOver, lookAgain, pdCtl, remarked} from '../remedies.js'
import {citeLines, hasTikvLog, type Lines, linesByRegion, linesOn, linesOnPeers, spanOf, textOf} from '../repeated-lines.js'
import {text} from './confchange-rejected-or-pending.text.en.js'

/** One line may match the first two: they are never added up. */
const REFUSALS: readonly SignatureId[] = ['conf-change-refused', 'conf-change-unsafe', 'conf-change-pending']

// TiKV: components/raftstore/src/store/peer.rs check_conf_change, propose_conf_change
export const confchangeRejectedOrPending = defineCause({
  id: 'confchange-rejected-or-pending',
  family: 'conf-change-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    if (store.left === undefined) return fromLogs(cluster, [store.id])
    const cases = leftToldOf(cluster, store, REFUSALS).flatMap((region) => caseOf(cluster, region) ?? [])
    return answer(cluster, [store.id], cases) ?? ruledOut(say`no change of members that PD orders for a Region left stays undone, and no TiKV refuses one`)
  },

  diagnoseCluster: (cluster) => fromLogs(cluster, []),
})

/** A leader that refuses the order says so in its log; without it PD's own record shows only that it is not carried out. */
function caseOf(cluster: Cluster, region: Region): RegionCase | undefined {
  if (isJoint(region) || region.leader === undefined || fate(cluster, region.leader.storeId) === 'dead') return undefined
  const stall = stallOf(cluster, region.id)
  const lines = refusalsOf(cluster, region)
  const isOrdered = stall !== undefined && isDisobeyed(stall) && isUndone(stall, region)
  if (lines && lines.count >= 3 && (isOrdered || spanOf(lines) >= FAST_MS)) {
    return {regionId: region.id, confidence: stall && isUndone(stall, region) ? 'certain' : 'likely', evidence: [...describe(lines), ...(stall?.evidence ?? [])]}
  }
  if (!isOrdered || !isRepair(stall.operator)) return undefined
  return {regionId: region.id, confidence: isHeard(stall) ? 'likely' : 'possible', evidence: stall.evidence}
}

/** The step changes members only: nothing has to be copied before it can be done. */
function isUndone({step}: Stall, region: Region): boolean {
  const peer = region.peers.find(({storeId}) => storeId === step.storeId)
  const isPending = region.pendingPeers.some(({storeId}) => storeId === step.storeId)
  if (step.kind === 'add-learner' || step.kind === 'add-peer') return peer === undefined
  if (step.kind === 'promote' || step.kind === 'enter-joint') return peer?.role === 'Learner' && !isPending
  return step.kind === 'remove-peer' || step.kind === 'demote'
}

function refusalsOf(cluster: Cluster, region: Region): Lines | undefined {
  const all = REFUSALS.flatMap((signature) => linesOn(cluster, region.id, [signature]) ?? [])
  // From 6.4 on the refusal names the peers only (store/util.rs check_conf_change).
  return all.toSorted((a, b) => b.count - a.count)[0] ?? linesOnPeers(cluster, region, 'conf-change-refused')
}

function describe(lines: Lines): readonly [Evidence, ...Evidence[]] {
  return citeLines(lines, say`the leader of Region ${lines.regionId} does not carry the change out (${reasonOf(lines)})`)
}

// … unsafe to perform conf change …    … promoted commit index …    … ignore remove leader …    there is a pending conf change, try later
const REASONS: ReadonlyArray<readonly [pattern: RegExp, reason: Sentence]> = [
  [/unsafe|promoted commit index/, say`too few of the voters have what is committed`],
  [/remove leader|remove voter directly|demoting leader/, say`it would remove itself`],
  [/pending conf change|pending configuration/, say`the change before is not applied yet`],
  [/Coprocessor rejected/, say`a hook of BR, CDC or an import forbids it`],
]

function reasonOf({last}: Lines): Sentence {
  return REASONS.find(([pattern]) => pattern.test(textOf(last)))?.[1] ?? say`see its \`error\``
}

/** Without a list of the Regions left: what the logs say again and again. A single line is passing. */
function fromLogs(cluster: Cluster, stores: readonly number[]): Answer {
  // A candidate that may not stand says first of all that there is no leader.
  const blocked = linesByRegion(cluster, ['campaign-blocked'])
  const cases: RegionCase[] = [...REFUSALS.flatMap((signature) => linesByRegion(cluster, [signature])), ...blocked].filter((one) => one.count >= 3 || cluster.stores === undefined).map((one) => ({
    regionId: one.regionId ?? 0,
    confidence: one.count >= 3 && spanOf(one) >= FAST_MS && !blocked.includes(one) ? 'likely' : 'possible',
    evidence: describe(one),
  }))
  if (cases.length === 0 && !hasTikvLog(cluster)) return notChecked(say`no log of any TiKV`, ['tikv-log-leader'])
  return answer(cluster, stores, cases) ?? ruledOut(say`no TiKV of the bundle refuses a change of members again and again`)
}

function answer(cluster: Cluster, stores: readonly number[], all: readonly RegionCase[]): Answer | undefined {
  const cases = surest(all)
  if (!cases) return undefined
  return found({
    ...claim(cases),
    stores,
    summary: say`The leader of ${nameRegions(cases)} does not carry out the change of members that PD orders again and again${cases[0].confidence === 'certain' ? '' : say`; why, its tikv.log tells`}.`,
    remedies: remedies(cluster, cases.map(({regionId}) => regionId)),
    asks: cases[0].confidence === 'certain' ? [] : cases[0].confidence === 'likely' ? ['tikv-log-leader', 'tikv-ctl-region'] : ['regions', 'tikv-log-leader', 'tikv-log-store'],
  })
}

function remedies(cluster: Cluster, regions: readonly number[]): Remedy[] {
  return [
    lookAgain(cluster, regions),
    {
      title: say`Let the voters that are behind catch up`,
      risk: 'read-only',
      when: say`the refusal says \`unsafe\`: the quorum that would be left does not have all that is committed. Never force it`,
      commands: [remarked(`${pdCtl(cluster)} region ${regions[0]}`, say`pending_peers, down_peers`), remarked('tikv-ctl --host STORE_ADDRESS raft region -r REGION', say`last_index and applied_index on each voter`)],
      verify: say`The indexes of the voters come together, and the next order of PD is carried out.`,
    },
    handOver(cluster, regions[0], 'STORE', {
      title: say`Give the leadership to another voter`,
      when: say`its log says that a change is pending: the present leader does not apply (${listed(regions)})`,
      verify: say`pd.log shows \`leader changed\`, then \`region ConfVer changed\` for the Region.`,
    }),
  ]
}
