import {describe, expect, test} from 'vitest'
import type {AskInput} from '../../src/causes/cause.js'
import {asksFor} from '../../src/diagnose/asks.js'
import type {Found} from '../../src/diagnose/charge.js'
import type {Outcome} from '../../src/diagnose/diagnose.js'
import {type Kind, rankStore} from '../../src/diagnose/rank.js'
import type {Target} from '../../src/diagnose/targets.js'
import {aCluster, aRegion, regions} from '../builders/cluster.js'
import {aFound, theCause} from '../builders/finding.js'
import {aLocalPeer, nothing} from '../builders/local-peer.js'
import {say} from '../../src/model/say.js'

const target: Target = {id: 5, isTiflash: false, stage: 'leaving', since: null, left: regions(aRegion({id: 7, on: [5, 1, 2]})).on(5), isWhole: true}

function notChecked(id: string, ...missing: readonly AskInput[]): Outcome {
  return {cause: theCause(id), store: target, kind: 'not-checked', why: say`not in the bundle`, missing}
}

/** That would be decided by any of these. */
function unsure(id: string, ...missing: readonly AskInput[]): Outcome {
  return {...notChecked(id, ...missing), takes: 'any'}
}

/** What is asked for when these are found and those could not be checked. */
function asked(found: readonly Found[], outcomes: readonly Outcome[] = []) {
  const ranked = rankStore(target, found)
  return asksFor(aCluster({version: '6.5.12'}), [ranked], outcomes, [], ranked)
}

const inputs = (asks: ReturnType<typeof asksFor>) => asks.map(({input}) => input)

