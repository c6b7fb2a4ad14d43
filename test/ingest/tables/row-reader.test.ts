import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type ResultEnd, type ResultSet, RowReader} from '../../../src/ingest/tables/row-reader.js'
import type {Cell} from '../../../src/ingest/tables/split.js'
import {asBox, asCsv, asTabs, asVertical, type Printed, wrapped} from './shapes.js'

interface Result {
  readonly set: ResultSet
  readonly rows: ReadonlyArray<readonly Cell[]>
  readonly lines: readonly number[]
  readonly end: ResultEnd
}

/** What the reader makes of a text, and the lines that it left to others. */
function read(text: string, file = 'session.txt'): {readonly results: readonly Result[]; readonly rest: readonly string[]} {
  const results: Result[] = []
  const rest: string[] = []
  let open: {set: ResultSet; rows: Array<readonly Cell[]>; lines: number[]} | undefined
  const reader = new RowReader(file, {
    begin: (set) => void (open = {set, rows: [], lines: []}),
    row: ({cells, at}) => {
      open?.rows.push(cells)
      open?.lines.push(at.line)
    },
    end: (end) => void (open && results.push({...open, end})),
  })
  for (const [index, raw] of text.split(/\r?\n/).entries()) if (!reader.read({line: index + 1, offset: 0, text: raw.trim(), raw})) rest.push(raw)
  reader.close()
  return {results, rest: rest.filter((line) => line !== '')}
}

const COLUMNS = ['STORE_ID', 'STORE_STATE_NAME', 'ADDRESS', 'DETAILS']
const char = (from: string) => fc.constantFrom(...from)
/** Texts whose blanks at the ends a table may lose, and which are not the word for NULL. */
const text = (unit: fc.Arbitrary<string>) => fc.array(unit, {maxLength: 30}).map((chars) => chars.join('').trim()).filter((cell) => cell !== 'NULL' && cell !== '\\N' && cell !== '[NULL]')
const printed = (cell: fc.Arbitrary<string>): fc.Arbitrary<Printed> =>
  fc.array(fc.tuple(fc.nat().map(String), fc.constantFrom('Up', 'Offline'), cell, fc.option(cell, {nil: undefined})), {minLength: 1, maxLength: 8}).map((rows) => ({columns: COLUMNS, rows}))

const ASCII = char(' !"#$%&\'()*+,-./0159:;<=>?@AZ[\\]^_`az{|}~')
const WIDE = char('ab ,"\\é店號😀…')

