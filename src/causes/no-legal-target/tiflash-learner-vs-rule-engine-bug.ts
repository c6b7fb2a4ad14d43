import type {Cluster} from '../../model/cluster.js'
import {isVoter, type Region} from '../../model/region.js'
import {say} from '../../model/say.js'
import {isTiflash} from '../../model/store.js'
import {isAtLeast, type Version} from '../../model/version.js'
import {count} from '../../model/words.js'
import {releaseOf} from '../../replay/releases.js'
import {cite, defineCause, found, type KnownBug, type LeavingStore, ruledOut} from '../cause.js'
import {idleRegions} from '../idle.js'
import {leftAmong, obstructedBy, unreplayed} from '../obstacles.js'
import {removePeer, sample} from '../remedies.js'
import {isUnchanged} from '../unchanged.js'
import {NO_DOWNGRADE} from '../undo.js'
import {text} from './tiflash-learner-vs-rule-engine-bug.text.en.js'

interface Bug extends KnownBug {
  /** First release of each line that has the fix, the newest line first. */
  readonly fixedIn: readonly [string, ...string[]]
}

const BUGS: readonly Bug[] = [
  {url: 'https://github.com/tikv/pd/issues/6662', affects: say`a TiFlash learner counts when PD compares places`, fixedIn: ['7.3.0', '7.1.1', '6.5.7']},
  {url: 'https://github.com/tikv/pd/issues/7185', affects: say`no better distribution of peers over rules is tried`, fixedIn: ['7.5.0', '7.1.3']},
  {url: 'https://github.com/tikv/pd/issues/4045', affects: say`a learner that no rule wants is kept or removed wrongly`, fixedIn: ['5.3.0', '5.2.2', '5.1.2', '5.0.4']},
]

// PD: schedule/checker/rule_checker.go, schedule/placement/fit.go
export const tiflashLearnerVsRuleEngineBug = defineCause({
  id: 'tiflash-learner-vs-rule-engine-bug',
  family: 'no-legal-target',
  blocks: 'alone',
  text,
  needs: ['regions', 'stores'],

  diagnose({cluster, store, replay}) {
    const version = cluster.version?.is
    const bugs = BUGS.filter(({fixedIn}) => version === undefined || isAffected(version, fixedIn))
    if (bugs.length === 0) return ruledOut(say`PD ${version?.text} has the known fixes for TiFlash learners and placement rules`)
    const open = unreplayed(replay)
    if (open) return open
    const strange = [...idleRegions(cluster, store, replay), ...leftAmong(store, obstructedBy(replay, 'orphan-waits', 'satisfied').regions)]
    const regions = strange.filter((region) => hasTiflashLearner(cluster, region, store))
    const [first] = regions
    if (!first) return ruledOut(say`no Region left has a learner on TiFlash beside it and stays without a better reason`)
    return found({
      confidence: isOnlyExplanation(cluster, regions) ? 'likely' : 'possible',
      stores: [store.id],
      regions: regions.map(({id}) => id),
      summary: say`${count(regions.length, 'Region')} on store \`${store.id}\` ${regions.length === 1 ? 'has' : 'have'} a learner on TiFlash, and this release of PD has known bugs with such Regions.`,
      evidence: [cite(first, say`Region ${first.id} has a learner on TiFlash`), ...(cluster.version ? [cite(cluster.version, say`PD is ${cluster.version.is.text}`)] : [])],
      remedies: [
        ...sample(regions).map(({id}) => removePeer(cluster, id, store.id, say`the other voters are a healthy majority`)),
        {title: say`Upgrade PD`, risk: 'reversible', when: say`a release with the fixes is to be had`, commands: ['tiup cluster upgrade CLUSTER VERSION'], verify: say`The Regions leave within minutes.`, undo: NO_DOWNGRADE},
      ],
      knownBugs: bugs,
      asks: ['placement-rules', 'checker-status'],
    })
  },
})

/** PD itself says its release and that its checker runs, and two looks show the same: what else stops a checker is in the configuration and the labels. */
function isOnlyExplanation(cluster: Cluster, regions: readonly Region[]): boolean {
  const isRunning = cluster.checkers?.some(({checker, isPaused}) => checker === 'rule' && !isPaused) === true
  const isLabelled = cluster.version !== undefined && releaseOf(cluster.version.is).denyLabelStopsCheckers && cluster.regionLabels === undefined
  return isRunning && !isLabelled && cluster.version?.isInferred === false && regions.every((region) => isUnchanged(cluster, region))
}

/** Is the release older than the fix of its own line, or than the newest fix? */
function isAffected(version: Version, [newest, ...backports]: readonly [string, ...string[]]): boolean {
  if (isAtLeast(version, newest)) return false
  const line = version.numbers.slice(0, 2).join('.')
  return !backports.some((fix) => fix.startsWith(`${line}.`) && isAtLeast(version, fix))
}

function hasTiflashLearner({stores}: Cluster, {peers}: Region, leaving: LeavingStore): boolean {
  return peers.some((peer) => {
    const store = stores?.byId.get(peer.storeId)
    return !isVoter(peer) && peer.storeId !== leaving.id && store !== undefined && isTiflash(store)
  })
}
