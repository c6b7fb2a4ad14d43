import {describe, expect, test} from 'vitest'
import {type KeyNames, spanOf} from '../../src/model/key-words.js'
import {datum, encodedBytes, encodedInt, indexKey, printed, rowKey, tableStart} from './encoded-key.js'

const row = (handle?: bigint, table = 104n) => printed(rowKey(table, handle === undefined ? Buffer.alloc(0) : encodedInt(handle)))
const table = (id: bigint) => printed(tableStart(id))
const index = (id: bigint, text?: string) => printed(indexKey(104n, id, ...(text === undefined ? [] : [datum(1, encodedBytes(Buffer.from(text)))])))
const names: KeyNames = {table: (id) => (id === 104n ? 'test.t' : undefined), index: (id, at) => (id === 104n && at === 2n ? 'idx' : undefined)}

describe('spanOf', () => {
  test.each([
    ['some rows', row(5n), row(9n), 'table 104 (test.t), rows 5 to 9'],
    ['the first rows', row(), row(9n), 'table 104 (test.t), rows before 9'],
    ['the last rows', row(-5n), table(105n), 'table 104 (test.t), rows from -5 on'],
    ['the last rows up to where a placement rule ends', row(5n), printed(Buffer.concat([tableStart(104n), Buffer.from('_s')])), 'table 104 (test.t), rows from 5 on'],
    ['all rows', row(), table(105n), 'table 104 (test.t), all rows'],
    ['a table', table(104n), table(105n), 'table 104 (test.t), all of it'],
    ['the indexes', table(104n), row(), 'table 104 (test.t), up to its rows'],
    ['the indexes and some rows', table(104n), row(7n), 'table 104 (test.t), up to row 7'],
    ['a part of an index', index(2n, 'a'), index(2n, 'b'), 'table 104 (test.t), index 2 (idx), "a" to "b"'],
    ['the start of an index', index(2n), index(2n, 'b'), 'table 104 (test.t), index 2 (idx), before "b"'],
    ['two indexes', index(1n, 'a'), index(2n), 'table 104 (test.t), index 1, "a" to index 2 (idx)'],
    ['the end of an index and some rows', index(2n, 'a'), row(7n), 'table 104 (test.t), index 2 (idx), "a" to row 7'],
    ['the end of an index and all rows', index(2n, 'a'), table(105n), 'table 104 (test.t), from index 2 (idx), "a" on'],
    ['what begins in one table and ends in another', row(5n), row(9n, 106n), 'table 104 (test.t), row 5 to table 106, row 9'],
    ['several tables', table(103n), table(106n), 'table 103 to table 106'],
    ['the last Region', row(5n), '', 'table 104 (test.t), row 5 to +∞'],
    ['the first Region', '', table(104n), '-∞ to table 104 (test.t)'],
    ['an end that was made unreadable', row(5n), '?', 'table 104 (test.t), row 5 to a key that cannot be decoded'],
    ['a range that ends where it begins', table(104n), table(104n), 'table 104 (test.t) to table 104 (test.t)'],
  ])('says of %s what it is', (_, start, end, says) => {
    expect(spanOf(start, end, names)?.says).toBe(says)
  })

  test('names a table only where no keyspace counts its ids anew', () => {
    expect(spanOf('7800000174800000FF0000000068000000FC', '7800000174800000FF0000000069000000FC', names)?.says).toBe('keyspace 1, table 104, all of it')
  })

  test('says nothing where nothing is told', () => {
    expect(spanOf('', '')).toBeUndefined()
    expect(spanOf('?', '')).toBeUndefined()
  })

  test('tells the table that the range lies in, and that it touches one', () => {
    expect(spanOf(row(5n), table(105n))).toMatchObject({table: {tableId: 104n}, touchesTable: true})
    expect(spanOf(row(5n), table(106n))).toEqual({says: 'table 104, row 5 to table 106', touchesTable: true})
    expect(spanOf('', '6D44444C4A6F624CFF6973740000000000FA')).toEqual({says: '-∞ to TiDB\'s meta data "DDLJobList"', touchesTable: false})
  })
})