describe('RowReader', () => {
  test.each([
    ['the table of mysql', asBox, text(ASCII)],
    ['the table of mysql, with wide characters', asBox, text(WIDE)],
    ['-B', asTabs, text(fc.oneof(ASCII, WIDE, char('\t\n\0')))],
    ['\\G', asVertical, text(fc.oneof(ASCII, WIDE))],
    ['CSV', (printed: Printed) => asCsv(printed), text(fc.oneof(ASCII, WIDE))],
    ['CSV with line breaks in its cells', (printed: Printed) => asCsv(printed), text(char('ab ,;"\té店\n'))],
    ['CSV with semicolons', (printed: Printed) => asCsv(printed, ';'), text(fc.oneof(ASCII, WIDE))],
  ] as const)('gives back whatever stands in the cells of %s', (_, print, cell) => {
    fc.assert(
      fc.property(printed(cell), (table) => {
        const {results, rest} = read(print(table))
        // CSV has no NULL of its own: an empty cell may be one.
        const expected = table.rows.map((row) => row.map((value) => (print !== asBox && print !== asTabs && print !== asVertical ? (value ?? '') : value)))
        expect(results.map(({rows}) => rows)).toEqual([expected])
        expect(results[0]).toMatchObject({set: {table: 'TIKV_STORE_STATUS', columns: COLUMNS}, end: {isWhole: true, lost: 0}})
        expect(rest).toEqual([])
      }),
    )
  })

  test('puts together what a narrow window has wrapped', () => {
    const plain = text(char('abc012.:-'))
    fc.assert(
      fc.property(printed(plain), fc.integer({min: 12, max: 120}), (table, width) => {
        expect(read(wrapped(asBox(table), width)).results).toMatchObject([{rows: table.rows, end: {isWhole: true, lost: 0}}])
      }),
    )
  })

  test('never throws, and loses no line in silence', () => {
    const line = fc.oneof(
      fc.string({maxLength: 60}),
      fc.constantFrom('+----+----+', '+--', '-----+', '| STORE_ID | STORE_STATE |', '|        5 | 1 |', '|', '| 5', '*** 1. row ***', ' STORE_ID: 5', 'STORE_ID\tSTORE_STATE', '5\t1', '"STORE_ID","STORE_STATE"', '"5', '5,1', 'Empty set (0.01 sec)', '2 rows in set (0.00 sec)', 'mysql> select *', '    -> from tikv_store_status', ';', ''),
    )
    fc.assert(
      fc.property(fc.array(line, {maxLength: 40}), (lines) => {
        const {results, rest} = read(lines.join('\n'))
        for (const {rows, lines, set} of results) {
          expect(rows.every((row) => row.length === set.columns.length)).toBe(true)
          expect(lines.toSorted((a, b) => a - b)).toEqual(lines)
        }
        expect(rest.length).toBeLessThanOrEqual(lines.join('\n').split(/\r?\n/).length)
      }),
    )
  })

  test('takes time in proportion to the text', () => {
    const started = performance.now()
    read(`+${'-+'.repeat(100_000)}\n${'|'.repeat(100_000)}\n`.repeat(3))
    read(`STORE_ID,STORE_STATE\n${'"'.repeat(100_001)}\n${'"a\n'.repeat(30_000)}`)
    read(`${'select '.repeat(30_000)}\n`.repeat(30))
    read(`*** 1. row ***\n${' '.repeat(100_000)}STORE_ID: 5\n${'x\n'.repeat(50_000)}`)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('reads each of several results, and leaves alone what stands between them', () => {
    const one: Printed = {columns: COLUMNS, rows: [['5', 'Offline', 'a:1', 'x']]}
    const {results, rest} = read(`Welcome\n${asBox(one)}${asBox(one)}1 row in set (0.00 sec)\nERROR 1105 (HY000): no\n${asVertical(one)}\n${asTabs(one)}end of it`)
    expect(results.map(({rows, lines}) => [rows, lines])).toEqual([[one.rows, [5]], [one.rows, [10]], [one.rows, [15]], [one.rows, [21]]])
    expect(rest).toEqual(['Welcome', 'ERROR 1105 (HY000): no', 'end of it'])
  })

  test('says how many rows it could not take apart', () => {
    const {results} = read('STORE_ID\tSTORE_STATE_NAME\tADDRESS\tVERSION\n5\tUp\ta:1\t5.2.1\n6\tUp\ta:1\n7\tUp\tb:1\t5.2.1\n')
    expect(results).toMatchObject([{rows: [{0: '5'}, {0: '7'}], end: {isWhole: false, lost: 1}}])
  })

  test('knows a cell with line breaks in the table of mysql', () => {
    const {results} = read(asBox({columns: COLUMNS, rows: [['5', 'Offline', 'a\nb', 'c'], ['6', 'Up', 'd', 'e']]}))
    expect(results).toMatchObject([{rows: [['5', 'Offline', 'a\nb', 'c'], ['6', 'Up', 'd', 'e']], lines: [4, 6]}])
  })

  test.each([
    ['a session', 'mysql> SELECT * FROM INFORMATION_SCHEMA.TIKV_REGION_PEERS;', {table: 'TIKV_REGION_PEERS', rows: 'all'}],
    ['quoted names', 'mysql> select * from `information_schema`.`tikv_region_peers` where `store_id`=5\\G', {table: 'TIKV_REGION_PEERS', rows: {storeId: 5}}],
    ['a shell', '[tidb@ops ~]$ mysql -h 10.0.1.9 -e "select region_id,store_id from information_schema.tikv_region_peers where region_id in (7, 9)"', {rows: {regionIds: [7, 9]}, columns: ['REGION_ID', 'STORE_ID']}],
    ['two conditions', 'mysql> select * from tikv_region_peers where store_id = 5 and is_leader = 1;', {rows: 'some'}],
    ['two stores', 'mysql> select * from tikv_region_peers where store_id in (4, 5);', {rows: 'some'}],
    ['a count', 'mysql> select count(*) from tikv_region_peers;', {rows: 'some'}],
    ['an inner selection', 'mysql> select * from (select * from tikv_region_peers limit 3) t;', {rows: 'some'}],
    ['an order', 'mysql> select * from tikv_region_peers order by region_id, store_id;', {rows: 'all'}],
    ['an order and a limit', 'mysql> select * from tikv_region_peers order by region_id limit 9;', {rows: 'some'}],
    ['a copy', 'mysql> select * from dba.peers;', {table: undefined, rows: 'some'}],
  ])('knows what %s asked for', (_, statement, query) => {
    const peers: Printed = {columns: ['REGION_ID', 'STORE_ID'], rows: [['7', '5']]}
    expect(read(`${statement}\n${asBox(peers)}`).results[0]?.set.query).toMatchObject(query)
  })

  test('forgets a statement that had no result', () => {
    const peers: Printed = {columns: ['REGION_ID', 'STORE_ID', 'IS_LEADER'], rows: [['7', '5', '0']]}
    expect(read(`mysql> select * from tikv_region_peers;\nERROR 1142 (42000): denied\nmysql> \\! cat saved.txt\n${asBox(peers)}`).results[0]?.set.query).toBeUndefined()
  })
})
