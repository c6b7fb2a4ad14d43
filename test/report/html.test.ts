import {createHash} from 'node:crypto'
import {describe, expect, test} from 'vitest'
import {html} from '../../src/report/html/page.js'
import {json} from '../../src/report/json.js'
import {aloneReport} from '../../src/report/open-report.js'
import {printable} from '../../src/report/printable.js'
import {savedExcerpts, savedReport} from '../../src/report/saved-report.js'
import {aReport, aStoreReport, leaderless} from './fixtures.js'
import {poisoned, poisonedInTime} from './hostile.js'

const BREAKOUT = '</script><!--<script>\u2028\u2029</SCRIPT ><img src=x onerror=alert(1)>'

/** Tags of a page, as they stand in it. */
const tagsOf = (page: string): readonly string[] => page.replace(/<(style|script)>[^]*?<\/\1>/g, '<$1></$1>').replace(/(<script type="application\/json"[^>]*>)[^]*?<\/script>/, '$1</script>').match(/<[^>]*>/g) ?? []

describe('the page', () => {
  test('has a verdict, and what the review of an incident has, in its order', () => {
    const page = html(aReport())
    expect(page).toContain('<h1 class="danger">STUCK (certain)</h1>')
    expect([...page.matchAll(/<h2 id="([^"]*)-title">/g)].map(([, id]) => id)).toEqual(['cause', 'window', 'stores', 'regions', 'timeline', 'prevention', 'open', 'noise', 'decisions', 'causes', 'inputs', 'notices'])
    expect(page).toContain('aria-label="Store 5: 1 peer left, by what holds them"')
  })

  test('lets each command be copied alone', () => {
    const [remedy] = leaderless.remedies
    const page = html(aReport({findings: [{...leaderless, remedies: [{...remedy!, commands: ['one', 'two']}]}], nextEvidence: []}))
    expect([...page.matchAll(/<pre><code>([^<]*)<\/code><\/pre><button type="button" class="copy"/g)].map(([, command]) => command)).toEqual(['one', 'two'])
  })

  test('links to every section, and to nothing else', () => {
    const page = html(aReport())
    const targets = [...page.matchAll(/ href="([^"]*)"/g)].map(([, target]) => target ?? '')
    expect(targets.filter((target) => !target.startsWith('#') || !page.includes(` id="${target.slice(1)}"`))).toEqual([])
    for (const [, id] of page.matchAll(/<section id="([^"]*)"/g)) expect(targets).toContain(`#${id}`)
  })

  test('allows the script and the style that stand in it, by their hashes, and nothing else', () => {
    const page = html(aReport())
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]
    const hashOf = (tag: string) => createHash('sha256').update(new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)?.[1] ?? '').digest('base64')
    expect(policy).toBe(`default-src 'none'; script-src 'sha256-${hashOf('script')}'; style-src 'sha256-${hashOf('style')}'; base-uri 'none'; form-action 'none'`)
    expect(tagsOf(page).filter((tag) => / (style|src|on\w+)=/.test(tag))).toEqual([])
  })

  test('has the same tags whatever stands in the bundle', () => {
    const shapes = (page: string) => tagsOf(page).map((tag) => tag.replaceAll(/ (?:aria-label|class|width|data-place)="[^"]*"/g, ''))
    const [usual, hostile] = [shapes(html(aReport())), html(poisonedInTime(aReport()))]
    expect(shapes(hostile).filter((tag) => !usual.includes(tag))).toEqual([])
    expect(hostile).not.toMatch(/<img|[\u202e\u2066\u200b\u2028\ud800\u001b\u009b]/)
  })

  test('leaves out what there is nothing to say about', () => {
    const page = html(aReport({findings: [], stores: [], redHerrings: [], nextEvidence: [], notices: [], verdict: {kind: 'undetermined', store: null, cause: null, confidence: null, summary: 'The bundle does not tell.'}}))
    expect(page).not.toMatch(/id="(regions|stores|cause|factors|noise|open|window)"/)
  })
})

