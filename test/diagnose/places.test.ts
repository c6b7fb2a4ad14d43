import {describe, expect, test} from 'vitest'
import {fillIn, locate} from '../../src/diagnose/places.js'
import type {Cluster} from '../../src/model/cluster.js'
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

test('locate fills how to take a remedy back', () => {
  const remedy = {title: say`Start`, risk: 'reversible' as const, when: say`it is down`, undo: say`\`tiup cluster stop CLUSTER -N HOST:PORT\``, commands: [], at: [2], verify: say`it runs`}

  expect(locate(cluster(...same), remedy).undo).toBe('`tiup cluster stop prod -N 10.0.0.2:20160`')
})

const of = (more: Pick<Cluster, 'members'> = {}) => aCluster({stores: stores(up(1), up(2), up(3)), ...more})
const leaderAt = (leaderUrl: string) => ({members: {members: [], leader: 'pd-1', hasLeaderField: true, leaderUrl, source: {file: 'member.json', line: 1, quote: ''}}})
const pod = (id: number) => up(id, {address: `shop-tikv-${id}.shop-tikv-peer.prod.svc:20160`})

describe('fillIn without a topology', () => {
  test.each([
    ['the addresses that PD has', of(), 'tiup cluster start CLUSTER -N HOST:PORT', [1, 2], 'tiup cluster start CLUSTER -N 10.0.0.1:20160,10.0.0.2:20160'],
    ['the PD leader that `member` shows', of(leaderAt('http://10.0.1.11:2379')), 'curl http://PD:2379/pd/api/v1/stores', undefined, 'curl http://10.0.1.11:2379/pd/api/v1/stores'],
    ['no PD with TLS, which needs more than another address', of(leaderAt('https://10.0.1.11:2379')), 'curl http://PD:2379/pd/api/v1/stores', undefined, 'curl http://PD:2379/pd/api/v1/stores'],
    ['no TiFlash, which tiup calls by another port', aCluster({stores: stores(up(1), up(9, {labels: [{key: 'engine', value: 'tiflash'}]}))}), 'tiup cluster start CLUSTER -N HOST:PORT', [9], 'tiup cluster start CLUSTER -N HOST:PORT'],
    ['nothing that a shell would run', aCluster({stores: stores(up(1, {address: '$(reboot):20160'}))}), 'tiup cluster start CLUSTER -N HOST:PORT', [1], 'tiup cluster start CLUSTER -N HOST:PORT'],
  ])('writes %s', (_, without, command, at, filled) => {
    expect(fillIn(without, command, at)).toBe(filled)
  })
})

describe('fillIn where TiDB Operator runs the cluster', () => {
  const operated = aCluster({stores: stores(pod(1), pod(2))})

  test.each([
    ['pd-ctl', 'tiup ctl:v6.5.12 pd -u http://PD:2379 region 4; tiup ctl:v6.5.12 pd -u http://PD:2379 store', undefined, 'kubectl exec -n prod shop-pd-0 -- /pd-ctl -u http://127.0.0.1:2379 region 4; kubectl exec -n prod shop-pd-0 -- /pd-ctl -u http://127.0.0.1:2379 store'],
    ['the API of PD', 'curl -X DELETE "http://PD:2379/pd/api/v1/admin/cache/region/4"', undefined, 'kubectl exec -n prod shop-pd-0 -- curl -X DELETE "http://127.0.0.1:2379/pd/api/v1/admin/cache/region/4"'],
    ['tikv-ctl', 'tikv-ctl --data-dir DATA_DIR recreate-region -p PD:2379 -r 4', undefined, 'tikv-ctl --data-dir DATA_DIR recreate-region -p shop-pd.prod.svc:2379 -r 4'],
    ['a restart', 'tiup cluster restart CLUSTER -N LEADER_HOST:PORT', [2], 'kubectl delete pod -n prod shop-tikv-2'],
    ['a restart of what it does not know', 'tiup cluster start CLUSTER -N HOST:PORT', [1, 3], 'kubectl delete pod -n prod POD'],
    ['a stop', 'tiup cluster stop CLUSTER -N HOST:PORT', [1], 'kubectl annotate pod -n prod shop-tikv-1 runmode=debug && kubectl exec -n prod shop-tikv-1 -c tikv -- kill 1'],
    ['settings', 'tiup cluster edit-config CLUSTER   # tikv: raftstore.apply-pool-size: 4', undefined, 'kubectl edit tc shop -n prod   # tikv: raftstore.apply-pool-size: 4'],
    ['another store', 'tiup cluster scale-out CLUSTER scale-out.yaml', undefined, `kubectl patch tc shop -n prod --type merge -p '{"spec":{"tikv":{"replicas":N}}}'   # N: one more than the pods that run now`],
    ['an upgrade', 'tiup cluster upgrade CLUSTER VERSION', undefined, `kubectl patch tc shop -n prod --type merge -p '{"spec":{"version":"VERSION"}}'`],
    ['what only tiup does', 'tiup cluster prune CLUSTER', undefined, 'tiup cluster prune CLUSTER'],
    ['other words', 'grep -n FATAL tikv.log', undefined, 'grep -n FATAL tikv.log'],
  ])('writes %s as kubectl has it', (_, command, at, written) => {
    expect(fillIn(operated, command, at)).toBe(written)
  })
})
