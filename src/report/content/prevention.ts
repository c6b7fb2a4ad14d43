import {say} from '../../model/say.js'
import {compareVersions, parseVersion, type Version} from '../../model/version.js'
import {listed} from '../../model/words.js'
import type {Evidence, Finding, Report} from '../contract.js'
import {type Block, list, name, paragraph, plain, sentence, span} from '../document.js'
import {type Alert, alertsFor} from './alerts.js'
import {mainFinding} from './chain.js'
import {location} from './evidence.js'

/** What keeps it from coming back, or tells earlier: the release to upgrade to, the line and the metrics to alert on. */
export function preventionBlocks(report: Report): Block[] {
  const bugs = report.findings.filter(({confidence}) => confidence !== 'possible').flatMap(({knownBugs}) => knownBugs)
  const loud = mainFinding(report)?.evidence.find(isLoud)
  const running = report.stores.map(({gate}) => gate.version).find((version) => version !== null)
  const fixes = new Map(bugs.filter(({fixedIn}) => fixedIn.length > 0).map((bug) => [bug.url, bug]))
  const items = [...[...fixes.values()].map((bug) => fix(bug, running)), ...(loud ? [alert(loud)] : []), ...alertsFor(report).map(metricAlert)]
  return items.length > 0 ? [list(items)] : []
}

function fix({url, affects, fixedIn}: Finding['knownBugs'][number], running: string | undefined): Block[] {
  const next = running === undefined ? undefined : nextOf(running, fixedIn)
  const upgrade = next === undefined ? [] : [...plain(say`. ${running} runs here: upgrade to ${next} or later`)]
  return [paragraph([span(say`Releases with the fix: `, 'strong')], plain(say`${listed(fixedIn)}, of `), name(url), plain(say`; it affects `), sentence(affects), upgrade)]
}

/** The nearest release with the fix: of the same minor release, if one has it; undefined where the running one has it already, or none is known to be later. */
function nextOf(running: string, fixedIn: readonly string[]): string | undefined {
  const version = parseVersion(running)
  const later = fixedIn.flatMap((text) => parseVersion(text) ?? []).filter((fixed) => version && compareVersions(fixed, version) > 0).toSorted(compareVersions)
  const isOwn = (fixed: Version) => fixed.numbers[0] === version?.numbers[0] && fixed.numbers[1] === version?.numbers[1]
  const hasFix = fixedIn.some((text) => {
    const fixed = parseVersion(text)
    return fixed !== undefined && version !== undefined && isOwn(fixed) && compareVersions(fixed, version) <= 0
  })
  return hasFix ? undefined : (later.find(isOwn) ?? later[0])?.text
}

// [2026/11/23 09:49:47.498 +00:00] [WARN] [cluster.go:997] ["store does not have enough disk space"] [store-id=6]
const LOUD = /^\[[^\]]*\] \[(?:WARN|ERROR|FATAL)\] \[[^\]]*\] \[(?:"((?:[^"\\]|\\.)*)"|([^\]"]+))\]/

const isLoud = ({line, quote}: Evidence): boolean => line !== undefined && LOUD.test(quote)

function alert(evidence: Evidence): Block[] {
  const [, quoted, bare = ''] = LOUD.exec(evidence.quote) ?? []
  return [paragraph([span(say`Alert `, 'strong')], plain(say`on the log line `), name(quoted ?? bare), plain(say`, which told of it here: `), location(evidence))]
}

const metricAlert = ({metric, says}: Alert): Block[] => [paragraph([span(say`Alert `, 'strong')], plain(say`on the metric `), name(metric), plain(': '), sentence(says))]
