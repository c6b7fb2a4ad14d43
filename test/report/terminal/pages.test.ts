import {describe, expect, test} from 'vitest'
import {storesPage} from '../../../src/report/terminal/pages/stores-page.js'
import {here, START, type State} from '../../../src/report/terminal/state.js'
import {widthOf} from '../../../src/report/wrap.js'
import {aReport, aStoreReport, leaderless} from '../fixtures.js'
import {after, look, lookAt, textsOf} from './a-look.js'
import {anOpenReport} from './an-open-report.js'

test('stores are sorted by the next column', () => {
  const stores = [1, 2, 3].map((store) => ({store, address: `10.0.0.${store}:20160`, state: 'Up', liveness: 'alive', component: 'tikv', labels: [], capacity: 100, available: 100 - store} as const))
  const sorting = lookAt(anOpenReport(aReport({stores: [], listedStores: stores})))
  const first = (state: State) => sorting.pageAt(here(state)).rowAt(0).line[0]!.text.trim()
  expect(first(after(['3'], START, sorting))).toBe('1')
  expect(first(after(['3', 's', 's'], START, sorting))).toBe('3')
  expect(after(['3', 's', 's'], START, sorting).says).toBe('Sorted by used space.')
  expect(after(['2', 's'], START, sorting).says).toContain('nothing to sort')
})

describe('the table of stores', () => {
  const filters = ['has-peer', 'isolation', 'low-space', 'pending-peers', 'store-limit'] as const
  const replay = filters.map((by, at) => ({regions: [at], checker: 'rule', decision: 'none', targets: [], rejected: [{store: 1, by}], because: ''}) as const)
  const listedStores = [{store: 1, address: '10.0.0.111:20160', state: 'Up', liveness: 'alive', component: 'tikv', labels: [], capacity: 100, available: 50, regionCount: 123_456}] as const

  test.each([78, 38, 198])('cuts no filter off in %d columns', (width) => {
    const {report} = anOpenReport(aReport({stores: [aStoreReport({replay})], listedStores}))
    const page = storesPage(report, 0, width)
    const rows = Array.from({length: page.count}, (_, at) => page.rowAt(at))
    const text = rows.map(({line}) => line.map((each) => each.text).join('').trim()).join(' ')
    for (const by of filters) expect(text).toContain(`${by} 1`)
    if (width > 40) for (const {line} of rows) expect(widthOf(line)).toBeLessThanOrEqual(width)
    expect(rows.filter(({link}) => link).length).toBe(2)
  })
})

test('Regions that one cause holds leave the room to their keys', () => {
  const [head] = look.pageAt(here(after(['4']))).head
  expect(head!.map(({text}) => text).join('')).toContain('1 Region left, held by leaderless-region; V voter')
  expect(textsOf(here(after(['4'])), look)).toEqual(['434317  no leader: V1 V4! L5?  table 11705 (dsp.report)'])
})

test('what was found stands in the order of the findings', () => {
  const findings = ['b', 'a'].map((cause) => ({...leaderless, cause}))
  const causes = ['a', 'b'].map((cause) => ({cause, store: 5, outcome: 'found', why: 'so it is'}) as const)
  const two = lookAt(anOpenReport(aReport({findings, causes})))
  expect(textsOf(here(after(['7'], START, two)), two)).toEqual(['found       b  store 5: so it is', 'found       a  store 5: so it is'])
})
