import {describe, expect, test} from 'vitest'
import type {Finding, StoreReport} from '../../../src/report/contract.js'
import type {Screen} from '../../../src/report/terminal/page.js'
import {type Action, here, START, type State, step} from '../../../src/report/terminal/state.js'
import {aReport, aStoreReport, leaderless, timeline} from '../fixtures.js'
import {after, downTo, look, lookAt, textsOf} from './a-look.js'
import {anOpenReport} from './an-open-report.js'

const screens = ({trail}: State) => trail.map(({screen}) => screen.kind)

describe('the way through the report', () => {
  test('leads from the findings to one, to the file of its evidence, and back to where one was', () => {
    const finding = downTo(after(['2', '<enter>']), 'Offline')
    const source = after(['<enter>'], finding)
    expect(screens(source)).toEqual(['findings', 'finding', 'source'])
    expect(here(source).screen).toMatchObject({cited: {file: 'store-5.json', pointer: '/store/state_name'}})
    expect(here(after(['<escape>'], source))).toEqual(here(finding))
  })

  test('goes from view to view by number and by Tab, round and round', () => {
    expect(screens(after(['5']))).toEqual(['remedies'])
    expect(screens(after(['<tab>']))).toEqual(['findings'])
    expect(screens(after(['<back-tab>']))).toEqual(['timeline'])
    expect(screens(after(['2', '<enter>', '<tab>']))).toEqual(['stores'])
  })

  test('ends at the verdict however often one goes back', () => {
    expect(screens(after(['2', '<enter>', '<escape>', '<escape>', '<escape>']))).toEqual(['verdict'])
  })

  test('opens help over what is there, and closes it again', () => {
    expect(screens(after(['6', '?']))).toEqual(['noise', 'help'])
    expect(screens(after(['6', '?', '?']))).toEqual(['noise'])
  })

  test('is left by q, but not while something is typed', () => {
    expect(after(['q']).isLeft).toBe(true)
    expect(after(['/', 'q'])).toMatchObject({isLeft: false, prompt: {kind: 'search', text: 'q'}})
  })

  test('follows a Region from the list to its cause', () => {
    const region = after(['4', '<enter>'])
    expect(here(region).screen).toEqual({kind: 'region', store: 5, region: 434317})
    expect(here(after(['<enter>'], downTo(region, 'Held by'))).screen).toEqual({kind: 'finding', finding: 0})
  })

  test('leads from the cause of the verdict to how we know, and from what is asked for to its command', () => {
    expect(here(after(['<enter>'])).screen).toEqual({kind: 'finding', finding: 0})
    expect(after(['<enter>'], downTo(START, 'tiup ctl')).copied?.text).toContain('region 434317')
  })

  test('leads from a Region to the finding on its own store, whoever else has the same cause', () => {
    const [stores, findings] = [[4, 5], [4, 5]].map((ids, at) => ids.map((id) => (at === 0 ? aStoreReport({store: id}) : {...leaderless, stores: [id]}))) as [StoreReport[], Finding[]]
    const two = lookAt(anOpenReport(aReport({stores, findings})))
    const region = after(['4', 'j', '<enter>'], START, two)
    expect(here(region).screen).toEqual({kind: 'region', store: 5, region: 434317})
    expect(here(after(['<enter>'], downTo(region, 'Held by', two), two)).screen).toEqual({kind: 'finding', finding: 1})
    expect(textsOf(here(after(['2'], START, two)), two)).toContain('2. leaderless-region (certain), store 5')
    expect(textsOf(here(after(['5'], START, two)), two)).toContain('2. leaderless-region (certain), store 5')
  })

  test('leads from a store to its own Regions', () => {
    const two = lookAt(anOpenReport(aReport({stores: [aStoreReport({store: 4, charged: [{cause: 'leaderless-region', regions: [1, 2], peers: 2}]}), aStoreReport()]})))
    const list = after(['<enter>'], downTo(after([':', ...'store 5', '<enter>'], START, two), 'one by one', two), two)
    expect(two.pageAt(here(list)).count).toBe(1)
    expect(two.pageAt(here(after(['4'], START, two))).count).toBe(3)
  })

  test('leads from a Region to its events on the time line, and from there straight back', () => {
    const [pd, ...others] = timeline.nodes
    const event = {time: '2022-03-28T09:00:00.000Z', kind: 'operator-created', says: 'an operator is made', file: 'pd.log', line: 3, quote: '["add operator"] [region-id=434317]'} as const
    const busy = lookAt(anOpenReport(aReport({timeline: {...timeline, nodes: [{...pd!, events: [event, {...event, quote: '[region-id=4343170]'}]}, ...others]}})))
    const region = downTo(after(['4', '<enter>'], START, busy), '1 event of it', busy)
    const events = after(['<enter>'], region, busy)
    expect(here(events)).toMatchObject({screen: {kind: 'timeline'}, filter: 'Region 434317', cursor: 0, time: {event: 0}})
    expect(busy.pageAt(here(events)).count).toBe(1)
    expect(here(after(['<escape>'], events, busy))).toEqual(here(region))
  })
})

