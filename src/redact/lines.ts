import type {FieldKind} from './fields.js'
import {Columns, type Table} from './columns.js'

/** A part of a line that is of a kind by the form of its line. */
export interface LineSpan {
  readonly from: number
  readonly to: number
  readonly kind: FieldKind
}

const NOTHING: readonly LineSpan[] = []
const LONGEST_LINE = 4096

/** What a line that is no record and no JSON says by its form: the named groups are the kinds. */
const FORMS: readonly RegExp[] = [
  //  Mar 28 09:34:38 shop-1 run_tikv.sh[1234]: …      2026-11-23T09:01:00+0800 shop-1 run_tikv.sh[1234]: …
  /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})?|\d{4}-\d\d-\d\dT[\d:.]{8,18}[+-]\d\d:?\d\d) (?<host>[\w.-]{1,255}) [\w.@/-]{1,64}(?:\[\d+\])?: /d,
  //  ==> shop-1/tikv.log <==
  /^==> (?<dir>.{1,1000}) <==/d,
  //  ==== START logs for container tikv of pod shop/basic-tikv-0 ====
  /^==== (?:START|END) logs for container \S{1,253} of pod (?<host>\S{1,507}) ====/d,
  //  ./shop-1/log/tikv.log:12:[2026/…
  /^(?<dir>[^\s"'{}[\]|<>:]{1,250}\.(?:log|txt|out|json|info)[^\s:"]{0,60}):/d,
  //  shop-1 | CHANGED | rc=0 >>     Outputs of df -h on shop-1:
  /^(?<host>\S{1,255}) \| (?:CHANGED|SUCCESS|FAILED) \| rc=|^Outputs of .{0,200} on (?<host2>\S{1,255}):/d,
  //  tiup cluster scale-in shop -N tikv-1:20160     /home/tidb/.tiup/components/cluster/v1.10.2/tiup-cluster display shop
  /\b(?:tiup cluster|tiup-cluster|\/cluster) +(?:display|scale-in|scale-out|start|stop|restart|reload|prune|exec|edit-config|check|destroy|upgrade|deploy|rename|patch|push|pull|disable|enable|clean|template|replay|meta|rotatessh|tls) +(?<name>[^\s-]\S{0,255})/d,
  / (?:-N|--node)[ =](?<host>\S{1,1000})/d,
  /\b(?:kubectl|helm)\b.{0,300}? (?:-n|--namespace)[ =](?<name>\S{1,255})/d,
  /\bmysql(?:dump)?\b.{0,300}? -h ?(?<host>\S{1,255})/d,
  /\bmysql(?:dump)?\b.{0,300}? -u ?(?<name>\S{1,255})/d,
  /\bmysql(?:dump)?\b.{0,300}? -p(?<secret>\S{1,255})/d,
  /\bmysql(?:dump)?\b.{0,300}? -D ?(?<name>\S{1,255})/d,
  //  # User@Host: shop[shop] @ shop-1 [10.0.0.1]      # Plan: tidb_decode_plan('…')
  /^# User@Host: (?<name>\S{1,255}) @ (?<host>\S{0,255})/d,
  /^# (?:Plan|Binary_plan|Prev_stmt|Warnings): (?<sql>.*)/d,
  //  Linux shop-1 5.4.0-42-generic #46-Ubuntu SMP …
  /^Linux (?<host>\S{1,255}) \d/d,
  /\bcurl\b.{0,300}? (?:-u|--user) ?(?<secret>\S{1,255})/d,
]

