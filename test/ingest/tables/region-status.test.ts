import {expect, test} from 'vitest'
import {RegionStatusTable} from '../../../src/ingest/tables/region-status.js'
import {regionStatus} from './stores.js'

test('RegionStatusTable knows the tables that have data, by id, and the newest epoch of a Region', () => {
  const {columns, rows} = regionStatus
  const table = new RegionStatusTable()
  const older = rows[0]!.map((cell, at) => (columns[at] === 'EPOCH_VERSION' ? '4100' : cell))
  for (const row of [...rows, older]) table.add((name) => row[columns.indexOf(name)], new Set(columns))

  expect([...table.tables]).toEqual([[11705, {database: 'shop', table: 'orders'}], [11706, {database: 'shop', table: 'items'}]])
  expect(table.get(7)).toMatchObject({epoch: {confVer: 7, version: 4204}, size: 0, keys: 0})
  expect(table.get(8)).toBeUndefined()
})

test('RegionStatusTable does not take a column that is not shown for a zero or for no bound', () => {
  const table = new RegionStatusTable()
  table.add((name) => ({REGION_ID: '7', TABLE_ID: '45'})[name], new Set(['REGION_ID', 'TABLE_ID']))

  expect(table.get(7)).toEqual({epoch: undefined, range: undefined, size: undefined, keys: undefined})
})
