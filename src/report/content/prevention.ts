import {say} from '../../model/say.js'
import {listed} from '../../model/words.js'
import type {Evidence, Finding, Report} from '../contract.js'
import {type Block, list, name, paragraph, plain, sentence, span} from '../document.js'
import {mainFinding} from './chain.js'
import {location} from './evidence.js'

/** What keeps it from coming back, or tells earlier: the release that fixes a bug, and the line to alert on. */
export function preventionBlocks(report: Report): Block[] {
  const bugs = report.findings.filter(({confidence}) => confidence !== 'possible').flatMap(({knownBugs}) => knownBugs)
  const loud = mainFinding(report)?.evidence.find(isLoud)
  const items = [...bugs.filter(({fixedIn}) => fixedIn.length > 0).map(fix), ...(loud ? [alert(loud)] : [])]
  return items.length > 0 ? [list(items)] : []
}

function fix({url, affects, fixedIn}: Finding['knownBugs'][number]): Block[] {
  return [paragraph([span(say`Releases with the fix: `, 'strong')], plain(say`${listed(fixedIn)}, of `), name(url), plain(say`; it affects `), sentence(affects))]
}

// [2026/11/23 09:49:47.498 +00:00] [WARN] [cluster.go:997] ["store does not have enough disk space"] [store-id=6]
const LOUD = /^\[[^\]]*\] \[(?:WARN|ERROR|FATAL)\] \[[^\]]*\] \[(?:"((?:[^"\\]|\\.)*)"|([^\]"]+))\]/

const isLoud = ({line, quote}: Evidence): boolean => line !== undefined && LOUD.test(quote)

function alert(evidence: Evidence): Block[] {
  const [, quoted, bare = ''] = LOUD.exec(evidence.quote) ?? []
  return [paragraph([span(say`Alert `, 'strong')], plain(say`on the log line `), name(quoted ?? bare), plain(say`, which told of it here: `), location(evidence))]
}
