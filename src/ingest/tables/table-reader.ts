import type {Notice} from '../../model/input.js'
import type {TiflashTable} from '../../model/pd.js'
import type {RegionPlace} from '../../model/region-places.js'
import {say, type Sentence} from '../../model/say.js'
import type {JsonDocument, JsonSource, LineSource, Source} from '../../model/source.js'
import {addTable} from '../../model/table.js'
import {count, listed} from '../../model/words.js'
import type {Settings} from '../settings.js'
import {numberOf} from '../pd/fields.js'
import type {SampleBuilder} from '../sample-builder.js'
import {jsonCells, type JsonRows, jsonRowsIn} from './json-rows.js'
import {isNamedAfter, type TableName} from './known-tables.js'
import {queryOf, statementIn} from './query.js'
import {tableIn} from './region-status.js'
import type {RegionTables} from './region-tables.js'
import {type ResultEnd, type ResultSet, type Row, RowReader, type RowSink, type TextLine} from './row-reader.js'
import type {Cell} from './split.js'
import {readStoreRow, type StoreRow, withSilence} from './store-rows.js'

/** A row as the readers of one table see it. */
interface Record {
  readonly get: (column: string) => Cell
  readonly place: RegionPlace
  readonly source: LineSource | JsonSource
}

/** Takes the rows of one result; false for a row that lacks what is needed. */
interface TableRows {
  row(row: Record): boolean
  end?(end: ResultEnd): void
}

interface TableTargets {
  readonly sample: SampleBuilder
  readonly settings: Settings
  readonly regions: RegionTables
  readonly notice: (notice: Notice) => void
  /** A record of a log without its time, and what stands in the file for it. */
  readonly logLine: (line: {readonly line: number; readonly text: string; readonly quote: string}) => void
}

/** Reads the results of SQL in one file: the tables of information_schema that tell of TiKV. */
export class TableReader implements RowSink {
  /** Rows of tables that are known. */
  rows = 0
  /** A result of a table that is known was read, be it empty. */
  isKnown = false
  private readonly reader: RowReader
  private set: (ResultSet & {readonly at: ReadonlyMap<string, number>}) | undefined
  private table: TableRows | undefined
  /** Rows that lacked what their reader needs. */
  private useless = 0
  private openJson: JsonRows | undefined

  constructor(
    private readonly file: string,
    private readonly targets: TableTargets,
  ) {
    this.reader = new RowReader(file, this)
  }

  /** False when the line is no part of a result. */
  read(line: TextLine): boolean {
    if (line.text !== '') this.closeJson()
    return this.reader.read(line)
  }

  /** The output of something else begins, or the file ends. */
  close(): void {
    this.closeJson()
    this.reader.close()
  }

  /** False for a document that holds no rows. */
  document(value: unknown, document: JsonDocument, isComplete: boolean): boolean {
    const json = jsonRowsIn(value)
    if (json === undefined || json.list !== undefined || json.table !== this.openJson?.table) this.close()
    if (!json) return false
    if (!this.openJson) this.beginJson(json, document)
    for (const [index, row] of json.rows.entries()) this.jsonRow(row, document, json.list, index)
    this.openJson = json
    if (json.list !== undefined) this.closeJson(isComplete)
    return true
  }

  begin(set: ResultSet): void {
    this.set = {...set, at: new Map(set.columns.map((name, index) => [name, index]))}
    this.table = set.table && this.rowsOf(set.table, {columns: new Set(set.columns), query: set.query, source: set.head})
    this.useless = 0
    if (set.table) this.isKnown = true
    else this.note('note', say`a result of SQL with the columns ${listed(set.columns)} is of no table that is known, and was not read`)
  }

  row({cells, at}: Row): void {
    if (!this.table) return
    const source = {file: this.file, line: at.line, quote: at.text}
    this.take({get: (column) => cells[this.set?.at.get(column) ?? -1], place: {file: this.file, line: at.line, offset: at.offset}, source})
  }

  end(end: ResultEnd): void {
    this.table?.end?.({...end, lost: end.lost + this.useless})
    if (end.lost > 0) this.note('warning', say`${count(end.lost, 'row')} of the result that begins here could not be read`)
    if (this.useless > 0) this.note('warning', say`${count(this.useless, 'row')} of ${this.set?.table} ${this.useless === 1 ? 'lacks' : 'lack'} the columns that it takes, and ${this.useless === 1 ? 'was' : 'were'} not read`)
    this.table = undefined
  }

  private take(record: Record): void {
    this.rows++
    if (this.table?.row(record) === false) this.useless++
  }

  private beginJson({table, columns, statement}: JsonRows, document: JsonDocument): void {
    const asked = statement === undefined ? undefined : statementIn(statement)
    const source = {document, pointer: ''}
    this.set = {table, columns, query: asked === undefined ? undefined : queryOf(asked), head: {file: document.file, line: document.line, quote: ''}, at: new Map()}
    this.table = this.rowsOf(table, {columns: new Set(columns), query: this.set.query, source})
    this.useless = 0
    this.isKnown = true
  }

