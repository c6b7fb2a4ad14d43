import type {TiflashReplicas, TiflashTable} from '../model/pd.js'
import type {LineSource} from '../model/source.js'

/**
 * INFORMATION_SCHEMA.TIFLASH_REPLICA as a mysql client prints it: a table, tab-separated with `-B`, one column a line with `\G`.
 *
 *     mysql> SELECT * FROM INFORMATION_SCHEMA.TIFLASH_REPLICA;
 *     +--------------+------------+----------+---------------+-----------------+-----------+----------+
 *     | TABLE_SCHEMA | TABLE_NAME | TABLE_ID | REPLICA_COUNT | LOCATION_LABELS | AVAILABLE | PROGRESS |
 *     | test         | t          |       45 |             2 |                 |         1 |        1 |
 *
 *     Empty set (0.01 sec)
 */
export class TiflashReplicaReader {
  private readonly tables: TiflashTable[] = []
  private source: LineSource | undefined
  private columns: readonly string[] | undefined
  private row: Readonly<Record<string, string>> = {}
  private isAsked: boolean

  constructor(file: string) {
    this.isAsked = /tiflash_?replica/i.test(file)
  }

  /** Undefined when the capture shows no such answer; without tables when it was empty. */
  get replicas(): TiflashReplicas | undefined {
    return this.source && {tables: this.tables, source: this.source}
  }

  /** False when the line is no part of it. */
  read(text: string, source: LineSource): boolean {
    if (/\bFROM\b/i.test(text)) return this.ask(text)
    if (this.isAsked && text.startsWith('Empty set')) return this.begin(source)
    const [first = '', ...rest] = cellsOf(text)
    const names = [first, ...rest].map((name) => name.toUpperCase())
    if (names.includes('TABLE_ID') && names.includes('REPLICA_COUNT')) {
      this.columns = names
      return this.begin(source)
    }
    if (this.columns) return this.add(Object.fromEntries(this.columns.map((name, at) => [name, [first, ...rest][at] ?? ''])), source)
    return this.isAsked && this.readVertical(text, source)
  }

  private ask(text: string): boolean {
    this.isAsked = /tiflash_replica/i.test(text)
    this.columns = undefined
    return this.isAsked
  }

  private begin(source: LineSource): true {
    this.source ??= source
    return true
  }

  //      TABLE_ID: 45
  private readVertical(text: string, source: LineSource): boolean {
    const [, name, value = ''] = /^ *([A-Za-z_]+): ?(.*)$/.exec(text) ?? []
    if (name === undefined) return false
    this.row = {...this.row, [name.toUpperCase()]: value}
    if (!('TABLE_ID' in this.row && 'REPLICA_COUNT' in this.row)) return true
    const isAdded = this.begin(source) && this.add(this.row, source)
    this.row = {}
    return isAdded
  }

  private add(row: Readonly<Record<string, string>>, source: LineSource): boolean {
    const tableId = Number(row['TABLE_ID'])
    if (!row['TABLE_ID'] || !Number.isSafeInteger(tableId)) return false
    this.tables.push({tableId, name: [row['TABLE_SCHEMA'], row['TABLE_NAME']].filter(Boolean).join('.'), count: Number(row['REPLICA_COUNT']), source})
    return true
  }
}

function cellsOf(text: string): readonly string[] {
  if (text.startsWith('|')) return text.split('|').slice(1, -1).map((cell) => cell.trim())
  return text.split(text.includes('\t') ? '\t' : ',').map((cell) => cell.trim().replace(/^"|"$/g, ''))
}
