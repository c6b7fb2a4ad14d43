import {expect, test} from 'vitest'
import {RegionStatusTable, tableIn} from '../../../src/ingest/tables/region-status.js'
import {regionStatus} from './stores.js'

test('RegionStatusTable knows the newest epoch of a Region', () => {
  const {columns, rows} = regionStatus
  const table = new RegionStatusTable()
  const older = rows[0]!.map((cell, at) => (columns[at] === 'EPOCH_VERSION' ? '4100' : cell))
  for (const row of [...rows, older]) table.add((name) => row[columns.indexOf(name)], new Set(columns))

  expect(table.get(7)).toMatchObject({epoch: {confVer: 7, version: 4204}, size: 0, keys: 0})
  expect(table.get(8)).toBeUndefined()
})

test('RegionStatusTable does not take a column that is not shown for a zero or for no bound', () => {
  const table = new RegionStatusTable()
  table.add((name) => ({REGION_ID: '7', TABLE_ID: '45'})[name], new Set(['REGION_ID', 'TABLE_ID']))

  expect(table.get(7)).toEqual({epoch: undefined, range: undefined, size: undefined, keys: undefined})
})

test('tableIn names the table and the index of a row, where both are shown', () => {
  const {columns, rows} = regionStatus
  const source = {file: 'status.txt', line: 4, quote: ''}
  const tables = rows.map((row) => tableIn((name) => row[columns.indexOf(name)], source))

  expect(tables).toContainEqual({id: 11705n, database: 'shop', name: 'orders', indexes: new Map(), source})
  expect(tableIn((name) => ({TABLE_ID: '7', DB_NAME: 'shop', TABLE_NAME: 't', INDEX_ID: '2', INDEX_NAME: 'by_day'})[name], source)?.indexes).toEqual(new Map([[2n, 'by_day']]))
  expect(tableIn((name) => ({TABLE_ID: '7'})[name], source)).toBeUndefined()
})