describe('remedies', () => {
  const list = after(['5'])

  test('are ticked off, and on again', () => {
    const ticked = after(['<enter>'], downTo(list, '[read-only]'))
    expect([...ticked.done]).toEqual(['0 0'])
    expect(after(['<enter>'], ticked).done.size).toBe(0)
  })

  test('have commands that are copied', () => {
    expect(after(['<enter>'], downTo(list, 'tiup ctl')).copied).toEqual({text: leaderless.remedies[0]!.commands[0], times: 1})
  })

  test.each(['<enter>', 'y', 'j', '<escape>'])('never have a destructive command copied without its own second key, nor by %s', (press) => {
    const armed = after(['<enter>'], downTo(list, 'curl -X DELETE'))
    expect(armed.copied).toBeUndefined()
    expect(armed.says).toContain('may lose data')
    const refused = after([press], armed)
    expect(refused).toMatchObject({says: 'Not copied.'})
    expect(refused.copied).toBeUndefined()
    expect(refused.armed).toBeUndefined()
    expect(after(['Y'], refused).copied).toBeUndefined()
    expect(after(['Y'], armed).copied?.text).toContain('curl -X DELETE')
  })
})

describe('search and filter', () => {
  test('find the next row, round and round, whatever the case', () => {
    const found = after(['2', '<enter>', '/', ...'THEN', '<enter>'])
    const first = here(found).match!
    const second = here(after(['n'], found)).match!
    expect(second).toBeGreaterThan(first)
    expect(here(after(['n', 'N'], found)).match).toBe(first)
    expect(here(after(['n', 'n'], found)).match).toBe(first)
  })

  test('say what is not there', () => {
    expect(after(['/', ...'no such thing', '<enter>']).says).toBe('`no such thing` is not on this screen.')
    expect(after(['n']).says).toContain('Nothing is searched for')
  })

  test('take a character back, and are closed by Escape', () => {
    expect(after(['/', 'a', 'b', '<backspace>']).prompt).toEqual({kind: 'search', text: 'a'})
    expect(after(['/', 'a', '<escape>'])).toEqual(START)
  })

  test('show the entries that contain a word, all of each, until Escape', () => {
    const filtered = after(['7', 'f', ...'no operator waits', '<enter>'])
    expect(textsOf(here(filtered), look)).toEqual(['ruled out   store-limit-too-low  store 5: no operator waits for a limit'])
    expect(here(after(['<escape>'], filtered))).toMatchObject({filter: '', screen: {kind: 'causes'}})
  })
})

