/**
 * What stands around a log line that was copied, searched for or exported:
 *
 *     ./pd-2023-06-03T18-22-35.616.log:{"level":"INFO","time":"2023/06/03 17:14:51.086 +00:00",…     grep
 *     {"log":"[2019/11/19 17:28:00.699 +08:00] [INFO] …\n","stream":"stdout","time":"…Z"}            docker json-file
 *     2016-10-06T00:17:09.669794202Z stdout F [2016/10/06 …                                          CRI, kubectl logs --timestamps
 *     "[2024/01/18 08:39:09.814 +00:00] [INFO] [peer.rs:3274] [\"reject to transfer leader\"] …",    an export as JSON strings
 *     2020/05/14 18:10:29.300 +08:00] [ERROR] …                                                      copied without its first bracket
 *
 * A file that came by a transport as a whole is unwrapped before it is read: see `transport.ts`.
 */

const CLOCK = '\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+'
const LEVELS = 'FATAL|CRITICAL|ERROR|WARN|INFO|DEBUG|TRACE|PANIC'
// Where a record begins: with its clock, with a level (no timestamps), as JSON, or with the clocks of old formats and of RocksDB.
const HEAD = new RegExp(
  `\\[?${CLOCK} [+-]\\d\\d:\\d\\d\\] ?\\[|\\[${CLOCK}\\] \\[|\\[(?:${LEVELS})\\] \\[|\\{"(?:level|time|caller|message)":|${CLOCK} |\\d{4}\\.\\d\\d\\.\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6} \\[ |\\d{4}/\\d\\d/\\d\\d-\\d\\d:\\d\\d:\\d\\d\\.\\d{6} `,
  'i',
)
const HEAD_WITHIN = 200

// ESC [ 01;31 m, ESC [ K
const ANSI = /\u001B\[[\d;]*[A-Za-z]/g
const DOCKER = /^\s*\{"log": ?"([^"\\]*(?:\\.[^"\\]*)*)/s
//           [[raft.rs:1344](http://raft.rs:1344/)]
const AUTOLINK = /\[\[([\w.-]{1,100}:\d{1,9})\]\([^)\s]{0,200}\)\]/
// [“became leader at term 12”] [v=“a”]: what a word processor makes of quotes
const SMART_QUOTE = /(?<=[[=])[“”]|[“”](?=[\]=])/g

/** The log line inside, or undefined when the text holds none. */
export function bareLine(text: string): string | undefined {
  if (isBare(text)) return text
  const plain = withoutColours(text)
  const docker = DOCKER.exec(plain)?.[1]
  const line = docker === undefined ? plain : unescaped(docker).trimEnd()
  const at = headAt(line)
  if (at === undefined) return undefined
  const bare = line.slice(at).replace(AUTOLINK, '[$1]').replaceAll(SMART_QUOTE, '"')
  return withBracket(bare.includes('[\\"') ? unescaped(bare.replace(/",?\s*$/, '')) : bare)
}

export function withoutColours(text: string): string {
  return text.includes('\u001B') ? text.replaceAll(ANSI, '') : text
}

/** `[2022/…` and nothing odd in it: nearly every line. */
function isBare(text: string): boolean {
  return text.startsWith('[') && isDigit(text.charCodeAt(1)) && !text.includes('[\\"') && !text.includes('\u001B') && !text.includes('](http') && !/[“”]/.test(text)
}

/** Does a record begin on this line? */
export function beginsRecord(text: string): boolean {
  return headAt(text) !== undefined
}

/** Where in the line a record begins. */
export function headAt(text: string): number | undefined {
  return HEAD.exec(text.slice(0, HEAD_WITHIN))?.index
}

function withBracket(line: string): string {
  return isDigit(line.charCodeAt(0)) && /^\S+ \S+ [+-]\d\d:\d\d\] \[/.test(line) ? `[${line}` : line
}

/** The text of a JSON string that may have been cut. */
export function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string
  } catch {
    return text.replaceAll('\\"', '"').replaceAll('\\\\', '\\')
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
