import {describe, expect, test} from 'vitest'
import {CaptureReader} from '../../src/ingest/capture.js'
import {isLine} from '../../src/model/source.js'

function read(...lines: readonly string[]): CaptureReader {
  const capture = new CaptureReader('session.txt')
  for (const [index, text] of lines.entries()) capture.read(index + 1, text)
  return capture
}

describe('CaptureReader', () => {
  test.each([
    ['$ tiup ctl:v5.2.1 pd -u http://pd-ip:2379 store delete 5', 'tiup ctl:v5.2.1 pd -u http://pd-ip:2379 store delete 5'],
    ['$tiup ctl:v5.2.1 pd -u http://pd-ip:2379 store', 'tiup ctl:v5.2.1 pd -u http://pd-ip:2379 store'],
    ['[tidb@tidb01-41 tidb-ansible]$ resources/bin/pd-ctl -u http://192.168.1.41:2379 -i', 'resources/bin/pd-ctl -u http://192.168.1.41:2379 -i'],
    ['./pd-ctl -u "http://172.10.10.10:2379" -d store 10', './pd-ctl -u "http://172.10.10.10:2379" -d store 10'],
    ['» region store 5', 'region store 5'],
    ['~]$ tiup cluster display kruidb-cluster', 'tiup cluster display kruidb-cluster'],
    ['root@pd-0:/# curl http://127.0.0.1:2379/pd/api/v1/stores', 'curl http://127.0.0.1:2379/pd/api/v1/stores'],
  ])('knows the command in %s', (line, command) => {
    expect(read(line).commands).toEqual([{text: command, source: {file: 'session.txt', line: 1, quote: line}}])
  })

  test.each([
    ['Success!', true],
    ['success!', true],
    ['region: 90496, error: StringError("[src/server/debug.rs:944]: invalid conf_ver")', false],
    ['Failed! [500] "cannot build operator for region with no leader"', false],
    ['Failed to delete store 4: [400] "[PD:core:ErrStoresNotEnough]can not remove store 4 since the number of up stores would be 2 while need 3"', false],
    ['[500]:"failed to add operator, maybe already have one"', false],
    ['[503] no leader', false],
    ['[PD:core:ErrStoresNotEnough]can not remove store 68 since the number of up stores would be 1 while need 3', false],
    ['[412] "placement rules feature is disabled"', false],
  ])('knows the reply %s', (text, isSuccess) => {
    expect(read('» operator add remove-peer 90496 7', text).replies).toEqual([{command: 'operator add remove-peer 90496 7', isSuccess, text, source: {file: 'session.txt', line: 2, quote: text}}])
  })

  test('gives a reply no command where the capture shows none', () => {
    expect(read('Success!').replies[0]).not.toHaveProperty('command')
  })

  test('reads the rows of `tiup cluster display`', () => {
    const capture = read(
      'Cluster version:    v6.1.6',
      'ID                    Role          Host            Ports                            OS/Arch       Status           Data Dir                      Deploy Dir',
      '--                    ----          ----            -----                            -------       ------           --------                      ----------',
      '192.168.93.128:2379   pd            192.168.93.128  2379/2380                        linux/x86_64  Up|UI            /tidb-data/pd-2379            /tidb-deploy/pd-2379',
      '192.168.93.129:9000   tiflash       192.168.93.129  9000/8123/3930/20170/20292/8234  linux/x86_64  Up               /tidb-data/tiflash-9000       /tidb-deploy/tiflash-9000',
      '192.168.93.128:20160  tikv          192.168.93.128  20160/20180                      linux/x86_64  Pending Offline  /tidb-data/tikv-20160         /tidb-deploy/tikv-20160',
      'Total nodes: 3',
    )
    expect(capture.nodes.map(({address, role, status, source}) => [address, role, status, isLine(source) && source.line])).toEqual([
      ['192.168.93.128:2379', 'pd', 'Up|UI', 4],
      ['192.168.93.129:9000', 'tiflash', 'Up', 5],
      ['192.168.93.128:20160', 'tikv', 'Pending Offline', 6],
    ])
  })

  test('says false of lines that it does not know', () => {
    const capture = new CaptureReader('session.txt')
    for (const text of ['} else', '[2022/10/13 22:07:44.853 +08:00] [INFO] [util.rs:544] ["connecting to PD endpoint"]', '10.0.1.1:20160  tikv  Up']) expect(capture.read(1, text)).toBe(false)
  })
})
