import type {OpenReport} from '../../../src/report/open-report.js'
import type {Report} from '../../../src/report/contract.js'
import {aReport} from '../fixtures.js'

/** A report with a bundle of which every file holds these lines. */
export function anOpenReport(report: Report = aReport(), lines: readonly string[] = ['the line before', 'the cited line', 'the line after'], more: Partial<OpenReport> = {}): OpenReport {
  return {
    report,
    contextOf: async ({line = 2}) => ({lines: lines.map((text, at) => ({text, number: at + 1, ...(at + 1 === line && {marked: [0, text.length] as const})})), at: line - 1}),
    excerpts: async () => new Map(),
    regionOf: (id) => ({
      region: {
        id, startKey: '', endKey: '', epoch: {confVer: 7, version: 4204}, peers: [voter(1), voter(4), {...voter(5), role: 'Learner'}], leader: undefined,
        downPeers: [{peer: voter(4), downSeconds: 90}], pendingPeers: [{...voter(5), role: 'Learner'}], size: 0, keys: undefined, source: {file: 'region-store-5.json', line: 1, quote: ''},
      },
      keys: 'table 11705 (dsp.report)',
      cited: {file: 'region-store-5.json', pointer: '/regions/0'},
    }),
    storeRecord: () => ({file: 'store-5.json', pointer: ''}),
    ...more,
  }
}

const voter = (storeId: number) => ({id: 434317 + storeId, storeId, role: 'Voter', isWitness: false}) as const
