import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {say, speak} from '../../src/model/say.js'

describe('a sentence in Chinese', () => {
  beforeAll(() =>
    speak('zh', {
      '{0} of store {1}': 'Store {1} 的 {0}',
      'a log': '日志',
      'listed: {0}{1}': '列出：{0}在此{1}。',
      '`{0}` is full': '`{0}` 已满',
    }),
  )
  afterAll(() => speak('en', {}))

  test('is its Chinese template, filled', () => {
    expect(say`${'Region'} of store ${5}`).toBe('Store 5 的 Region')
  })

  test('has a blank between Chinese and letters, and none between Chinese or at its signs, whatever fills it', () => {
    expect(say`${say`a log`} of store ${5}`).toBe('Store 5 的日志')
    expect(say`listed: ${3}${say`a log`}`).toBe('列出：3 在此日志。')
    expect(say`${say`a log`} ${say`a log`}: ${'tikv'}`).toBe('日志日志: tikv')
  })

  test('quotes a name as it stands', () => {
    expect(say`\`${'备份 数据/日志a.txt'}\` is full`).toBe('`备份 数据/日志a.txt` 已满')
  })

  test('is the English one where the catalog has none', () => {
    expect(say`store ${5} stays`).toBe('store 5 stays')
  })
})
