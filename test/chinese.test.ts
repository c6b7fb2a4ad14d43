import {readdirSync} from 'node:fs'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import type {Report} from '../src/report/contract.js'
import {reportOn} from './sample-reports.js'

/** The fields of a report that are said. */
const SAID = new Set(['summary', 'says', 'title', 'when', 'verify', 'undo', 'failsNow', 'why', 'because', 'affects', 'skipped', 'trust'])

type Analyze = (typeof import('../src/analyze.js'))['analyze']

/** Many sentences are constants of their modules: a language has modules of its own. */
async function analyzeInChinese(): Promise<Analyze> {
  vi.resetModules()
  const {speak} = await import('../src/model/say.js')
  const {catalog, dates} = await import('../src/zh.js')
  speak('zh', catalog, dates)
  return (await import('../src/analyze.js')).analyze
}

/** What a command tells its reader: `iostat -x 1 10   # on the host of the target`. */
const REMARK = / {3}(?:#|--) (.*)$/

/** `# what for`, `PD=…   # any PD`, `${STORE:?which}` and `echo "done"`, in a script. */
const SCRIPT_SAYS = [/^# (\S.*)/, REMARK, /:\?([^}]+)\}/, /echo "([^"]+)"/]

const HAN = /\p{Script=Han}/u

/** Every sentence of a report, with its place. */
function saidIn(value: unknown, place = '', isSaid = false): readonly string[] {
  const said = isSaid || typeof value !== 'string' || !/\/command/.test(place) ? value : REMARK.exec(value)?.[1]
  if (typeof said === 'string') return isSaid || said !== value ? [`${place}: ${said}`] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => saidIn(one, `${place}/${key}`, SAID.has(key)))
}

/** The words of the files that it quotes: PD's and TiKV's own messages stand in sentences of any language. */
function quotesIn(value: unknown, isQuote = false): string {
  if (typeof value === 'string') return isQuote ? value : ''
  return typeof value === 'object' && value !== null ? Object.entries(value).map(([key, one]) => quotesIn(one, key === 'quote')).join('\n') : ''
}

/** All but the sentences, and the remarks on commands. */
const factsIn = (report: Report): unknown =>
  JSON.parse(JSON.stringify(report, (key, value) => (SAID.has(key) ? undefined : key === 'command' ? value.replace(REMARK, '') : key === 'commands' ? value.map((one: string) => one.replace(REMARK, '')) : value)))

/** Three English words on end that no file has; what stands between backticks is the same in every language. */
function isEnglish(sentence: string, quotes: string): boolean {
  const runs = sentence.replaceAll(/`[^`]*`/g, '').match(/\b[a-z]+(?: [a-z]+){2,}\b/g) ?? []
  return runs.some((run) => !quotes.includes(run))
}

describe('in Chinese', () => {
  let chinese: Analyze
  let scriptFor: (typeof import('../src/diagnose/collect/everything.js'))['everythingScript']
  let commands: (typeof import('../src/commands/commands.js'))['COMMANDS']
  beforeAll(async () => {
    chinese = await analyzeInChinese()
    scriptFor = (await import('../src/diagnose/collect/everything.js')).everythingScript
    commands = (await import('../src/commands/commands.js')).COMMANDS
  }, 120_000)
  // The next tests of this process speak English.
  afterAll(() => vi.resetModules())

  describe.each(readdirSync('samples'))('samples/%s', (name) => {
    let report: Report
    beforeAll(async () => {
      report = await chinese([`samples/${name}`])
    }, 60_000)

    test('says nothing in English', () => {
      expect(saidIn(report).length).toBeGreaterThan(50)
      const quotes = quotesIn(report)
      expect(saidIn(report).filter((sentence) => isEnglish(sentence, quotes))).toEqual([])
    })

    test('sets Chinese apart from letters, and fills every hole', () => {
      const wrong = /\p{Script=Han} \p{Script=Han}|[，。：；（）、] | [，。：；（）、]|\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}|  |undefined|\{\d\}/u
      expect(saidIn(report).filter((sentence) => wrong.test(sentence))).toEqual([])
    })

    test('finds and charges what it does in English', async () => {
      expect(factsIn(report)).toEqual(factsIn(await reportOn(name)))
    })
  })

  test.each(['tiup', 'operator'] as const)('the script for %s tells what it does', (deployment) => {
    const remarks = scriptFor({deployment}).split('\n').flatMap((line) => SCRIPT_SAYS.map((pattern) => pattern.exec(line)?.[1]).find((said) => said !== undefined) ?? [])
    expect(remarks.length).toBeGreaterThan(20)
    expect(remarks.filter((remark) => !HAN.test(remark))).toEqual([])
  })

  test('the help says all of every command and flag', async () => {
    const loaded = await Promise.all(Object.entries(commands).map(async ([name, load]) => [name, await load()] as const))
    const said = loaded.flatMap(([name, {summary, description = summary, args, flags}]) => [
      `${name}: ${summary}`,
      `${name}: ${description}`,
      ...Object.entries<{readonly description?: string | undefined}>({...args, ...flags}).map(([one, {description: says}]) => `${name} ${one}: ${says}`),
    ])
    expect(said.length).toBeGreaterThan(60)
    expect(said.filter((sentence) => !HAN.test(sentence))).toEqual([])
  })
})
