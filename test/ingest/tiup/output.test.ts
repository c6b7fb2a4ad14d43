import {describe, expect, test} from 'vitest'
import {isTiupOutput, readTiupCommand} from '../../../src/ingest/tiup/output.js'

const command = (text: string) => readTiupCommand(text, {file: 'audit', line: 1, quote: text})

describe('readTiupCommand', () => {
  test.each([
    ['the first line of an audit file', 'tiup-cluster scale-in dsp_report -N 10.203.93.36%3A20160 --force', 'tiup-cluster scale-in dsp_report -N 10.203.93.36:20160 --force'],
    ['one with a path', '/home/tidb/.tiup/components/cluster/v1.9.4/tiup-cluster display prod+a', '/home/tidb/.tiup/components/cluster/v1.9.4/tiup-cluster display prod+a'],
    ["zap's line below it", '2021-01-14T12:17:33.579+0800    INFO    Execute command {"command": "tiup cluster scale-in prod -N 10.0.1.1:20160 --force"}', 'tiup cluster scale-in prod -N 10.0.1.1:20160 --force'],
    ['a row of `tiup cluster audit`', 'fDDxTTTTT9  2021-01-14T12:17:33+08:00  /home/tidb/.tiup/components/cluster/v1.9.4/tiup-cluster scale-in prod -N 10.0.1.1:20160 --force', '/home/tidb/.tiup/components/cluster/v1.9.4/tiup-cluster scale-in prod -N 10.0.1.1:20160 --force'],
    ['a row of old releases', '4BLhr0  2020-06-17T17:48:40+08:00  /home/tidb/.tiup/components/cluster/v1.0.0/cluster deploy prod v4.0.0 topo.yaml', '/home/tidb/.tiup/components/cluster/v1.0.0/cluster deploy prod v4.0.0 topo.yaml'],
    ['what a scale-in by force prints', '+ [ Serial ] - ClusterOperate: operation=DestroyOperation, options={Roles:[] Nodes:[10.0.1.1:20160] Force:true SSHTimeout:5 OptTimeout:120}', 'ClusterOperate: operation=DestroyOperation, options={Roles:[] Nodes:[10.0.1.1:20160] Force:true'],
  ])('finds the command in %s', (_, line, text) => {
    expect(command(line)).toEqual({text, source: {file: 'audit', line: 1, quote: line}})
  })

  test('keeps text whose encoding is broken', () => {
    expect(command('tiup-cluster display 100%zz')?.text).toBe('tiup-cluster display 100%zz')
  })

  test.each(['+ [ Serial ] - ClusterOperate: operation=DestroyOperation, options={Roles:[] Nodes:[10.0.1.1:20160] Force:false SSHTimeout:5}', '2021-01-14T12:17:34.579+0800    INFO    Execute command finished        {"code": 0}', 'prod  2021-01-14  up'])('finds none in %s', (line) => {
    expect(command(line)).toBeUndefined()
  })
})

test.each([
  'The component `[tikv]` will become tombstone, maybe exists in several minutes or hours, after that you can use the prune command to clean it',
  'There are some nodes can be pruned:',
  'Nodes: [192.168.56.150:20160]',
  'Scaled cluster `prod` in successfully',
  '+ [Parallel] - UserSSH: user=tidb, host=192.168.93.129',
  '2021-01-14T12:17:34.579+0800\tDEBUG\tTaskBegin\t{"task": "UserSSH: user=tidb, host=10.0.1.1"}',
  'ID           Time                       Command',
])('tiup says: %s', (line) => {
  expect(isTiupOutput(line)).toBe(true)
})
