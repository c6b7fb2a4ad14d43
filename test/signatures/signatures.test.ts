import {describe, expect, test} from 'vitest'
import {parseLogLine} from '../../src/ingest/log/parse.js'
import {fixedZone} from '../../src/ingest/log/zone.js'
import {scannerFor} from '../../src/ingest/log/scanner.js'
import {signatures} from '../../src/signatures/index.js'

test('has an id for every signature, and each once', () => {
  const ids = signatures.map(({id}) => id)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([])
})

describe.each(signatures)('$id', ({id, component, messages, samples}) => {
  test('has messages in ASCII, each found in one of its samples', () => {
    for (const message of messages) {
      expect(message).toMatch(/^[\u0020-\u007E]+$/)
      expect(samples.some((sample) => sample.includes(message)), `no sample holds: ${message}`).toBe(true)
    }
  })

  test.each(samples)('is found by the scanner in %s', (sample) => {
    expect(scannerFor(component === 'tiup' ? undefined : component).find(sample).map((signature) => signature.id)).toContain(id)
    expect(scannerFor(undefined).find(sample).map((signature) => signature.id)).toContain(id)
  })

  test.each(samples.filter((sample) => /^[[{\d]/.test(sample)))('has a sample that is a log record: %s', (sample) => {
    const record = parseLogLine(sample, fixedZone('+08:00'))
    expect(record?.level).toMatch(/^[A-Za-z]+$/)
    expect(record?.message).toBeTruthy()
  })
})