//  mysql> select …     MySQL [(none)]> SELECT …     mysql -h … -e "select …     SELECT …
const STATEMENT =
  /^(?:.{0,300}?(?:[\w)\]] ?> ?|\s-e ?['"]?|--execute[= ]['"]?))?\s*(?<sql>(?:(?:explain\s+(?:analyze\s+)?)?select\s.*\sfrom\s|insert\s+(?:ignore\s+)?into\s|update\s.*\sset\s|delete\s+from\s|replace\s+into\s|(?:create|alter|drop|truncate|rename|analyze|split|show\s+create)\s+(?:or\s+replace\s+|global\s+|temporary\s+|unique\s+)*(?:table|database|schema|index|view|user|role|sequence|placement)\s|grant\s.*\s(?:on|to)\s|load\s+data\s|with\s.*\sas\s*\(|show\s+table\s|use\s+\S+;?\s*$).*)/di
/** A statement about the cluster, of which the analysis reads what it asked for. */
const ABOUT_CLUSTER = /information_schema|performance_schema|\btikv_|\btiflash_|\bcluster_|\bplacement\b|^show\s+table\s|^use\s/i
//      -> WHERE name = 'x'
const CONTINUED = /^\s{0,8}(?:->|'>|">)(?<sql>.*)/d
//  SELECT id, name      and below it      FROM orders      WHERE name = 'x';
const BEGUN = /^(?:.{0,100}> ?)?\s*(?:select|SELECT|insert|INSERT|update|UPDATE|delete|DELETE|replace|REPLACE|with|WITH)\s[^;]*$/
const CLAUSE = /^\s*(?<sql>(?:from|where|and|or|order|group|having|limit|join|left|right|inner|on|union|set|values|into|select)\b.*|[(),].*)/di

const [SPACE, TAB, DOUBLE, OPEN, CLOSE, BRACE, CLOSING] = [0x20, 0x09, 0x22, 0x5b, 0x5d, 0x7b, 0x7d] as const

/** What the lines of a file that were read tell of the next one. */
export interface LineMemory {
  table: Table | undefined
  statement: FieldKind
  /** A statement has begun that has not ended. */
  isOpen: boolean
}

/** Reads the lines of one file, for what their form tells. */
export class Lines {
  private readonly columns: Columns

  constructor(private readonly memory: LineMemory) {
    this.columns = new Columns(memory)
  }

  spansOf(bytes: Buffer, at: number): readonly LineSpan[] {
    if (beginsRecord(bytes, at) || (!this.memory.table && isJson(bytes, at))) return NOTHING
    const end = bytes.subarray(at, at + LONGEST_LINE).indexOf(0x0a)
    const line = bytes.toString('latin1', at, end < 0 ? Math.min(bytes.length, at + LONGEST_LINE) : at + end)
    const cells = this.columns.cellsOf(line)
    const spans = cells.length > 0 ? cells : this.byForm(line)
    return spans.map(({from, to, kind}) => ({from: at + from, to: at + to, kind}))
  }

  private byForm(line: string): readonly LineSpan[] {
    const found = FORMS.flatMap((form) => groupsOf(form.exec(line)))
    const statement = STATEMENT.exec(line)
    if (statement) this.memory.statement = ABOUT_CLUSTER.test(statement.groups?.['sql'] ?? '') ? 'name' : 'sql'
    const clause = this.memory.isOpen ? CLAUSE.exec(line) : null
    this.memory.isOpen = !/;\s*$|\\[Gg]\s*$/.test(line) && (BEGUN.test(line) || clause !== null)
    if (this.memory.isOpen && !statement && !clause) this.memory.statement = 'sql'
    if (clause && ABOUT_CLUSTER.test(line)) this.memory.statement = 'name'
    const said = groupsOf(statement ?? CONTINUED.exec(line) ?? clause).map((span) => ({...span, kind: this.memory.statement}))
    return disjoint([...found, ...said])
  }
}

function groupsOf(match: RegExpExecArray | null): readonly LineSpan[] {
  return Object.entries(match?.indices?.groups ?? {}).flatMap(([kind, range]) => (range ? [{from: range[0], to: range[1], kind: kind.replace(/\d$/, '') as FieldKind}] : []))
}

/** In order; of two that share bytes the one that begins first. */
function disjoint(spans: readonly LineSpan[]): readonly LineSpan[] {
  const sorted = spans.toSorted((a, b) => a.from - b.from)
  return sorted.filter(({from}, at) => sorted.slice(0, at).every(({to}) => to <= from))
}

/** Nearly every line of a log: `[2022/…` */
export function beginsRecord(bytes: Buffer, at: number): boolean {
  const digit = bytes[at + 1] ?? 0
  return bytes[at] === OPEN && digit >= 0x30 && digit <= 0x39
}

/** Nearly every line of a dump: `{"…`, `    "id": 5,` */
function isJson(bytes: Buffer, at: number): boolean {
  let first = at
  while (bytes[first] === SPACE || bytes[first] === TAB) first++
  const [byte, next] = [bytes[first], bytes[first + 1] ?? 0]
  if (byte === BRACE || byte === CLOSE || byte === CLOSING || byte === 0x0a || byte === undefined) return true
  return byte === OPEN ? next === BRACE || next === DOUBLE || next === 0x0a : byte === DOUBLE && first > at
}
