import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {openBundle} from '../../../src/bundle/open.js'
import {ingest, type Ingested} from '../../../src/ingest/ingest.js'
import {zoneNamed} from '../../../src/ingest/log/zone.js'
import type {Input} from '../../../src/model/input.js'
import type {LogEvent} from '../../../src/model/log-digest.js'
import {signatures} from '../../../src/signatures/index.js'

/** One folder for each form that a log is sent in: a small bundle, and what it must be read as. `-u` rewrites `told.txt`. */
const CORPUS = 'test/ingest/log/corpus'

function eventsOf({cluster}: Ingested): readonly LogEvent[] {
  return signatures.flatMap(({id}) => cluster.logs?.seen(id)?.events ?? [])
}

function inputLine({file, kind, node, version, records, lines, unread, from, to, skipped}: Input): string {
  const counts = lines === undefined ? '' : `, ${lines} lines, ${unread} unread`
  return `${file}: ${kind}, node ${node ?? '-'}, version ${version ?? '-'}, ${records} records${counts}, ${from ?? '-'} … ${to ?? '-'}${skipped === null ? '' : `, skipped: ${skipped}`}`
}

function eventLine({signature, node, stamp, time, level, message, fields, regionId, storeId, source}: LogEvent): string {
  const at = time === undefined ? '-' : new Date(time).toISOString()
  return `${signature} on ${node}: ${source.file}:${source.line} ${stamp || '-'} (${at}) [${level}] ${JSON.stringify(message)} ${JSON.stringify(Object.fromEntries(fields))} region ${regionId ?? '-'} store ${storeId ?? '-'}`
}

function told(read: Ingested): string {
  const nodes = read.cluster.logs?.nodes ?? []
  return [
    ...read.inputs.map(inputLine),
    ...nodes.map(({name, component, storeId, isContinuous, lastLine}) => `node ${name}: ${component}, store ${storeId ?? '-'}, ${isContinuous ? 'continuous' : 'with gaps'}, ends at line ${lastLine?.line ?? '-'}`),
    ...eventsOf(read).map(eventLine),
    ...read.notices.map(({level, says, file, line}) => `${level}: ${file ?? '-'}:${line ?? '-'} ${says}`),
    '',
  ].join('\n')
}

/** Every quote stands on the line that is cited. */
function uncited(root: string, events: readonly LogEvent[]): readonly string[] {
  const wrong = events.filter(({source}) => !(readFileSync(join(root, source.file), 'utf8').split('\n')[source.line - 1] ?? '').includes(source.quote) || source.quote === '')
  return wrong.map(({source}) => `${source.file}:${source.line} ${source.quote}`)
}

describe.each(readdirSync(CORPUS))('%s', (name) => {
  const root = join(CORPUS, name, 'bundle')

  test('is read as it should be', async () => {
    await expect(told(await ingest(openBundle([root])))).toMatchFileSnapshot(`corpus/${name}/told.txt`)
  })

  test('is quoted as it stands', async () => {
    const events = eventsOf(await ingest(openBundle([root])))
    expect(uncited(root, events)).toEqual([])
  })
})

describe('a zone that the user names', () => {
  test.each([
    ['+08:00', '2018-12-18T22:27:30.000+08:00'],
    ['America/New_York', '2018-12-18T22:27:30.000-05:00'],
  ])('%s stands in where neither the log nor the bundle says one', async (name, stamp) => {
    const zone = zoneNamed(name)
    const {cluster, notices} = await ingest(openBundle([join(CORPUS, 'pd-2.x-no-zone/bundle')]), zone && {zone})
    expect(cluster.logs?.seen('store-offline')?.first.stamp).toBe(stamp)
    expect(notices).toEqual([])
  })

  test('wins over what the bundle says', async () => {
    const zone = zoneNamed('-03:00')
    const {cluster} = await ingest(openBundle([join(CORPUS, 'pd-2.x/bundle')]), zone && {zone})
    expect(cluster.logs?.seen('store-offline')?.first.stamp).toBe('2018-12-18T22:27:30.000-03:00')
  })
})
