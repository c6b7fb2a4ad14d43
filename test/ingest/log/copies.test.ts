import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {openBundle} from '../../../src/bundle/open.js'
import {ingest, type Ingested} from '../../../src/ingest/ingest.js'
import {tempBundle} from '../../bundle/temp-bundle.js'

/** `lines(3, 6)`: minutes 3 to 5 of a TiKV on which a Region a minute became leader. */
function lines(from: number, to: number): string {
  return Array.from({length: to - from}, (_, at) => {
    const stamp = new Date(Date.UTC(2026, 10, 23, 9, from + at)).toISOString().slice(0, 16).replaceAll('-', '/').replace('T', ' ')
    return `[${stamp}:00.000 +00:00] [INFO] [raft.rs:1235] ["became leader at term 12"] [region_id=${from + at}]\n`
  }).join('')
}

async function read(files: Readonly<Record<string, string | Buffer>>): Promise<Ingested> {
  return ingest(openBundle([tempBundle(files)]))
}

const counted = ({cluster}: Ingested): number | undefined => cluster.logs?.seen('became-leader')?.count
const says = ({notices}: Ingested): readonly string[] => notices.map(({file, says}) => `${file}: ${says}`)

describe('a line that stands in two files is counted once', () => {
  test('when a rotated file was collected twice, once packed', async () => {
    const result = await read({'tikv-1/tikv.log': lines(200, 300), 'tikv-1/tikv.log.1': lines(0, 200), 'tikv-1/tikv.log.1.gz': gzipSync(lines(0, 200))})
    expect(counted(result)).toBe(300)
    expect(says(result)).toEqual(['tikv-1/tikv.log.1.gz: all of it is in `tikv-1/tikv.log.1` too, and was counted there'])
    expect(result.cluster.logs?.nodes).toMatchObject([{name: 'tikv-1', isContinuous: true}])
  })

  test('when a log was copied, and grew', async () => {
    const result = await read({'tikv-1/tikv.log': lines(0, 9000), 'copies/tikv-1/tikv.log': lines(0, 7000)})
    expect(counted(result)).toBe(9000)
    expect(result.cluster.logs?.seen('became-leader')?.last.source).toMatchObject({file: 'tikv-1/tikv.log', line: 9000})
    expect(says(result)).toContain('tikv-1/tikv.log: its first 7,000 lines are in `copies/tikv-1/tikv.log` too, and were counted there')
  })

  test('when one begins in the middle of the other, with a torn line', async () => {
    const result = await read({'tikv-1/tikv.log': lines(0, 6000), 'tikv-1/tikv.log.1': lines(3000, 7000).slice(20)})
    expect(counted(result)).toBe(7000)
  })
})

describe('files that only look alike are both read', () => {
  test('when they have the same first line', async () => {
    expect(counted(await read({'tikv-1/tikv.log': lines(0, 1) + lines(5, 200), 'tikv-1/tikv.log.1': lines(0, 1) + lines(6, 200)}))).toBe(1 + 195 + 1 + 194)
  })

  test('when they are a line of two processes', async () => {
    const result = await read({'tikv-1/tikv.log': lines(0, 3), 'tikv-4/tikv.log': lines(0, 3)})
    expect([counted(result), says(result)]).toEqual([6, []])
  })

  test('when they lie in the folders of two processes, and the reader is told', async () => {
    const result = await read({'tikv-1/tikv.log': lines(0, 100), 'tikv-4/tikv.log': lines(0, 100)})
    expect(counted(result)).toBe(200)
    expect(says(result)).toEqual(['tikv-4/tikv.log: it says what `tikv-1/tikv.log` says, word for word: one of the two is not the log of the process that its path names'])
  })
})
