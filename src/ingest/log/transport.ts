import {headAt, unescaped, withoutColours} from './prefix.js'
import {type LogTime, NO_TIME, outerTime} from './record.js'

/** A line without what a transport put around it. */
export interface Unwrapped {
  readonly text: string
  /** Whose line it is, where one file holds those of several: `default/basic-tikv-0/tikv`, `10.0.1.5/tikv.log`; else empty. */
  readonly origin: string
  /** `stdout` or `stderr`: parts of long lines are put together within one of them. */
  readonly stream: string
  /** When the transport saw it. */
  readonly outer: LogTime
  /** The line goes on in the next one of its stream. */
  readonly isPartial: boolean
  /** A search found the line: those beside it may be missing. */
  readonly isExcerpt: boolean
}

type Layer = Partial<Unwrapped> & {readonly text: string}

/**
 * Layers in the order in which they are looked for; each may lie inside another one. All but those of Kubernetes are known by
 * what stands at the beginning of the line.
 */
const LAYERS: ReadonlyArray<(line: string) => Layer | undefined> = [grepOfLayer, dockerJson, journalJson, sternJson, podPrefix, cri, timestamp, syslog, clusterLogRow, unknownLevel]
const DEEPEST = 4

/** Takes the layers off a line, as far as the line alone tells them. */
export function unwrap(line: string): Unwrapped {
  return unwrapped({text: withoutColours(line), origin: '', stream: '', outer: NO_TIME, isPartial: false, isExcerpt: false}, 0)
}

function unwrapped(found: Unwrapped, depth: number): Unwrapped {
  if (depth === DEEPEST) return found
  for (const read of LAYERS) {
    const layer = read(found.text)
    if (layer) return unwrapped({...found, ...layer, isPartial: found.isPartial || layer.isPartial === true, isExcerpt: found.isExcerpt || layer.isExcerpt === true}, depth + 1)
  }
  return found
}

function jsonOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return undefined
  }
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '')

// /var/log/pods/default_basic-tikv-0_uid/tikv/0.log:2016-10-06T00:17:09.669794202Z stdout F …
const PATH_OF_LAYER = /^([^\s"'{}[\]|<>]{1,250}?):(?:\d{1,9}:)?(?=\{"log": ?"|\d{4}-\d\d-\d\dT\d\d:)/

function grepOfLayer(line: string): Layer | undefined {
  const match = PATH_OF_LAYER.exec(line)
  return match ? {text: line.slice(match[0].length), origin: relative(match[1] ?? ''), isExcerpt: true} : undefined
}

/**
 * docker's json-file; a line of more than 16 KiB is cut, and only its last part has the line end:
 *
 *     {"log":"2019/09/20 03:49:49.867 INFO \u003cunknown\u003e:722: …\n","stream":"stderr","time":"2019-09-19T19:49:49.867968184Z"}
 */
function dockerJson(line: string): Layer | undefined {
  const [begin] = /^\{"log": ?"/.exec(line) ?? []
  if (begin === undefined) return undefined
  const entry = jsonOf(line)
  // Torn: what is there of it is kept.
  if (!entry) return {text: unescaped(line.slice(begin.length)).trimEnd()}
  const text = wordOf(entry['log'])
  return {text: text.replace(/\r?\n$/, ''), stream: wordOf(entry['stream']), outer: outerTime(wordOf(entry['time'])), isPartial: !text.endsWith('\n')}
}

/** `journalctl -o json`; MESSAGE is a list of bytes where it is no UTF-8, and null where it is too long. */
function journalJson(line: string): Layer | undefined {
  if (!line.startsWith('{') || !line.includes('"MESSAGE"')) return undefined
  const entry = jsonOf(line)
  const message = entry?.['MESSAGE']
  if (!entry || message === undefined) return undefined
  const micros = Number(entry['__REALTIME_TIMESTAMP'])
  const isMoment = Math.abs(micros) < 8e18 && micros !== 0
  return {
    text: Array.isArray(message) ? Buffer.from(message.map(Number)).toString('utf8') : wordOf(message),
    origin: [wordOf(entry['_HOSTNAME']), wordOf(entry['SYSLOG_IDENTIFIER']) || wordOf(entry['_SYSTEMD_UNIT'])].filter((word) => word !== '').join('/'),
    outer: isMoment ? outerTime(new Date(micros / 1000).toISOString()) : NO_TIME,
  }
}

/** `stern -o json`: `{"message":"[2022/…","nodeName":"n1","namespace":"default","podName":"basic-tikv-0","containerName":"tikv"}` */
function sternJson(line: string): Layer | undefined {
  if (!line.startsWith('{') || !line.includes('"podName"')) return undefined
  const entry = jsonOf(line)
  if (!entry || typeof entry['message'] !== 'string') return undefined
  return {text: entry['message'].trimEnd(), origin: [wordOf(entry['namespace']), wordOf(entry['podName']), wordOf(entry['containerName'])].join('/')}
}

// kubectl logs --prefix: [pod/basic-tikv-0/tikv] …
const POD = /^\[pod\/([\w.-]+)\/([\w.-]+)\] /

function podPrefix(line: string): Layer | undefined {
  const match = POD.exec(line)
  return match ? {text: line.slice(match[0].length), origin: `${match[1]}/${match[2]}`} : undefined
}

// 2016-10-06T00:17:09.669794202Z stdout F …
const CRI = /^(\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:\d\d)) (stdout|stderr) ([FP])(?::[^\s]*)?(?: |$)/

function cri(line: string): Layer | undefined {
  const match = CRI.exec(line)
  return match ? {text: line.slice(match[0].length), outer: outerTime(match[1] ?? ''), stream: match[2] ?? '', isPartial: match[3] === 'P'} : undefined
}

// kubectl logs --timestamps: 2016-10-06T00:17:09.669794202Z …
const TIMESTAMP = /^(\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:\d\d)) /

