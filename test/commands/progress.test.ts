import {describe, expect, test} from 'vitest'
import {say} from '../../src/model/say.js'
import {inUnits, progressLine} from '../../src/commands/progress.js'

function watched(isTTY: boolean, columns = 60) {
  const written: string[] = []
  let time = 0
  const line = progressLine({isTTY, columns, write: (text: string) => written.push(text)}, () => time)
  return {line, written, wait: (ms: number) => (time += ms)}
}

describe('progressLine', () => {
  test('says file, bytes and rate once it takes half a second', () => {
    const {line, written, wait} = watched(true)
    wait(400)
    line.show({file: 'tikv.log', bytes: 1e6, seen: []})
    expect(written).toEqual([])
    wait(600)
    line.show({file: 'tikv.log', bytes: 312e6, seen: []})
    expect(written).toEqual(['\r\u001b[Jtikv.log  312 MB, 312 MB/s'])
  })

  test('says how long it will take where that is known, and what was seen so far, a line below', () => {
    const {line, written, wait} = watched(true)
    wait(2000)
    line.show({file: 'tikv.log', bytes: 100e6, total: 500e6, seen: [say`store 5 Offline`, say`leader-missing 9 times`]})
    expect(written).toEqual(['\r\u001b[Jtikv.log  100 MB / 500 MB, 50 MB/s, 8 seconds left\nSo far: store 5 Offline; leader-missing 9 times\u001b[A'])
  })

  test('erases itself', () => {
    const {line, written, wait} = watched(true)
    wait(1000)
    line.show({file: 'tikv.log', bytes: 1, seen: []})
    line.clear()
    expect(written.at(-1)).toBe('\r\u001b[J')
  })

  test('writes nothing where nobody looks', () => {
    const {line, written, wait} = watched(false)
    wait(1000)
    line.show({file: 'tikv.log', bytes: 1, seen: []})
    line.clear()
    expect(written).toEqual([])
  })

  test('stays on one line and shows a hostile name as text', () => {
    const {line, written, wait} = watched(true, 40)
    wait(1000)
    line.show({file: `${'folder/'.repeat(20)}\u001b[2J.log`, bytes: 1, seen: []})
    expect(written[0]).toBe(`\r\u001b[J…/folder/folder/\\x1b[2J.log  1 B, 1 B/s`)
  })
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '1.5 kB'],
  [312e6, '312 MB'],
  [10e9, '10 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(inUnits(bytes)).toBe(words)
})
