import {expect, test} from 'vitest'
import {openBundle} from '../../src/bundle/open.js'
import {ingest} from '../../src/ingest/ingest.js'
import type {Progress} from '../../src/ingest/reading-progress.js'
import {tempBundle} from '../bundle/temp-bundle.js'

const line = (message: string) => `[2026/01/01 12:00:00.000 +00:00] [INFO] [raft.rs:849] ["${message}"] [region_id=7]\n`
const files = {
  'stores.json': JSON.stringify({count: 1, stores: [{store: {id: 5, address: 'a:20160', state: 1, state_name: 'Offline'}, status: {}}]}),
  'tikv-1/tikv.log': line('became leader at term 7').repeat(3),
  'tikv-2/tikv.log': line('anything'),
}

async function progressOf(contents: Readonly<Record<string, string>>): Promise<readonly Progress[]> {
  const heard: Progress[] = []
  await ingest(openBundle([tempBundle(contents)]), {onProgress: (progress) => heard.push(progress)})
  return heard
}

test('tells how much there is once only logs are left, which stores leave, and what the logs say most', async () => {
  const heard = await progressOf(files)
  const total = Object.values(files).reduce((sum, text) => sum + text.length, 0)
  expect(heard[0]).toMatchObject({file: 'stores.json', seen: []})
  expect(heard[0]?.total).toBeUndefined()
  expect(heard.at(-1)).toMatchObject({bytes: total, total, seen: ['store 5 Offline', 'became-leader 3 times']})
})