function timestamp(line: string): Layer | undefined {
  const match = TIMESTAMP.exec(line)
  return match ? {text: line.slice(match[0].length), outer: outerTime(match[1] ?? '')} : undefined
}

//  Mar 28 09:34:38 host run_tikv.sh[1234]: …      2026-11-23T09:01:00+0800 host run_tikv.sh[1234]: …
const SYSLOG = /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})?|(\d{4}-\d\d-\d\dT[\d:.]{8,18}[+-]\d\d:?\d\d)) ([\w.-]{1,255}) ([\w.@/-]{1,64})(?:\[\d+\])?: /

/** `journalctl`; its usual form has no year and therefore no time. */
function syslog(line: string): Layer | undefined {
  const match = SYSLOG.exec(line)
  return match ? {text: line.slice(match[0].length), origin: `${match[2]}/${match[3]}`, outer: outerTime(match[1] ?? '')} : undefined
}

// | 2020/05/18 21:37:54.784 | tikv | 127.0.0.1:20160 | INFO | [raft.rs:1235] ["became leader at term 12"] …, also with tabs
const ROW = /^(?:\| ?)?(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{1,9})(?: *\| *|\t)(tikv|pd|tidb|tiflash)(?: *\| *|\t)([\w.:[\]-]{1,255})(?: *\| *|\t)([A-Za-z]{4,8})(?: *\| ?|\t)/

/** INFORMATION_SCHEMA.CLUSTER_LOG; its time has no offset. */
function clusterLogRow(line: string): Layer | undefined {
  const match = ROW.exec(line)
  if (!match) return undefined
  const [prefix, clock, type, instance, level = ''] = match
  const message = line.slice(prefix.length).trimEnd()
  const text = message.endsWith(' |') ? message.slice(0, -2).trimEnd() : message
  return {text: `[${clock}] [${level === 'UNKNOWN' ? 'FATAL' : level}] ${text}`, origin: `${instance}/${type}`, isExcerpt: true}
}

//  [2026/11/23 09:02:00.000 +08:00] [UNKNOWN] [server.rs:1] [
const UNKNOWN = /^(\[\d{4}\/\d\d\/\d\d [^\]]{1,30}\]) \[UNKNOWN\](?= \[[\w.-]{1,64}:\d+\])/

/** The log search of TiDB Dashboard knows no FATAL (tikv, components/diagnostics: log.rs; pingcap/sysutil). */
function unknownLevel(line: string): Layer | undefined {
  return UNKNOWN.test(line) ? {text: line.replace(UNKNOWN, '$1 [FATAL]')} : undefined
}

const PATH = /^([^\s"'{}[\]|<>]{1,180}?)(?:[:-](\d{1,9}))?[:-] ?$/
const LINE_NUMBER = /^\d{1,9}[:-]$/
// basic-tikv-0 tikv [2022/…, with the namespace before them for all namespaces
const STERN = /^(?:[a-z\d][\w.-]{0,252} ){2,3}$/

/** What stands before a record on its line, and whose that makes it; undefined when it means nothing. */
export function prefixOf(text: string): {readonly prefix: string; readonly origin: string; readonly isExcerpt: boolean} | undefined {
  const prefix = text.slice(0, headAt(text) ?? 0)
  if (prefix === '') return undefined
  if (LINE_NUMBER.test(prefix)) return {prefix, origin: '', isExcerpt: true}
  if (STERN.test(prefix)) return {prefix, origin: prefix.trimEnd().replaceAll(' ', '/'), isExcerpt: false}
  const path = PATH.exec(prefix)?.[1]
  return path === undefined ? undefined : {prefix, origin: relative(path), isExcerpt: true}
}

function relative(path: string): string {
  return path.replace(/^(?:\.{0,2}\/)+/, '')
}