describe('a saved report', () => {
  test.each([['page', html], ['JSON report', json]])('is the same again from its %s', (_, render) => {
    const report = poisoned(aReport({findings: [{...leaderless, summary: BREAKOUT}], stores: [aStoreReport({address: BREAKOUT})], causes: []}))
    expect(savedReport(render(report))).toEqual(JSON.parse(json(report)))
  })

  test('leaves no way out of its element', () => {
    const page = html(aReport({findings: [{...leaderless, summary: BREAKOUT}]}))
    const embedded = page.slice(page.indexOf('id="report">') + 'id="report">'.length).split('</script>')[0] ?? ''
    expect(embedded).not.toMatch(/[<\u2028\u2029]/)
    expect(JSON.parse(embedded)).toEqual(JSON.parse(json(aReport({findings: [{...leaderless, summary: BREAKOUT}]}))))
  })

  test('keeps long lists of Regions short in its page, in any order', () => {
    const regions = [...Array.from({length: 50_000}, (_, at) => 1_000_000_007 + at * 12 - (at % 7) * 100), Number.MAX_SAFE_INTEGER, 1, 1, 26, 27]
    const report = aReport({stores: [aStoreReport({charged: [{cause: 'leaderless-region', regions, peers: 50_000}], uncharged: regions})]})
    expect(html(report).length).toBeLessThan(html(aReport()).length + 2 * 5 * 50_000)
    expect(savedReport(html(report))).toEqual(report)
    expect(() => savedReport(html(report).replace(/"regions":"[a-z]+[A-Z]/, '"regions":"1000000007 '))).toThrow('expected integer at `/stores/0/charged/0/regions/0`')
  })

  test('brings the lines around its citations, whatever they hold, and none that are not well formed', () => {
    const excerpts = new Map([['["tikv.log",6,null]', {first: 5, at: 1, lines: [BREAKOUT, ['', BREAKOUT, ''], 'after'] as const}]])
    const page = html(aReport(), excerpts)
    expect(tagsOf(page).filter((tag) => tag.startsWith('<img'))).toEqual([])
    const [line, cited] = savedExcerpts(page).get('["tikv.log",6,null]')!.lines
    expect([line, cited![1]]).toEqual([printable(BREAKOUT), printable(BREAKOUT)])
    expect(savedExcerpts(page.replace('"at":1', '"at":"1"')).size).toBe(0)
    expect(savedExcerpts(json(aReport())).size).toBe(0)
  })

  test('shows the lines of its page in the terminal, with their numbers and what is cited of them', async () => {
    const {contextOf} = aloneReport(aReport(), new Map([['["tikv.log",6,null]', {first: 5, at: 1, lines: ['before', ['a ', 'cited', ' b'] as const]}]]))
    expect(await contextOf({file: 'tikv.log', line: 6})).toEqual({at: 1, lines: [{number: 5, text: 'before'}, {number: 6, text: 'a cited b', marked: [2, 7]}]})
    expect(await contextOf({file: 'tikv.log', line: 7})).toBeUndefined()
  })

  test.each([
    ['a page of somebody else', '<!doctype html><p>hello', 'the page holds no report'],
    ['text', 'STUCK (certain)', 'the file holds no report of drainscope: Unexpected token'],
    ['other JSON', '{"count": 1}', 'expected `schema` at its top'],
    ['an array', '[]', 'expected object at its top'],
    ['a report of another version', json({...aReport(), schema: 2}), 'expected 1 at `/schema`'],
    ['a report that was tampered with', json({...aReport(), findings: [{...leaderless, evidence: [{says: 5}]}]}), 'expected `file` at `/findings/0/evidence/0`'],
    ['a report with a wrong word', json({...aReport(), verdict: {...aReport().verdict, kind: 'fine'}}), 'at `/verdict/kind`'],
  ])('is not %s', (_, text, message) => {
    expect(() => savedReport(text)).toThrow(message)
  })
})
