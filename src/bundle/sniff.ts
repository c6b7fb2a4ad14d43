import type {Component} from '../model/log-digest.js'
import {componentOf} from './component.js'

export type LogFormat = 'unified' | 'unified-json' | 'legacy' | 'rocksdb' | 'plain'

/** What a file is, as far as its first bytes tell. */
export type Sniffed =
  | {readonly form: 'log'; readonly component: Component | undefined; readonly format: LogFormat}
  | {readonly form: 'json'}
  | {readonly form: 'text'}
  | {readonly form: 'binary'}
  | {readonly form: 'empty'}

// How far a transport may push a log line to the right: `./pd-2023-06-03T18-22-35.616.log:{"level":…`, `Mar 28 09:34:38 host run_tikv.sh[1234]: [2022/…`.
const PREFIX = '^.{0,200}?'

/** One pattern a format; a line that matches begins a record. */
const FORMATS: ReadonlyArray<readonly [LogFormat, RegExp]> = [
  // [2022/03/28 09:34:38.062 +08:00] [ERROR] [kv.rs:729] …, also without its first bracket
  ['unified', new RegExp(`${PREFIX}\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+ [+-]\\d\\d:\\d\\d\\] \\[\\w+\\]`)],
  // [2022/04/30 07:16:11.145 +08:00][2][WARN] [db/column_family.cc:805] …, 2020/05/06-06:08:15.702451 7f2c1a [db/db_impl.cc:702] …
  ['rocksdb', new RegExp(`${PREFIX}\\d{4}/\\d\\d/\\d\\d(?: \\d\\d:\\d\\d:\\d\\d\\.\\d+ [+-]\\d\\d:\\d\\d\\]\\[\\d+\\]\\[|-\\d\\d:\\d\\d:\\d\\d\\.\\d{6} [\\da-f]+ )`)],
  // ` [ERROR] [store.rs:408] …`: log.enable-timestamp = false
  ['unified', /^\s?\[(?:FATAL|ERROR|WARN|INFO|DEBUG|TRACE|PANIC)\] \[/i],
  // {"level":"INFO","time":"2023/06/03 17:14:51.086 +00:00","caller":"operator_controller.go:589","message":…
  ['unified-json', new RegExp(`${PREFIX}\\{"(?:level|time|caller|message)":".*"(?:caller|level|message)":"`)],
  // {"__CURSOR":"…","__REALTIME_TIMESTAMP":"1648431278062000","MESSAGE":"…: journalctl -o json
  ['unified', /^(?=\{.*"__REALTIME_TIMESTAMP")\{.*"MESSAGE" ?:/],
  // | 2020/05/18 21:37:54.784 | tikv | 127.0.0.1:20160 | INFO | [raft.rs:1235] …: INFORMATION_SCHEMA.CLUSTER_LOG
  ['unified', /^(?:\| ?)?\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d+(?: *\| *|\t)(?:tikv|pd|tidb|tiflash)(?: *\| *|\t)/],
  // 2019/08/16 21:18:12.445 panic_hook.rs:97: [ERROR] …, 2018/08/03 17:44:28.277 WARN store.rs:2816: …
  ['legacy', new RegExp(`${PREFIX}\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} (?:[A-Z]{4,5} )?\\S+:\\d+: `)],
  // 2020.07.18 11:04:29.314159 [ 1 ] <Information> Application: …
  ['legacy', /^\d{4}\.\d\d\.\d\d \d\d:\d\d:\d\d\.\d{6} \[ \d+ \] </],
]

// What only says whose lines come next: `kubectl cluster-info dump`, `tail`, stern, a table of mysql
const MARK = /^(?:==== (?:START|END) logs for container .* of pod .* ====|==> .* <==|\+ .* › .*|\+[-+]{3,}|\| TIME .*|TIME\tTYPE\t.*)$/
// ==== START logs for container slowlog of pod default/basic-tidb-0 ====: another container of the pod may come first
const SECTION = /^==== START logs for container \S+ of pod \S+ ====/

/** `[tidb@host ~]$ tiup …`, `» store 5`, `$ ./tikv-ctl …`, `tiup ctl:v5.2.1 pd …` */
const COMMAND = /^\s*(?:[^\s"{}]*[$#»>] |\[[^\]]*\][$#] |»|(?:\S*\/)?(?:tiup|pd-ctl|tikv-ctl|curl|mysql|kubectl)\b)/

/** What the file is; its contents win over its name. */
export function sniff(head: Buffer, name: string): Sniffed {
  const text = head.toString('utf8')
  const all = text.split('\n').filter((line) => line.trim() !== '' && !/^\0+$/.test(line))
  const marked = all.filter((line) => !MARK.test(line.trimEnd()))
  const lines = marked.length > 0 ? marked : all
  const first = lines[0]
  if (first === undefined) return {form: 'empty'}

  const format = logFormat(lines, first)
  if (format) return {form: 'log', component: componentOf(text, name), format}
  if (SECTION.test(all[0] ?? '') && !isBinary(head)) return {form: 'log', component: componentOf(text, name), format: 'plain'}
  if (isBinary(head)) return {form: 'binary'}
  if (looksLikeJson(text)) return {form: 'json'}
  // Panics and what is said before the logger runs: no line of it has to have a form.
  if (/stderr[^/]*$/.test(name)) return {form: 'log', component: componentOf(text, name), format: 'plain'}
  return {form: 'text'}
}

//  What tikv-ctl prints below the log lines of its own start:     "region_infos": {     region id: 7     store id: 5
const TIKV_CTL = /^\s*(?:"region_infos": \{|"?region id"?: \d+$|store id: \d+$)/

/** A log begins with a record, or with the torn end of one and then mostly records; a session begins with a command. */
function logFormat(lines: readonly string[], first: string): LogFormat | undefined {
  const formats = lines.slice(0, 200).map(formatOfLine)
  const found = formats.filter((format) => format !== undefined)
  if (found.length === 0) return undefined
  if (found.length < lines.length && lines.slice(0, 200).some((line) => TIKV_CTL.test(line))) return undefined
  if (formats[0] === undefined && (COMMAND.test(first) || found.length * 2 < formats.length)) return undefined
  return found.toSorted((a, b) => found.filter((f) => f === b).length - found.filter((f) => f === a).length)[0]
}

function formatOfLine(line: string): LogFormat | undefined {
  return FORMATS.find(([, pattern]) => pattern.test(line))?.[0]
}

/** `[412] "placement rules feature is disabled"` and `[tidb@host ~]$` begin like JSON and are not. */
function looksLikeJson(text: string): boolean {
  return /^\s*(?:\{\s*(?:"|\})|\[\s*(?:[{["\]]))/.test(text)
}

/** Control characters that no text has; a few NULs are what a power loss leaves in a log. */
function isBinary(head: Buffer): boolean {
  let odd = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) odd++
  return odd * 20 > head.length
}
