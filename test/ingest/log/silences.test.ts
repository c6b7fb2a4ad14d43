import {describe, expect, test} from 'vitest'
import {aLogDigest, idling, logged} from '../../builders/log-digest.js'

const line = (secondsBefore: number) => logged(secondsBefore, '[INFO] [peer.rs:1] ["anything"] [region_id=7]')

/** Minutes and lines of the silences of the only node. */
async function silences(files: Readonly<Record<string, readonly string[]>>) {
  const {nodes} = await aLogDigest(files)
  return (nodes[0]?.silences ?? []).map(({from, to, before, after}) => [(to - from) / 60_000, `${before.file}:${before.line}`, `${after.file}:${after.line}`])
}

describe('the silences of a log', () => {
  test('are found inside a file, among lines without a time', async () => {
    const lines = [...Array.from({length: 300}, (_, at) => line(7200 - at)), '   0: stack', '   1: trace', ...Array.from({length: 300}, (_, at) => line(3600 - at))]

    expect(await silences({'tikv-1/tikv.log': lines})).toEqual([[(7200 - 299 - 3600) / 60, 'tikv-1/tikv.log:300', 'tikv-1/tikv.log:303']])
  })

  test('are found where each line stands alone', async () => {
    expect(await silences({'tikv-1/tikv.log': [line(9000), line(6000), line(3000)]})).toEqual([[50, 'tikv-1/tikv.log:1', 'tikv-1/tikv.log:2'], [50, 'tikv-1/tikv.log:2', 'tikv-1/tikv.log:3']])
  })

  test('are found between rotated files', async () => {
    const files = {'tikv-1/tikv-2026-01-01T10-00-00.000.log': [line(7200), line(7100)], 'tikv-1/tikv.log': [line(3500), line(3400)]}

    expect(await silences(files)).toEqual([[60, 'tikv-1/tikv-2026-01-01T10-00-00.000.log:2', 'tikv-1/tikv.log:1']])
  })

  test('are none where another file of the process goes on', async () => {
    const files = {'tikv-1/tikv.log': [line(7200), line(3500)], 'tikv-1/tikv_stderr.log': [line(6400), line(5600), line(4800), line(4000)]}

    expect(await silences(files)).toEqual([])
  })

  test('are none while a TiKV idles', async () => {
    expect(await silences({'tikv-1/tikv.log': idling(5)})).toEqual([])
  })

  test('keep only the longest of a file', async () => {
    // Minutes before the dumps: gaps of 20, 30, 40 … 80.
    const lines = [400, 380, 350, 310, 260, 200, 130, 50].map((minutes) => line(minutes * 60))

    expect((await silences({'tikv-1/tikv.log': lines})).map(([minutes]) => minutes)).toEqual([40, 50, 60, 70, 80])
  })
})
