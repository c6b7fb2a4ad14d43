import {type Arbitrary, array, assert, boolean, constantFrom, integer, oneof, property, record, tuple} from 'fast-check'
import {expect, test} from 'vitest'
import type {Cluster} from '../../src/model/cluster.js'
import type {ShownOperator} from '../../src/model/operator.js'
import {selectAlike} from '../../src/model/region-shapes.js'
import {type Peer, PEER_ROLES, whole} from '../../src/model/region.js'
import {follow} from '../../src/replay/follow.js'
import {replay} from '../../src/replay/index.js'
import {aDocument, aRegion, type RegionOf, regions} from '../builders/cluster.js'
import {aLeavingCluster, aRule, labelled, leaving, LEAVING, rules, silent} from './leaving-store.js'

const KEYS = ['', '40', '50', '60', '70', ''] as const
const three = <T>(of: Arbitrary<T>): Arbitrary<T[]> => array(of, {minLength: 3, maxLength: 3})
const aDrawnRegion = record({
  stores: constantFrom([LEAVING, 1, 2], [LEAVING, 2, 1], [1, LEAVING, 3], [3, 4, LEAVING], [LEAVING, 1]),
  roles: oneof(three(constantFrom(PEER_ROLES[0])), three(constantFrom(...PEER_ROLES))),
  witnesses: oneof(three(constantFrom(false)), three(boolean())),
  pending: oneof(three(constantFrom(false)), three(boolean())),
  down: oneof(three(constantFrom(0)), three(constantFrom(0, 600, 4000))),
  isReversed: boolean(),
  leader: integer({min: -1, max: 2}),
  gap: constantFrom({}, {}, {}, {isLeaderUnknown: true as const}, {lacks: 'range' as const}, {lacks: 'peers' as const}),
  from: integer({min: 0, max: 3}),
  length: integer({min: 1, max: 2}),
  operator: constantFrom(undefined, undefined, undefined, 1, LEAVING),
})
type Drawn = typeof aDrawnRegion extends Arbitrary<infer D> ? D : never

/** Regions that are as the first is but for one thing each: what tells them apart must not be overlooked. */
const someRegions = tuple(aDrawnRegion, array(tuple(aDrawnRegion, constantFrom('stores', 'roles', 'witnesses', 'pending', 'down', 'isReversed', 'leader', 'gap', 'from', 'length', 'operator')), {minLength: 1, maxLength: 12})).map(([first, others]) => [first, ...others.map(([other, thing]): Drawn => ({...first, [thing]: other[thing]}))])

function regionOf({stores, roles, witnesses, pending, down, isReversed, leader, gap, from, length}: Drawn, at: number): RegionOf {
  const id = 100 + 10 * at
  const peers = stores.map((storeId, place): Peer => ({id: id + (isReversed ? 9 - place : place + 1), storeId, role: roles[place]!, isWitness: witnesses[place]!}))
  return {
    id, on: [], peers, leader: peers[leader], startKey: KEYS[from]!, endKey: KEYS[from + length]!,
    pendingPeers: peers.filter((_, place) => pending[place]),
    downPeers: peers.flatMap((peer, place) => (down[place]! > 0 ? [{peer, downSeconds: down[place]!}] : [])),
    ...gap,
  }
}

function operatorOf(region: RegionOf, storeId: number): ShownOperator {
  return {desc: 'move', kinds: [], regionId: region.id, epoch: {confVer: 5, version: 1}, currentStep: 0, steps: [{kind: 'remove-peer', text: 'remove-peer', storeId}], status: 'running', text: 'move', source: leaving.source}
}

const others = [labelled(1, {disk: 'ssd'}, {pendingPeerCount: 0}), labelled(2, {disk: 'ssd'}, {pendingPeerCount: 0}), {...silent(3, 4000), pendingPeerCount: 0}, labelled(4, {disk: 'hdd'}, {pendingPeerCount: 0})]
const byRange = rules(aRule(), aRule({groupId: 'ssd', id: 'table', override: true, startKey: '50', endKey: '60', labelConstraints: [{key: 'disk', op: 'in', values: ['ssd']}]}))
const denied = [{id: 'deny', labels: [{key: 'schedule', value: 'deny'}], ranges: [{startKey: '60', endKey: '70'}], source: {document: aDocument('labels.json'), pointer: ''}}]

function clusterOf(all: readonly Drawn[], version: string): Cluster {
  const built = all.map(regionOf)
  const operators = built.flatMap((region, at) => (all[at]!.operator === undefined ? [] : [operatorOf(region, all[at]!.operator!)]))
  return aLeavingCluster({version, others, placementRules: byRange, regionLabels: denied, operators}, ...built)
}

test('a Region among others is decided about as it would be alone', () => {
  assert(property(someRegions, constantFrom('4.0.14', '5.1.1', '6.1.7', '7.5.7'), (all, version) => {
    const cluster = clusterOf(all, version)
    const [now, end] = [replay(cluster, LEAVING), follow(cluster, LEAVING)]
    for (const region of all.map(regionOf)) {
      const alone = {...cluster, regions: regions(aRegion(region))}
      expect(now?.of(region.id)).toEqual(replay(alone, LEAVING)?.of(region.id))
      expect(end?.of(region.id)).toEqual(follow(alone, LEAVING)?.of(region.id))
    }
    const grouped = now?.groups.flatMap(({regions, decision}) => regions.map((id) => [id, decision] as const)) ?? []
    expect(grouped.every(([id, decision]) => now?.of(id) === decision)).toBe(true)
    expect(grouped.map(([id]) => id).toSorted((a, b) => a - b)).toEqual(all.map((_, at) => 100 + 10 * at).filter((id) => now?.of(id) !== undefined))
  }), {numRuns: 60})
})

test('how long a peer is down tells Regions apart', () => {
  const peers = [3, 4, LEAVING].map((storeId): Peer => ({id: storeId, storeId, role: 'Voter', isWitness: false}))
  const down = (downSeconds: number) => ({on: [], peers, leader: peers[1], downPeers: [{peer: peers[0]!, downSeconds}]})
  const cluster = aLeavingCluster({version: '5.1.1', others}, {id: 100, ...down(600)}, {id: 200, ...down(4000)})
  expect(replay(cluster, LEAVING)?.groups.map(({regions, decision: {from}}) => [from, regions])).toEqual([[LEAVING, [100]], [3, [200]]])
})

test('what holds for one that looks alike holds for each', () => {
  const questions = [
    ({leader}: Asked) => leader?.storeId === LEAVING,
    ({pendingPeers}: Asked) => pendingPeers.some(({storeId}) => storeId === 1),
    ({peers, downPeers}: Asked) => downPeers.length > 0 && peers.every(({role}) => role === 'Voter'),
    ({isLeaderUnknown, lacks}: Asked) => isLeaderUnknown === true || lacks === 'peers',
    ({peers}: Asked) => peers.some(({isWitness}) => isWitness) || peers[0]!.id < peers[1]!.id,
  ]
  assert(property(someRegions, (all) => {
    const on = regions(...all.map((region, at) => aRegion(regionOf(region, at)))).on(LEAVING)
    for (const holds of questions) expect(selectAlike(on, holds).map(({id}) => id)).toEqual(on.map(whole).filter(holds).map(({id}) => id))
  }), {numRuns: 100})
})

type Asked = ReturnType<typeof whole>
