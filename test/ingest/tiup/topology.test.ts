import {describe, expect, test} from 'vitest'
import {TopologyReader} from '../../../src/ingest/tiup/topology.js'
import type {TiupNode} from '../../../src/model/tiup.js'

function read(yaml: string, file = 'topology.yaml'): readonly TiupNode[] {
  const reader = new TopologyReader(file)
  for (const [index, line] of yaml.split('\n').entries()) if (line.trim() !== '') reader.read(line.trim(), {file, line: index + 1, quote: line.trim()}, line.search(/\S/))
  return reader.nodes
}

describe('TopologyReader', () => {
  test('reads meta.yaml, with the node that is leaving', () => {
    const nodes = read(
      `user: tidb
tiup_version: v1.9.4
cluster_version: v5.2.1
topology:
  global:
    user: tidb
    ssh_port: 22
    deploy_dir: /tidb-deploy
    data_dir: /tidb-data
  server_configs:
    tikv:
      storage.reserve-space: 5M
    pd: {}
  tikv_servers:
  - host: 10.0.1.16
    ssh_port: 22
    port: 20160
    status_port: 20180
    deploy_dir: /tidb-deploy/tikv-20160
    data_dir: /data1/tikv-20160
    offline: true
    config:
      server.labels:
        host: tikv1
        zone: z1
      raftstore.store-pool-size: 4
    arch: amd64
    os: linux
  - host: 10.0.1.17
    port: 20161
    status_port: 20181
    data_dir: /data2/tikv-20161
  pd_servers:
  - host: 10.0.1.11
    name: pd-1
    client_port: 2379
    peer_port: 2380
    data_dir: /tidb-data/pd-2379
`,
      'clusters/prod/meta.yaml',
    )

    expect(nodes).toMatchObject([
      {address: '10.0.1.16:20160', role: 'tikv', host: '10.0.1.16', ports: [20160, 20180], deployDir: '/tidb-deploy/tikv-20160', dataDir: '/data1/tikv-20160', labels: [{key: 'host', value: 'tikv1'}, {key: 'zone', value: 'z1'}], isOffline: true, cluster: 'prod', source: {line: 15}},
      {address: '10.0.1.17:20161', ports: [20161, 20181], dataDir: '/data2/tikv-20161'},
      {address: '10.0.1.11:2379', role: 'pd', ports: [2379, 2380], dataDir: '/tidb-data/pd-2379'},
    ])
    expect(nodes[1]).not.toHaveProperty('isOffline')
  })

  test('reads what a person wrote, and fills in the defaults of tiup', () => {
    const nodes = read(`# # Global variables
global:
  user: "tidb"
  data_dir: "/tidb-data"   # all disks

tikv_servers:
  # the old one
  - host: n1
  - port: 20161
    host: "n3"
    data_dir: '/home/tidb/my_kv_data'
    config: { server.labels: {zone: "a", host: h3} }
  - host: n4
    config:
      server.labels: { zone: "b", host: "h4" }
#  - host: n9
tiflash_servers:
  - host: n5
    data_dir: "/data1/tiflash,/data2/tiflash"
`)

    expect(nodes).toMatchObject([
      {address: 'n1:20160', dataDir: '/tidb-data/tikv-20160', source: {line: 8}},
      {address: 'n3:20161', dataDir: '/home/tidb/my_kv_data'},
      {address: 'n4:20160', labels: [{key: 'zone', value: 'b'}, {key: 'host', value: 'h4'}]},
      {address: 'n5:9000', role: 'tiflash', ports: [9000, 3930, 20170, 20292, 8234], dataDir: '/data1/tiflash'},
    ])
  })

  test('reads nothing of other YAML', () => {
    expect(read('replicas: 3\nservers:\n  - host: a\n    port: 1\n')).toEqual([])
  })

  test('ends where the next command begins', () => {
    const reader = new TopologyReader('session.txt')
    const lines = ['tikv_servers:', '- host: a', '[tidb@ops ~]$ tiup cluster start prod', 'Error: failed to start tikv']

    expect(lines.map((line, index) => reader.read(line, {file: 'session.txt', line: index + 1, quote: line}, 0))).toEqual([true, true, false, false])
  })

  test('leaves out a node whose port is none', () => {
    expect(read('tikv_servers:\n  - host: a\n    port: ${PORT}\n  - port: 20160\n')).toEqual([])
  })
})
