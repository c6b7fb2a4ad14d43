import {describe, expect, test} from 'vitest'
import type {Cause, CauseText} from '../src/causes/cause.js'
import {causes} from '../src/causes/index.js'

/**
 * A stale translation is found by what no language changes: quotations, numbers, releases, issues and sources stand in both texts.
 * That does not find a sentence whose words alone have changed.
 */
const HEADINGS = ['## 发生了什么', '## 为什么停在这里', '## 看起来是什么样', '## 不要混淆', '## 怎么办', '## 来源']

/** What is the same in every language: log lines, names and commands between backticks, with their line breaks undone. */
const quotes = ({title, explain}: CauseText) => found(`${title}\n${explain.replaceAll(/\s+/g, ' ')}`, /`[^`]+`/g)

// 5.0.3, 30,000, 20 | tikv/pd#8095, #3499 | server/cluster/cluster.go, check_conf_change, docs.pingcap.com
const facts = (text: CauseText) => found(words(text), /#?\d+(?:[.,]\d+)*|[\w-]+\/[\w-]+#\d+|[A-Za-z][\w-]*(?:[./_][\w-]+)+/g)

// A release or an issue that only the translation names is one that the English text has dropped.
const dated = (text: CauseText) => found(words(text), /\d+\.\d+(?:\.\d+)?|(?:[\w-]+\/[\w-]+)?#\d+/g)

/** Releases are `6.5` in the English texts and `v6.5` in the Chinese ones, as PingCAP's own documents have it. */
const words = ({title, explain}: CauseText) => `${title}\n${explain}`.replaceAll(/\bv(?=\d)/g, '')

const found = (words: string, pattern: RegExp): readonly string[] => [...new Set(words.match(pattern) ?? [])]

/** Of what `from` says, what `to` does not. */
const missing = (of: (text: CauseText) => readonly string[], from: CauseText, to: CauseText) => of(from).filter((one) => !of(to).includes(one))

const chineseOf = async ({id, family}: Cause): Promise<CauseText> => (await import(`../src/causes/${family}/${id}.text.zh.ts`)).text

describe.each(causes)('the Chinese text of $id', (cause) => {
  test('has the same six headings, and says something under each', async () => {
    const {explain} = await chineseOf(cause)
    expect(explain.match(/^## .*/gm)).toEqual(HEADINGS)
    expect(explain.split(/^## .*/m).slice(1).filter((part) => part.trim() === '')).toEqual([])
  })

  test('has a line a paragraph: a break would be shown as a blank', async () => {
    expect((await chineseOf(cause)).explain.match(/^(?!##).+\n(?!##|- |\d+\. ).+/gm)).toBeNull()
  })

  test('has a title that ends the sentence 缩容卡住，是因为……', async () => {
    expect((await chineseOf(cause)).title).toMatch(/^\S[^\n。]*\p{Script=Han}[^\n。]*[^\s。.]$/u)
  })

  test('is not stale: it quotes what the English text quotes, and no more', async () => {
    const chinese = await chineseOf(cause)
    expect(missing(quotes, cause.text, chinese)).toEqual([])
    expect(missing(quotes, chinese, cause.text)).toEqual([])
  })

  test('is not stale: it names the numbers, releases, issues and sources of the English text, and no other release or issue', async () => {
    const chinese = await chineseOf(cause)
    expect(missing(facts, cause.text, chinese)).toEqual([])
    expect(missing(dated, chinese, cause.text)).toEqual([])
  })

  test('is Chinese', async () => {
    const parts = (await chineseOf(cause)).explain.split(/^## .*\n/m).slice(1, -1)
    expect(parts.filter((part) => !/\p{Script=Han}/u.test(part) && !/^`[^`]+`。$/.test(part.trim()))).toEqual([])
    expect(parts.filter((part) => /(?:[a-z]+ ){4}/.test(part.replaceAll(/`[^`]+`/g, '')))).toEqual([])
  })
})
