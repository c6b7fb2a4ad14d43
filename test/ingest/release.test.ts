import {describe, expect, test} from 'vitest'
import {openBundle} from '../../src/bundle/open.js'
import {ingest} from '../../src/ingest/ingest.js'
import {tempBundle} from '../bundle/temp-bundle.js'

const stopped = (line: number) => `[2022/03/28 09:34:38.062 +08:00] [ERROR] [kv.rs:${line}] ["KvService::batch_raft send response fail"] [err=RemoteStopped]\n`
const banner = '[2022/03/28 09:34:55.690 +08:00] [INFO] [lib.rs:76] ["Welcome to TiKV"]\n[2022/03/28 09:34:55.690 +08:00] [INFO] [lib.rs:81] ["Release Version:   5.2.3"]\n'
const store = JSON.stringify({store: {id: 5, address: '10.0.1.5:20160', version: '5.3.0', state_name: 'Offline'}, status: {}})

const read = (files: Readonly<Record<string, string>>) => ingest(openBundle([tempBundle(files)]))

describe("PD's release", () => {
  test.each([
    ['the record of a store', {'store-5.json': store, 'tikv.log': banner}, '5.3.0', []],
    ['the banner of a TiKV', {'tikv.log': banner + stopped(729)}, '5.2.3', ["PD's release is not in the bundle; it is taken for 5.2.3, that of a TiKV, by its banner"]],
    ['the source line of a message', {'tikv.log': stopped(729)}, '5.2.0', ["PD's release is not in the bundle; it is taken for 5.2.0, that of a TiKV whose log comes from kv.rs:729, as in 5.2.0 to 5.2.1"]],
  ])('is inferred from %s, which is said', async (_, files, release, said) => {
    const {cluster, notices} = await read(files)

    expect(cluster.version).toMatchObject({is: {text: release}, isInferred: true})
    expect(notices.map(({says}) => says)).toEqual(said)
  })

  test.each([753, 734, 1])('is not guessed from kv.rs:%i, which tells no single minor release', async (line) => {
    expect((await read({'tikv.log': stopped(line)})).cluster.version).toBeUndefined()
  })
})