  private jsonRow(row: unknown, document: JsonDocument, list: string | undefined, index: number): void {
    const cells = jsonCells(row)
    const place = list === undefined ? {document, list: ''} : {document, list, index}
    this.take({get: (column) => cells.get(column), place, source: {document, pointer: list === undefined ? '' : `${list}/${index}`}})
  }

  private closeJson(isWhole = true): void {
    if (!this.openJson) return
    this.openJson = undefined
    this.end({isWhole, lost: 0})
  }

  private rowsOf(table: TableName, asked: {readonly columns: ReadonlySet<string>; readonly query: ResultSet['query']; readonly source: Source}): TableRows | undefined {
    const {settings, regions} = this.targets
    switch (table) {
      case 'TIKV_STORE_STATUS':
        return this.stores(asked)
      case 'TIKV_REGION_PEERS': {
        const peers = regions.peers({...asked, isNamed: isNamedAfter(this.file, table)})
        return {row: ({get, place}) => peers.add(get, place), end: ({isWhole, lost}) => peers.end(isWhole, lost)}
      }
      case 'TIKV_REGION_STATUS':
        return {
          row: ({get, source}) => {
            const named = tableIn(get, source)
            if (named) addTable(settings.tables, named)
            return regions.status.add(get, asked.columns)
          },
        }
      case 'TIFLASH_REPLICA':
        return tiflashReplicas(settings, asked)
      case 'CLUSTER_INFO':
        return {row: (row) => readVersion(settings, row)}
      case 'CLUSTER_LOG':
        return {row: (row) => this.logLine(row)}
      default:
        this.note('note', say`this is ${table === 'TABLE_REGIONS' ? say`the answer to SHOW TABLE REGIONS` : table}: nothing of it is used`)
        return undefined
    }
  }

  private stores({columns, query, source}: {readonly columns: ReadonlySet<string>; readonly query: ResultSet['query']; readonly source: Source}): TableRows {
    const rows: StoreRow[] = []
    return {
      row: (row) => {
        const read = readStoreRow(row.get, row.source)
        if (read) rows.push(read)
        return read !== undefined
      },
      end: ({isWhole, lost}) => {
        const stores = withSilence(rows)
        const isAll = query ? query.rows === 'all' : isNamedAfter(this.file, 'TIKV_STORE_STATUS') && stores.length >= 3 && stores.some(({state}) => state === 'Up')
        // Without its labels a store may be a TiFlash: what the list lacks would decide.
        if (isAll && isWhole && lost === 0 && stores.length > 0 && columns.has('LABEL')) this.targets.sample.addStores(stores, source)
        else for (const store of stores) this.targets.sample.addStore(store)
      },
    }
  }

  /**
   * CLUSTER_LOG has the message as it stands in the log, cut at 1024 characters, and its time without the zone:
   *
   *     | 2020/05/18 21:37:54.784 | tikv | 10.0.1.5:20160 | WARN | [peer.rs:3274] ["reject to transfer leader"] [region_id=7] |
   */
  private logLine({get, source}: Record): boolean {
    const [level, message] = [get('LEVEL'), get('MESSAGE')]
    if (!message || !('line' in source)) return false
    this.targets.logLine({line: source.line, text: ` [${(level ?? 'INFO').toUpperCase()}] ${message}`, quote: source.quote})
    return true
  }

  private note(level: Notice['level'], says: Sentence): void {
    this.targets.notice({level, says, file: this.file, ...(this.set && {line: this.set.head.line})})
  }
}

/** `Empty set` means that TiDB wants no table on TiFlash only where the whole table was asked for. */
function tiflashReplicas(settings: Settings, {query, source}: {readonly query: ResultSet['query']; readonly source: Source}): TableRows {
  const tables: TiflashTable[] = []
  return {
    row: ({get, source}) => {
      const tableId = numberOf(get('TABLE_ID'))
      const replicas = numberOf(get('REPLICA_COUNT'))
      if (tableId === undefined || replicas === undefined) return false
      tables.push({tableId, name: [get('TABLE_SCHEMA'), get('TABLE_NAME')].filter(Boolean).join('.'), count: replicas, source})
      return true
    },
    end: ({isWhole}) => {
      if (tables.length > 0 || (isWhole && (query === undefined || query.rows === 'all'))) settings.tiflashReplicas = {tables, source}
    },
  }
}

//  | pd | 10.0.1.1:2379 | 10.0.1.1:2379 | 5.2.1 | 7b1b… | 2022-03-28T09:34:38+08:00 | 14h23m |
function readVersion(settings: Settings, {get, source}: Record): boolean {
  const version = get('VERSION')
  if (get('TYPE')?.toLowerCase() === 'pd' && version) settings.version ??= {text: version, source}
  return true
}