describe('the time line', () => {
  const open = after(['9'])

  test('begins where the store of the verdict begins to leave', () => {
    expect(here(open)).toMatchObject({cursor: 1, time: {event: 1}})
  })

  test('is moved in by arrows, letters and signs, which do something else elsewhere', () => {
    expect(here(after(['<left>'], open)).time?.event).toBe(0)
    expect(here(after(['+', 'l'], open)).time?.window.from).toBeGreaterThan(here(after(['+'], open)).time!.window.from)
    expect(here(after(['+', '0'], open)).time?.window).toEqual(here(open).time?.window)
    expect(screens(after(['2', '<enter>', '<left>']))).toEqual(['findings'])
  })

  test('leads to the line of the event, and back to it', () => {
    const source = after(['<enter>'], open)
    expect(here(source).screen).toMatchObject({kind: 'source', cited: {file: 'pd.log', line: 7}})
    expect(here(after(['<escape>'], source))).toEqual(here(open))
  })

  test('goes to the other nodes, and says so where there is nothing to open', () => {
    expect(here(after(['j'], open))).toMatchObject({cursor: 2, time: {event: 0}})
    expect(after(['k', '<enter>'], open)).toMatchObject({says: expect.stringContaining('on no event')})
  })

  test('is searched and filtered by what events say', () => {
    expect(here(after(['/', ...'DUMPS', '<enter>'], open))).toMatchObject({cursor: 2, time: {event: 0}})
    const filtered = after(['f', ...'batch-raft', '<enter>'], open)
    expect(look.pageAt(here(filtered)).count).toBe(1)
    expect(here(filtered)).toMatchObject({cursor: 0, time: {event: 0}})
    expect(after(['/', ...'xyzzy', '<enter>'], open).says).toContain('not on this screen')
  })
})

describe('the palette', () => {
  test('is typed into, and does what is chosen', () => {
    expect(screens(after([':', ...'causes', '<enter>']))).toEqual(['causes'])
    expect(screens(after(['<ctrl-p>', ...'finding 1', '<enter>']))).toEqual(['verdict', 'finding'])
    expect(after([':', ...'leave', '<enter>']).isLeft).toBe(true)
    expect(after([':', ...'filter', '<enter>']).prompt).toEqual({kind: 'filter', text: ''})
  })

  test('goes to any Region by its number, and says where it is not left anywhere', () => {
    const left = after([':', ...'434317', '<enter>'])
    expect(here(left).screen).toEqual({kind: 'region', region: 434317})
    expect(textsOf(here(left), look)).toContain('Held by: leaderless-region (certain)')
    const other = textsOf(here(after([':', ...'region 77', '<enter>'])), look)
    expect(other).toContain('It is not among the Regions left.')
    expect(other.join()).not.toContain('What PD would do')
  })

  test('is moved in by arrows, to both ends and not beyond', () => {
    expect(screens(after([':', '<down>', '<down>', '<up>', '<enter>']))).toEqual(['findings'])
    expect(after([':', '<up>']).prompt?.at).toBe(0)
    expect(after([':', ...'noise', ...Array.from({length: 9}, () => '<down>')]).prompt?.at).toBeLessThan(9)
  })

  test('says so where a choice moves what is not on the screen', () => {
    expect(after([':', ...'zoom in', '<enter>']).says).toContain('9 shows it')
  })

  test('is closed by Escape, and by Enter on nothing', () => {
    expect(after([':', 'x', '<escape>'])).toEqual(START)
    expect(after([':', ...'xyzzy', '<enter>'])).toEqual(START)
  })
})

describe('a file', () => {
  const cited = {file: 'tikv.log', line: 2}
  const screen: Screen = {kind: 'source', cited}
  const open: State = {...START, trail: [...START.trail, {screen, cursor: 0, scroll: 0, filter: '', sort: 0}]}
  const lines = Array.from({length: 100}, (_, at) => ({text: `line ${at + 1}`, number: at + 1}))
  const read = (of: Screen): Action => ({read: {lines, at: 60, after: {offset: 1000, line: 101}}, of})

  test('comes up at the cited line', () => {
    expect(here(step(open, read(screen), look)).scroll).toBe(54)
  })

  test('that was read for a screen one has left is let go', () => {
    expect(step(START, read(screen), look)).toBe(START)
  })

  test.each(['j', 'G', '<page-down>'])('goes on at the end of what was read, by %s', (press) => {
    const end = after(['G', press], step(open, read(screen), look))
    expect(here(end).screen).toEqual({kind: 'source', cited, spot: {offset: 1000, line: 101}})
    expect(here(end).context).toBeUndefined()
  })
})
