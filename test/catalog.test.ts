import {beforeAll, describe, expect, test} from 'vitest'
import {causes} from '../src/causes/index.js'
import {catalog} from '../src/zh.js'
import {hasWords, plainRemarks, sentencesOf} from './sentences.js'

const sentences = sentencesOf()
const texts = new Set(causes.flatMap(({id}) => [`${id}: title`, `${id}: explain`]))
const own = Object.entries<string>(catalog).filter(([english]) => !texts.has(english))

const holesIn = (template: string) => new Set(template.match(/\{\d+\}/g))
// What stands between backticks is a name or a command, the same in every language; a hole in it is told of above.
const quotesIn = (template: string) => new Set(template.match(/`[^`]+`/g))
const within = (some: ReadonlySet<string>, all: ReadonlySet<string>) => [...some].every((one) => all.has(one))

describe('the Chinese catalog', () => {
  beforeAll(() => expect(sentences.size).toBeGreaterThan(1000))

  test('has every sentence that the code says', () => {
    const missing = [...sentences].filter(([sentence]) => hasWords(sentence) && catalog[sentence] === undefined)
    expect(missing.map(([sentence, files]) => `${files[0]}: ${sentence}`)).toEqual([])
  })

  test('has none that the code says no more', () => {
    expect(own.filter(([english]) => !sentences.has(english)).map(([english]) => english)).toEqual([])
  })

  test('has every remark on a command: none stands in a plain string', () => {
    expect(plainRemarks()).toEqual([])
  })

  test('fills no hole that the English sentence does not have', () => {
    expect(own.filter(([english, chinese]) => !within(holesIn(chinese), holesIn(english))).map(([english]) => english)).toEqual([])
  })

  test('quotes the same names and commands', () => {
    expect(own.filter(([english, chinese]) => !within(quotesIn(english), quotesIn(chinese))).map(([english]) => english)).toEqual([])
  })
})
