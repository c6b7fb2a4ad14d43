import {describe, expect, test} from 'vitest'
import {DisplayReader, readDisplay} from '../../../src/ingest/tiup/display.js'
import type {TiupNode} from '../../../src/model/tiup.js'
import {aDocument} from '../../builders/cluster.js'

function read(...lines: readonly string[]): readonly TiupNode[] {
  const reader = new DisplayReader()
  for (const [index, text] of lines.entries()) reader.read(text, {file: 'display.txt', line: index + 1, quote: text})
  return reader.nodes
}

describe('DisplayReader', () => {
  test('reads the table of 1.x', () => {
    expect(
      read(
        'Cluster type:       tidb',
        'Cluster name:       prod',
        'ID                   Role            Host           Ports        OS/Arch       Status           Data Dir               Deploy Dir',
        '--                   ----            ----           -----        -------       ------           --------               ----------',
        '192.168.3.222:2379   pd              192.168.3.222  2379/2380    linux/x86_64  Up|L|UI          /tidb-data/pd-2379     /tidb-deploy/pd-2379',
        '192.168.3.229:20160  tikv (patched)  192.168.3.229  20160/20180  linux/x86_64  Pending Offline  /tidb-data/tikv-20160  /tidb-deploy/tikv-20160',
        'Total nodes: 2',
      ),
    ).toMatchObject([
      {address: '192.168.3.222:2379', role: 'pd', status: 'Up|L|UI', cluster: 'prod', source: {line: 5}},
      {address: '192.168.3.229:20160', role: 'tikv', host: '192.168.3.229', ports: [20160, 20180], status: 'Pending Offline', dataDir: '/tidb-data/tikv-20160', deployDir: '/tidb-deploy/tikv-20160'},
    ])
  })

  test('finds its way among more columns', () => {
    expect(
      read(
        'ID               Role  Host       Manage Host  Ports        OS/Arch       Status  Memory  Memory Limit  CPU Quota  Since    Data Dir        Deploy Dir',
        '10.0.1.1:20160   tikv  10.0.1.1   172.16.1.1   20160/20180  linux/x86_64  Up      1.2G    -             -          3d4h5m   /data1/tikv     /deploy/tikv',
      ),
    ).toMatchObject([{address: '10.0.1.1:20160', host: '10.0.1.1', ports: [20160, 20180], status: 'Up', dataDir: '/data1/tikv'}])
  })

  test('reads the table of 0.x, whose directories are relative', () => {
    const [node] = read('TiDB Cluster: prod-cluster', 'ID                  Role  Host          Ports        Status   Data Dir         Deploy Dir', '172.16.5.140:20160  tikv  172.16.5.140  20160/20180  Offline  data/tikv-20160  deploy/tikv-20160')

    expect(node).toMatchObject({status: 'Offline', cluster: 'prod-cluster'})
    expect(node).not.toHaveProperty('dataDir')
  })

  test('reads nothing without a header', () => {
    expect(read('10.0.1.1:20160   tikv  10.0.1.1  20160/20180  linux/x86_64  Up')).toEqual([])
  })
})

test('readDisplay reads `display --json`', () => {
  const value = {
    cluster_meta: {cluster_type: 'tidb', cluster_name: 'prod', cluster_version: 'v6.5.12'},
    instances: [
      {id: '10.0.1.9:9000', role: 'tiflash', host: '10.0.1.9', ports: '9000/8123/3930/20170/20292/8234', os_arch: 'linux/x86_64', status: 'Tombstone', since: '-', data_dir: '/data1/tiflash,/data2/tiflash', deploy_dir: '/deploy/tiflash-9000'},
      {role: 'tikv'},
    ],
  }

  expect(readDisplay(value, {document: aDocument('display.json'), pointer: ''})).toEqual([
    {
      address: '10.0.1.9:9000', role: 'tiflash', host: '10.0.1.9', ports: [9000, 8123, 3930, 20170, 20292, 8234], status: 'Tombstone', dataDir: '/data1/tiflash', deployDir: '/deploy/tiflash-9000', cluster: 'prod',
      source: {document: aDocument('display.json'), pointer: '/instances/0'},
    },
  ])
})
