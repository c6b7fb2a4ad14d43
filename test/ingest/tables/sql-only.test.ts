import {describe, expect, test} from 'vitest'
import {analyze} from '../../../src/analyze.js'
import type {Report} from '../../../src/report/contract.js'
import {tempBundle} from '../../bundle/temp-bundle.js'
import {evidenceOf, misquoted} from '../../citations.js'
import {asBox, asCsv, asJson, asJsonLines, asTabs, asVertical, type Printed, wrapped} from './shapes.js'
import {only, projected, regionPeers, regionStatus, storeStatus} from './stores.js'

/** The report on a bundle of SQL dumps alone. Every quotation in it stands in its file. */
async function reportOn(files: Readonly<Record<string, string>>): Promise<Report> {
  const root = tempBundle(files)
  const report = await analyze([root])
  expect(evidenceOf(report).flatMap((evidence) => misquoted(root, evidence) ?? [])).toEqual([])
  return report
}

const select = (table: string, rest = '') => `mysql> SELECT * FROM information_schema.${table}${rest};\n`
const causes = ({findings}: Report) => findings.map(({cause, confidence}) => `${cause} ${confidence}`)
const asWrapped = (printed: Printed) => wrapped(asBox(printed), 80)

describe('a bundle of SQL dumps alone', () => {
  test.each([
    ['tables', asBox, 'txt'],
    ['wrapped tables', asWrapped, 'txt'],
    ['-B', asTabs, 'tsv'],
    ['\\G', asVertical, 'txt'],
    ['CSV', asCsv, 'csv'],
    ['JSON', asJson, 'json'],
    ['JSON, a document a row', asJsonLines, 'json'],
  ])('shows in %s an Offline store that a Region without leader holds', async (_, print, suffix) => {
    const report = await reportOn({[`tikv_store_status.${suffix}`]: print(storeStatus), [`tikv_region_peers.${suffix}`]: print(regionPeers), [`tikv_region_status.${suffix}`]: print(regionStatus)})

    expect(report.verdict).toMatchObject({kind: 'stuck'})
    expect(causes(report)[0]).toBe('leaderless-region certain')
    expect(report.stores).toMatchObject([{store: 5, peersLeft: 1, gate: {terms: [{holds: true}, {holds: false}]}}])
  })

  test('says nothing of a size that it does not show', async () => {
    const report = await reportOn({'a.txt': select('tikv_store_status') + asBox(storeStatus) + select('tikv_region_peers') + asBox(regionPeers)})

    expect(causes(report)).toContain('leaderless-region certain')
    expect(causes(report).filter((cause) => cause.startsWith('ghost'))).toEqual([])
    expect(JSON.stringify(report)).not.toContain('size 0')
  })

  test('counts the Regions of one store, and does not guess at their leaders and other peers', async () => {
    const report = await reportOn({'a.txt': select('tikv_store_status') + asBox(storeStatus) + select('tikv_region_peers', ' WHERE store_id = 5') + asBox(only(regionPeers, 'STORE_ID', '5'))})

    expect(report.verdict.kind).toBe('undetermined')
    expect(report.findings).toEqual([])
    expect(report.stores).toMatchObject([{store: 5, peersLeft: 1, gate: {terms: [{}, {holds: false}]}}])
    expect(report.nextEvidence[0]).toMatchObject({input: 'region-store'})
    expect(report.causes.find(({cause}) => cause === 'leaderless-region')).toMatchObject({outcome: 'not-checked', why: 'the dump does not show whether 1 Region left has a leader'})
  })

  test('knows of a dead store by the clock of the others', async () => {
    const dead: Printed = {...storeStatus, rows: storeStatus.rows.map((row) => (row[0] === '5' ? row.map((cell) => (cell === '2022-03-29 09:29:58' ? '2022-03-29 06:00:00' : cell)) : row))}
    const report = await reportOn({'a.txt': select('tikv_store_status') + asBox(dead)})

    expect(causes(report)).toContain('source-process-dead certain')
    expect(JSON.stringify(report)).toContain('the last heartbeat of store 5, 4 hours before the newest one of the list')
  })

  test('takes a result without leaders for no proof of anything', async () => {
    const report = await reportOn({'a.txt': select('tikv_store_status') + asBox(storeStatus) + asBox(projected(regionPeers, 'REGION_ID', 'PEER_ID', 'STORE_ID'))})

    expect(causes(report)).toEqual([])
  })
})
