import {causes} from '../causes/index.js'
import {type Confidence, headlineOf, textOf} from '../causes/cause.js'
import {regionsInWords} from './content/store.js'
import {keyOfCited} from '../ingest/context.js'
import type {Evidence, Finding, Notice, Remedy, Report} from './contract.js'
import {json} from './json.js'
import type {Excerpts} from './open-report.js'
import {printable} from './printable.js'

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'
const LEVELS: Readonly<Record<Confidence, 'error' | 'warning' | 'note'>> = {certain: 'error', likely: 'warning', possible: 'note'}
const BUNDLE = 'BUNDLE'

interface SarifOptions {
  /** Tell the lines at which cited JSON values stand. */
  readonly excerpts?: Excerpts
  /** Of this program. */
  readonly version?: string
}

/** The findings in the Static Analysis Results Interchange Format, OASIS SARIF 2.1.0: a rule a cause, a result a finding. */
export function sarif(report: Report, {excerpts = new Map(), version}: SarifOptions = {}): string {
  const ids = [...new Set(report.findings.map(({cause}) => cause))]
  return json({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {driver: {name: 'drainscope', ...(version !== undefined && {version}), rules: ids.map(ruleOf)}},
        originalUriBaseIds: {[BUNDLE]: {description: message('The folder or archive that was analyzed')}},
        invocations: [{executionSuccessful: true, toolExecutionNotifications: report.notices.map(notificationOf)}],
        results: report.findings.map((finding) => resultOf(finding, ids.indexOf(finding.cause), excerpts)),
        columnKind: 'utf16CodeUnits',
        properties: {verdict: report.verdict},
      },
    ],
  })
}

/** A report that was saved by another release may name causes that this one does not know. */
function ruleOf(id: string) {
  const known = causes.find((cause) => cause.id === id)
  const explain = known && textOf(known).explain.trim()
  return {id, ...(known && explain && {shortDescription: message(headlineOf(known)), help: {...message(explain), markdown: explain}})}
}

function resultOf(finding: Finding, ruleIndex: number, excerpts: Excerpts) {
  const [first, ...others] = byPlace(finding.evidence.map((evidence) => ({...evidence, ...lineOf(evidence, excerpts)})))
  return {
    ruleId: finding.cause,
    ruleIndex,
    level: LEVELS[finding.confidence],
    message: message(summaryOf(finding)),
    locations: first ? [locationOf(first)] : [],
    relatedLocations: others.map((evidence, index) => ({id: index + 1, ...locationOf(evidence), message: message(evidence.says)})),
    properties: {confidence: finding.confidence, refines: finding.refines ?? undefined, stores: finding.stores, regions: finding.regions, remedies: finding.remedies.map(({title}) => title), knownBugs: finding.knownBugs},
  }
}

/** What to do stands in the message: few viewers show more of a result. */
function summaryOf({summary, regions, remedies}: Finding): string {
  const explains = regions.length === 0 ? '' : ` Explains ${regionsInWords(regions)}.`
  return `${summary}${explains}${remedies[0] ? ` Do first ${toDo(remedies[0])}.` : ''}`
}

const toDo = ({risk, title}: Remedy): string => `(${risk}): ${title}`

/** A value of JSON stands at a line too, where the lines before it were counted. */
function lineOf(evidence: Evidence, excerpts: Excerpts): Pick<Evidence, 'line'> {
  const {first, at} = excerpts.get(keyOfCited(evidence)) ?? {}
  return first === undefined || at === undefined ? {} : {line: first + at}
}

/** What has a line comes first: viewers open the place of the first location. */
function byPlace(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...evidence.filter(({line}) => line !== undefined), ...evidence.filter(({line}) => line === undefined)]
}

function locationOf({file, line, pointer, quote}: Evidence) {
  return {
    physicalLocation: {artifactLocation: artifact(file), ...(line !== undefined && {region: {startLine: line, snippet: {text: printable(quote)}}})},
    ...(pointer !== undefined && {logicalLocations: [{fullyQualifiedName: printable(pointer), kind: 'value'}]}),
  }
}

function notificationOf({level, says, file, line}: Notice) {
  const region = line === undefined ? {} : {region: {startLine: line}}
  return {level, message: message(says), ...(file !== undefined && {locations: [{physicalLocation: {artifactLocation: artifact(file), ...region}}]})}
}

/** A relative reference (RFC 3986): a colon in a name begins no scheme, and half a surrogate pair has no UTF-8. */
function artifact(file: string) {
  return {uri: file.replaceAll(/\p{Cs}/gu, '\ufffd').split('/').map(encodeURIComponent).join('/'), uriBaseId: BUNDLE}
}

/** Brackets would be links and braces placeholders (SARIF 2.1.0, 3.11.5 and 3.11.6). */
function message(text: string) {
  return {text: text.split('\n').map(printable).join('\n').replaceAll(/[\\[\]]/g, String.raw`\$&`).replaceAll(/[{}]/g, '$&$&')}
}
