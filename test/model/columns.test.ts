import fc from 'fast-check'
import {expect, test} from 'vitest'
import {Column, HexColumn} from '../../src/model/columns.js'

const numbers = fc.array(fc.oneof(fc.nat(300), fc.nat(70_000), fc.nat(), fc.integer({min: 0, max: Number.MAX_SAFE_INTEGER - 2 ** 40})), {maxLength: 40})

test('a column has what was pushed, alone or many at once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), numbers, fc.nat(2 ** 40))), (parts) => {
      const column = new Column()
      for (const [isAlone, values, plus] of parts) {
        if (isAlone) for (const value of values) column.push(value + plus)
        else column.pushAll(Float64Array.from([9, ...values, 9]), 1, values.length + 1, plus)
      }
      expect([...column]).toEqual(parts.flatMap(([, values, plus]) => values.map((value) => value + plus)))
    }),
  )
})

test('a column goes on where an array is full', () => {
  const column = new Column()
  const values = Float64Array.from({length: 5000}, (_, at) => at * at * at)
  for (let times = 0; times < 4; times++) column.pushAll(values, 0, 5000)
  expect([...column]).toEqual([values, values, values, values].flatMap((each) => [...each]))
})

test('finds the last of ascending numbers that is not above another', () => {
  const column = new Column()
  for (const number of [0, 4, 9, 9000]) column.push(number)
  expect([0, 3, 4, 8, 9, 8999, 10_000].map((number) => column.lastUpTo(number))).toEqual([0, 0, 1, 1, 2, 2, 3])
})

/** It fills an array alone. */
const LONG = '74'.repeat(1 << 20)

/** A batch of keys, without what they share with the first. */
function batchOf(keys: readonly Buffer[]) {
  const [first = Buffer.alloc(0)] = keys
  const shared = Uint32Array.from(keys, (key, at) => (at === 0 ? 0 : alike(first, key)))
  const rests = keys.map((key, at) => key.subarray(shared[at]))
  const to = Uint32Array.from(rests, (_, at) => rests.slice(0, at + 1).reduce((sum, rest) => sum + rest.length, 0))
  return {bytes: Buffer.concat(rests), from: to.map((end, at) => end - rests[at]!.length), to, shared, count: keys.length}
}

function alike(a: Buffer, b: Buffer): number {
  let same = 0
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same++
  return same
}

test('a column of keys has what was pushed, alone or many at once, hex or not', () => {
  const key = fc.oneof(fc.uint8Array({maxLength: 5}), fc.uint8Array({maxLength: 40})).map((bytes) => Buffer.concat([Buffer.from('7480000000', 'hex'), bytes]))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.array(fc.oneof(key, fc.constant(Buffer.alloc(0))), {maxLength: 6}))), (parts) => {
      const column = new HexColumn()
      const put: string[] = []
      for (const [isAlone, keys] of parts) {
        const {bytes, ...places} = batchOf(keys)
        const texts = [...keys.map((each) => each.toString('hex').toUpperCase()), ...(isAlone ? ['‹7480›', LONG] : [])]
        if (isAlone) for (const text of texts) column.push(text)
        else column.pushAll(bytes, places)
        put.push(...texts)
      }
      expect(put.every((text, at) => column.at(at) === text)).toBe(true)
    }),
    {numRuns: 30},
  )
})
