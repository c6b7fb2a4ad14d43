import type {Cluster} from '../../model/cluster.js'
import type {Region} from '../../model/region.js'
import {say, type Sentence} from '../../model/say.js'
import {listed} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {type Case, leaderlessCases, noneLeaderless, proofOf} from '../leaderless.js'
import {leftToldOf} from '../left.js'
import {allOlderThanPd, citeLocal} from '../local-peers.js'
import {dropRecord, pdCtl, resignPdLeader} from '../remedies.js'
import {text} from './leader-exists-but-pd-stale.text.en.js'

// PD: server/core/basic_cluster.go PreCheckPutRegion refuses a heartbeat with an older epoch, without a line in either log.
export const leaderExistsButPdStale = defineCause({
  id: 'leader-exists-but-pd-stale',
  family: 'no-leader',
  blocks: 'alone',
  text,
  needs: ['regions'],

  diagnose({cluster, store}) {
    if (store.left === undefined) return notChecked(say`no list of the Regions on store ${store.id}`, ['region-store'])
    const behind = leftToldOf(cluster, store, ['stale-route']).flatMap((region) => olderEpoch(cluster, region) ?? [])
    if (behind[0]) return byEpoch(cluster, store.id, behind)
    const cases = leaderlessCases(cluster, store).filter(({region}) => region.leader === undefined)
    if (cases.length === 0) return noneLeaderless(store, say`every Region left has a leader in PD, and no TiKV shows an older epoch than PD`)
    if (proofOf(cluster) !== 'settled') return notChecked(say`PD has just loaded its Regions`, ['store-again'])
    const stale = cases.filter(({kind}) => kind === 'pd-stale')
    const shown = stale.length > 0 ? stale : cases.filter(({kind}) => kind === 'open')
    const [first] = shown
    if (!first) return ruledOut(say`no TiKV has logged a leader of the Regions without one`)
    const ids = shown.map(({region}) => region.id)
    return found({
      confidence: stale.length === 0 ? 'possible' : stale.every(({confidence}) => confidence === 'certain') ? 'certain' : 'likely',
      refines: 'leaderless-region',
      stores: [store.id],
      regions: ids,
      summary: isAhead(first) ? say`${ids.length === 1 ? say`Region ${ids[0]} has` : say`Regions ${listed(ids)} have`} a newer epoch in TiKV than in PD: what a leader did last has not reached PD, or PD refuses its reports.` : stale.length > 0 ? say`${ids.length === 1 ? say`Region ${ids[0]} has` : say`Regions ${listed(ids)} have`} a leader in TiKV that PD does not know: its reports do not reach PD, or PD refuses them.` : say`${ids.length === 1 ? say`Region ${ids[0]}` : say`Regions ${listed(ids)}`} may have a leader whose reports PD does not take.`,
      evidence: [cite(first.region, say`PD lists Region ${first.region.id} without a leader, epoch conf_ver ${first.region.epoch.confVer} version ${first.region.epoch.version}`), ...first.events.map((event) => cite(event, say`${event.node}: the Region has a leader, and nothing later takes it back`)), ...first.local.map(citeLocal)],
      remedies: stale.length > 0 ? remedies(cluster, first.region.id) : [],
      asks: ['tikv-log-voters', 'tikv-ctl-region'],
    })
  },
})

/** No log names a leader, and none calls itself so: the epoch alone is newer. */
function isAhead({events, local}: Case): boolean {
  return events.length === 0 && local.some(({raftState}) => raftState !== 'Leader')
}

// EpochNotMatch current epoch of region 90496 is conf_ver: 44 version: 174, but you sent conf_ver: 44 version: 176
const EPOCHS = /current epoch of region (\d+) is conf_ver: (\d+) version: (\d+)/

interface Behind {
  readonly region: Region
  readonly shown: readonly Evidence[]
  /** PD's epoch against that of TiKV. */
  readonly epochs: Sentence
}

/** A TiKV answers for the Region with a lower epoch than PD has: PD refuses its heartbeats. */
function olderEpoch(cluster: Cluster, region: Region): Behind | undefined {
  const local = region.leader === undefined ? allOlderThanPd(cluster, region) : []
  const epoch = local[0]?.epoch
  if (epoch) return {region, shown: local.map(citeLocal), epochs: say`conf_ver ${region.epoch.confVer} version ${region.epoch.version} against conf_ver ${epoch.confVer} version ${epoch.version}`}
  const event = cluster.logs?.seen('stale-route', {regionId: region.id})?.last
  const match = event && EPOCHS.exec([event.message, ...event.fields.values()].join(' '))
  if (!event || !match || Number(match[1]) !== region.id) return undefined
  const isOlder = Number(match[3]) < region.epoch.version || Number(match[2]) < region.epoch.confVer
  return isOlder ? {region, shown: [cite(event, say`TiKV answers for it with version ${match[3]}`)], epochs: say`version ${region.epoch.version} against ${match[3]}`} : undefined
}

function byEpoch(cluster: Cluster, storeId: number, behind: readonly Behind[]): Answer {
  const [first] = behind as readonly [Behind, ...Behind[]]
  const timeouts = cluster.logs?.seen('operator-timed-out', {regionId: first.region.id})
  const evidence: [Evidence, ...Evidence[]] = [
    cite(first.region, say`PD has Region ${first.region.id} at version ${first.region.epoch.version}`),
    ...first.shown,
    ...(timeouts ? [cite(timeouts.last, say`PD's operators for it time out`)] : []),
  ]
  return found({
    confidence: 'certain',
    stores: [storeId],
    regions: behind.map(({region}) => region.id),
    summary: say`PD has ${behind.length === 1 ? say`Region ${first.region.id}` : say`Regions ${listed(behind.map(({region}) => region.id))}`} at a newer epoch than TiKV (${first.epochs}): it refuses the leader's heartbeats, and its operators aim at a picture that does not exist.`,
    evidence,
    remedies: remedies(cluster, first.region.id),
  })
}

function remedies(cluster: Cluster, id: number): Remedy[] {
  return [
    {
      title: say`See which side is behind`,
      risk: 'read-only',
      commands: [`${pdCtl(cluster)} region ${id}`, `tikv-ctl --host STORE_ADDRESS raft region -r ${id}`],
      verify: say`Compare \`epoch\` with the leader's \`region_epoch\`, and look for another Region in PD that overlaps its range with a higher version.`,
    },
    resignPdLeader(cluster, {
      title: say`Let PD load its Regions anew, if the link was lost`,
      when: say`the epochs agree: the leader's store did not reach PD`,
      verify: say`\`region ${id}\` has a leader within two minutes.`,
    }),
    dropRecord(cluster, id, say`PD's record is newer than what TiKV has, or it hides a live Region of the same range: the live leader then reports within seconds`),
  ]
}
