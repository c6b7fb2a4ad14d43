import {describe, expect, test} from 'vitest'
import {fillIn, locate} from '../../src/diagnose/places.js'
import {say} from '../../src/model/say.js'
import type {TiupNode} from '../../src/model/tiup.js'
import {aCluster, stores} from '../builders/cluster.js'
import {up} from '../replay/leaving-store.js'

const node = (role: string, address: string, more: Partial<TiupNode> = {}): TiupNode => ({address, role, host: address.split(':')[0]!, ports: [Number(address.split(':')[1])], cluster: 'prod', source: {file: 'display.txt', line: 1, quote: address}, ...more})
const same = [node('tikv', '10.0.0.1:20160', {dataDir: '/data/tikv'}), node('tikv', '10.0.0.2:20160', {dataDir: '/data/tikv'})]
const servers = [node('pd', '10.0.0.8:2379', {status: 'Up'}), node('pd', '10.0.0.9:2379', {status: 'Up|L|UI', dataDir: '/pd'})]
const cluster = (...tiup: readonly TiupNode[]) => aCluster({stores: stores(up(1), up(2), up(3)), tiup})

describe('fillIn', () => {
  test.each([
    ['the name of the cluster', 'tiup cluster scale-out CLUSTER x.yaml', undefined, 'tiup cluster scale-out prod x.yaml'],
    ['the address of the PD leader', 'curl http://PD:2379/pd/api/v1/stores', undefined, 'curl http://10.0.0.9:2379/pd/api/v1/stores'],
    ['the nodes of stores', 'tiup cluster start CLUSTER -N HOST:PORT', [2, 1], 'tiup cluster start prod -N 10.0.0.2:20160,10.0.0.1:20160'],
    ['the directory of a store', 'df -h DATA_DIR', [1], 'df -h /data/tikv'],
    ['a directory that all stores have', 'tikv-ctl --data-dir DATA_DIR bad-regions', undefined, 'tikv-ctl --data-dir /data/tikv bad-regions'],
  ])('writes %s', (_, command, at, filled) => {
    expect(fillIn(cluster(...same, ...servers), command, at)).toBe(filled)
  })

  test.each([
    ['two names', [node('tikv', '10.0.0.1:20160'), node('tikv', '10.0.0.2:20160', {cluster: 'test'})], 'tiup cluster start CLUSTER -N HOST:PORT', undefined],
    ['a store that tiup does not show', same, 'tiup cluster start prod -N HOST:PORT; df -h DATA_DIR', [1, 3]],
    ['directories of its own for each store', [same[0]!, node('tikv', '10.0.0.2:20160', {dataDir: '/data2/tikv'})], 'tikv-ctl --data-dir DATA_DIR bad-regions', undefined],
    ['PD servers that do not run', [node('pd', '10.0.0.8:2379', {status: 'Down'})], 'curl http://PD:2379', undefined],
  ])('leaves the place open for %s', (_, nodes, command, at) => {
    expect(fillIn(cluster(...nodes), command, at)).toBe(command)
  })
})

test('locate fills the commands of a remedy and how to verify them', () => {
  const remedy = {title: say`Start`, risk: 'reversible' as const, when: say`it is down`, undo: say`nothing`, commands: ['tiup cluster start CLUSTER -N HOST:PORT'], at: [1], verify: say`\`curl http://PD:2379\` answers`}

  expect(locate(cluster(...same, ...servers), remedy)).toEqual({title: say`Start`, risk: 'reversible', when: 'it is down', undo: 'nothing', commands: ['tiup cluster start prod -N 10.0.0.1:20160'], verify: '`curl http://10.0.0.9:2379` answers'})
})