describe('asksFor', () => {
  test('asks for what tells most of what a finding leaves open, and names what would do in its place', () => {
    const asks = asked([aFound('leaderless-region', 'certain', [7], {asks: ['tikv-log-voters', 'tikv-ctl-region']})])

    expect(inputs(asks)).toEqual(['tikv-log-voters'])
    expect(asks[0]?.why).toMatch(/it decides on `leaderless-region` \(1 cause\); where it cannot be had: `tikv-ctl-region`$/)
    expect(asks[0]).toMatchObject({settles: ['leaderless-region'], command: expect.stringMatching(/^tiup ctl:v6\.5\.12 pd -u http:\/\/PD:2379 region 7 .*each store with a voter/)})
  })

  test('does not ask for what a certain finding has made precise', () => {
    const general = aFound('leaderless-region', 'certain', [7], {asks: ['tikv-log-voters']})

    expect(asked([general, aFound('leaderless-majority-on-dead-stores', 'certain', [7], {refines: 'leaderless-region'})])).toEqual([])
    expect(asked([general, aFound('ghost-region-pd-only', 'likely', [7], {refines: 'leaderless-region', asks: ['tikv-ctl-region']})]).map(({input}) => input)).toEqual(['tikv-ctl-region', 'tikv-log-voters'])
  })

  test('does not ask the TiKVs for what they have answered, and asks for the first Region that is open', () => {
    const cluster = aCluster({regions: regions(aRegion({id: 7, on: [5, 1, 2]}), aRegion({id: 8, on: [5, 1, 2]})), localPeers: [nothing(5), nothing(1), aLocalPeer(2)]})
    const ask = (...ids: readonly number[]) => asksFor(cluster, [rankStore(target, [aFound('leaderless-region', 'certain', ids, {asks: ['tikv-ctl-region']})])], [], [], {kind: 'stuck'}).map(({command}) => command)

    expect(ask(7)).toEqual([])
    expect(ask(7, 8)).toEqual([expect.stringContaining('raft region -r 8 ')])
    expect(ask()).toContainEqual(expect.stringContaining('raft region'))
  })

  test('asks for nothing once the store is removed', () => {
    const removed = rankStore({...target, stage: 'removed'}, [aFound('already-tombstone-or-purged', 'certain')])

    expect(asksFor(aCluster(), [removed], [notChecked('halt-scheduling', 'config')], [], removed)).toEqual([])
  })

  test('does not ask for what would change nothing: the verdict stands', () => {
    expect(asked([aFound('leaderless-region', 'certain', [7])], [notChecked('halt-scheduling', 'config')])).toEqual([])
  })

  test('asks for all that was missing where the bundle cannot tell: what decides most first', () => {
    const asks = asked([], [notChecked('leaderless-region', 'tikv-log-voters'), notChecked('halt-scheduling', 'config'), notChecked('all-candidates-low-space', 'stores', 'config')])

    expect(asks.map(({input}) => input)).toEqual(['store-again', 'config', 'stores', 'tikv-log-voters'])
    expect(asks[1]?.settles).toEqual(['halt-scheduling', 'all-candidates-low-space'])
  })

  test('asks for what was missing where a store is stuck and some of its Regions are not explained', () => {
    const two = {...target, left: regions(aRegion({id: 7, on: [5, 1, 2]}), aRegion({id: 8, on: [5, 1, 2]})).on(5)}
    const asks = asksFor(aCluster(), [rankStore(two, [aFound('leaderless-region', 'certain', [7])])], [notChecked('halt-scheduling', 'config')], [], {kind: 'stuck'})

    expect(asks.map(({input}) => input)).toEqual(['store-again', 'config'])
  })

  test('asks for a second look at a store that is open, whatever else is missing', () => {
    expect(asked([]).map(({input, command}) => ({input, command}))).toEqual([
      {input: 'store-again', command: 'sleep 300; tiup ctl:v6.5.12 pd -u http://PD:2379 store > later/stores.json; tiup ctl:v6.5.12 pd -u http://PD:2379 region store 5 > later/region-store-5.json'},
    ])
  })

  test('does not ask what another cause has left over, where one certainly keeps every Region', () => {
    const beside = aFound('target-disk-full', 'likely', [7], {asks: ['disk-stats']})

    expect(asked([aFound('not-enough-up-stores', 'certain', [7]), beside])).toEqual([])
    expect(inputs(asked([aFound('not-enough-up-stores', 'likely', [7]), beside]))).toEqual(['disk-stats'])
  })

  test('asks what else is wrong with a Region that has lost its majority: it decides on what the cure loses', () => {
    const found = [aFound('leaderless-region', 'certain', [7]), aFound('leaderless-majority-on-dead-stores', 'certain', [7], {refines: 'leaderless-region'})]

    expect(inputs(asked([...found, aFound('all-replicas-lost', 'likely', [7], {refines: 'leaderless-region', asks: ['tikv-ctl-region']})]))).toEqual(['tikv-ctl-region'])
  })

  test('asks for one of several inputs that would do, and for none where another needs one of them', () => {
    expect(inputs(asked([], [unsure('unsafe-recovery-running', 'unsafe-recovery-show', 'pd-log'), notChecked('pd-fatal-exit', 'pd-log')]))).toEqual(['store-again', 'pd-log'])
    expect(inputs(asked([], [unsure('unsafe-recovery-running', 'unsafe-recovery-show', 'pd-log')]))).toEqual(['store-again', 'unsafe-recovery-show'])
  })

  test('asks for no log of a Region that is not known yet', () => {
    const unknown = rankStore({id: 5, isTiflash: false, stage: 'leaving', since: null}, [])

    expect(inputs(asksFor(aCluster(), [unknown], [notChecked('snapshot-generation-failing', 'tikv-log-leader'), notChecked('halt-scheduling', 'config')], [], unknown))).toEqual(['region-store', 'store-again', 'config'])
  })

  describe('where nothing in the bundle leaves', () => {
    const general = (kind: Kind, found: readonly Found[]) => inputs(asksFor(aCluster(), [], [notChecked('not-enough-up-stores', 'stores'), notChecked('leaderless-region', 'region-store'), notChecked('halt-scheduling', 'config')], found, {kind}))

    test('asks whether a store does', () => {
      expect(general('no-store-leaving', [])).toEqual(['stores'])
    })

    test('asks first what the fault leaves open that was found', () => {
      expect(general('no-store-leaving', [aFound('tikv-disk-io-hang', 'certain', [], {asks: ['disk-stats']})])).toEqual(['disk-stats', 'stores'])
    })

    test('asks for everything that tells of a leaving store, where only tiup shows one', () => {
      expect(general('undetermined', [])).toEqual(['stores', 'region-store', 'config'])
    })
  })

  test('says what it would settle', () => {
    expect(asked([], [notChecked('halt-scheduling', 'config')])[1]?.why).toContain('`halt-scheduling`')
  })
})
