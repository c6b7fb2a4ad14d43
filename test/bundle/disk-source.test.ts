import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {diskSource} from '../../src/bundle/disk-source.js'
import {tempBundle} from './temp-bundle.js'

const text = Buffer.from(Array.from({length: 300_000}, (_, line) => `line ${line}`).join('\n'))

test.each([false, true])('a large file comes whole, from any byte on, also when its chunks share memory: %s', async (isReused) => {
  const path = join(tempBundle({'tikv.log': text}), 'tikv.log')
  for (const from of [0, 1, 70_000, 2_000_001, text.length]) {
    const parts: Buffer[] = []
    for await (const chunk of diskSource(path, text.length).read(from, undefined, isReused)) parts.push(Buffer.from(chunk))
    expect(Buffer.concat(parts).equals(readFileSync(path).subarray(from))).toBe(true)
  }
})

test('whoever wants only the beginning reads no more', async () => {
  const path = join(tempBundle({'tikv.log': text}), 'tikv.log')
  for await (const chunk of diskSource(path, text.length).read()) {
    expect(chunk.length).toBeLessThan(100_000)
    break
  }
})
