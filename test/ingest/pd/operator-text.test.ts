import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parseOperator} from '../../../src/ingest/pd/operator-text.js'
import {readOperator} from '../../../src/ingest/pd/operators.js'
import {isEvacuationOf} from '../../../src/model/operator.js'

/** As real PD servers printed them. */
const PRINTED = {
  '2.1': 'replaceOfflineReplica (kind:region,replica, region:87014(11,4), createAt:2019-08-16 21:18:12.445 +0800 CST m=+51.2, currentStep:0, steps:[add learner peer 87018 on store 3011 promote learner peer 87018 on store 3011 to voter remove peer on store 3009]) timeout',
  '4.0': 'promote-learner {promote peer: store [5]} (kind:unknown, region:75(5,6), createAt:2026-11-23 09:12:54.996110977 +0000 UTC m=+623.253458421, startAt:2026-11-23 09:12:54.996185698 +0000 UTC m=+623.253533142, currentStep:0, steps:[promote learner peer 162 on store 5 to voter]) timeout',
  '5.2': 'replace-rule-offline-peer {mv peer: store [6] to [2]} (kind:replica,region, region:115(5,6), createAt:2026-11-23 09:07:17.127140428 +0000 UTC m=+21.978114526, startAt:2026-11-23 09:07:17.127523927 +0000 UTC m=+21.978498035, currentStep:2, steps:[add learner peer 267 on store 2, use joint consensus, promote learner peer 267 on store 2 to voter, demote voter peer 117 on store 6 to learner, leave joint state, promote learner peer 267 on store 2 to voter, demote voter peer 117 on store 6 to learner, remove peer on store 6])',
  '6.1': 'balance-region {mv peer: store [1] to [4]} (kind:region,leader, region:266(14, 5), createAt:2026-11-23 09:51:40.92316896 +0000 UTC m=+32.088778485, startAt:2026-11-23 09:51:40.923322288 +0000 UTC m=+32.088931813, currentStep:0, size:63, steps:[add learner peer 466 on store 4, transfer leader from store 8 to store 6, use joint consensus, promote learner peer 466 on store 4 to voter, demote voter peer 268 on store 1 to learner, leave joint state, promote learner peer 466 on store 4 to voter, demote voter peer 268 on store 1 to learner, remove peer on store 1]，timeout:[18m0s])',
  '6.5': 'replace-rule-offline-peer {mv peer: store [4] to [6]} (kind:replica,region, region:690(8, 5), createAt:2026-11-23 09:08:43.22227162 +0000 UTC m=+18.629849337, startAt:2026-11-23 09:08:43.222404748 +0000 UTC m=+18.629982455, currentStep:0, size:72, steps:[0:{add learner peer 771 on store 6}, 1:{use joint consensus, promote learner peer 771 on store 6 to voter, demote voter peer 693 on store 4 to learner}, 2:{leave joint state, promote learner peer 771 on store 6 to voter, demote voter peer 693 on store 4 to learner}, 3:{remove peer on store 4}]，timeout:[17m0s])',
  '7.5': 'remove-orphan-peer {rm peer: store [10]} (kind:region, region:475(3, 6), createAt:2026-11-23 09:11:11.23463848 +0000 UTC m=+128.865591840, startAt:2026-11-23 09:11:11.234718569 +0000 UTC m=+128.865671929, currentStep:0, size:72, steps:[0:{remove peer on store 10}], timeout:[1m0s]) finished',
}

describe('parseOperator', () => {
  test.each([
    ['2.1', ['add-learner 3011', 'promote 3011', 'remove-peer 3009'], 'timeout'],
    ['4.0', ['promote 5'], 'timeout'],
    ['5.2', ['add-learner 2', 'enter-joint 2', 'leave-joint 2', 'remove-peer 6'], 'running'],
    ['6.1', ['add-learner 4', 'transfer-leader 6', 'enter-joint 4', 'leave-joint 4', 'remove-peer 1'], 'running'],
    ['6.5', ['add-learner 6', 'enter-joint 6', 'leave-joint 6', 'remove-peer 4'], 'running'],
    ['7.5', ['remove-peer 10'], 'finished'],
  ] as const)('reads the steps and the status that PD %s prints', (release, steps, status) => {
    const operator = parseOperator(PRINTED[release])
    expect(operator?.steps.map(({kind, storeId}) => `${kind} ${storeId}`)).toEqual(steps)
    expect(operator?.status).toBe(status)
    expect(operator?.text).toBe(PRINTED[release])
  })

  test('reads the epoch in the order of the text, which is not that of the JSON', () => {
    expect(parseOperator(PRINTED['5.2'])).toMatchObject({desc: 'replace-rule-offline-peer', kinds: ['replica', 'region'], regionId: 115, epoch: {version: 5, confVer: 6}, currentStep: 2})
  })

  test('reads when it was made and started', () => {
    expect(parseOperator(PRINTED['6.5'])).toMatchObject({createdAt: Date.UTC(2026, 10, 23, 9, 8, 43, 222), startedAt: Date.UTC(2026, 10, 23, 9, 8, 43, 222)})
    expect(parseOperator(PRINTED['2.1'])).toMatchObject({createdAt: Date.UTC(2019, 7, 16, 13, 18, 12, 445)})
    expect(parseOperator(PRINTED['2.1'])).not.toHaveProperty('startedAt')
  })

  test('takes a start that PD has not set for none', () => {
    const waiting = PRINTED['5.2'].replace(/startAt:[^,]+/, 'startAt:0001-01-01 00:00:00 +0000 UTC')
    expect(parseOperator(waiting)).not.toHaveProperty('startedAt')
  })

  test('knows from which store a leader goes to which', () => {
    const operator = parseOperator(PRINTED['6.1'])!
    expect(operator.steps[1]).toEqual({kind: 'transfer-leader', text: 'transfer leader from store 8 to store 6', storeId: 6, fromStoreId: 8})
    expect([8, 1, 4].map((store) => isEvacuationOf(operator, store))).toEqual([true, true, false])
  })

  test.each([
    ['add witness learner peer 12 on store 3', 'add-learner', 3, 12],
    ['add light learner peer 12 on store 3', 'add-learner', 3, 12],
    ['add witness peer 12 on store 3', 'add-peer', 3, 12],
    ['promote witness learner peer 12 on store 3 to voter', 'promote', 3, 12],
    ['demote witness voter peer 12 on store 3 to learner', 'demote', 3, 12],
    ['demote follower peer 12 on store 3 to learner', 'demote', 3, 12],
    ['change peer 12 on store 3 to witness', 'other', 3, 12],
    ['batch switch witness, switch peer 12 on store 3 to witness, switch peer 13 on store 4 to non-witness', 'other', 3, 12],
    ['merge region 12 into region 13', 'merge', undefined, undefined],
    ['split region with policy APPROXIMATE', 'split', undefined, undefined],
  ] as const)('knows the verb of `%s`', (text, kind, storeId, peerId) => {
    for (const [open, close] of [['0:{', '}'], ['', '']]) {
      const {steps} = parseOperator(`x {y} (kind:region, region:7(1, 2), createAt:2026-11-23 09:11:11 +0000 UTC, currentStep:0, size:1, steps:[${open}${text}${close}], timeout:[1m0s])`)!
      expect(steps.map(({kind, storeId, peerId, text}) => ({kind, storeId, peerId, text}))).toEqual([{kind, storeId, peerId, text}])
    }
  })

  test('reads back what each era prints', () => {
    const step = fc.tuple(fc.constantFrom('add learner peer', 'add peer', 'promote learner peer', 'remove peer'), fc.integer({min: 1}), fc.integer({min: 1})).map(([verb, peer, store]) => ({
      text: verb === 'remove peer' ? `remove peer on store ${store}` : `${verb} ${peer} on store ${store}${verb.startsWith('promote') ? ' to voter' : ''}`,
      store,
    }))
    const eras = {
      '2.1': (id: number, steps: readonly string[]) => `replaceOfflineReplica (kind:region,replica, region:${id}(11,4), createAt:2019-08-16 21:18:12.445 +0800 CST m=+51.2, currentStep:1, steps:[${steps.join(' ')}]) timeout`,
      '5.0': (id: number, steps: readonly string[]) => `replace-rule-offline-peer {mv peer: store [6] to [2]} (kind:region,replica, region:${id}(11,4), createAt:2019-08-16 21:18:12.445 +0800 CST m=+51.2, startAt:0001-01-01 00:00:00 +0000 UTC, currentStep:1, steps:[${steps.join(', ')}]) timeout`,
      '6.1': (id: number, steps: readonly string[]) => `replace-rule-offline-peer {mv peer: store [6] to [2]} (kind:region,replica, region:${id}(11, 4), createAt:2019-08-16 21:18:12.445 +0800 CST m=+51.2, startAt:0001-01-01 00:00:00 +0000 UTC, currentStep:1, size:72, steps:[${steps.join(', ')}]，timeout:[17m0s]) timeout`,
      '8.5': (id: number, steps: readonly string[]) => `replace-rule-offline-peer {mv peer: store [6] to [2]} (kind:region,replica, region:${id}(11, 4), createAt:2019-08-16 21:18:12.445 +0800 CST m=+51.2, startAt:0001-01-01 00:00:00 +0000 UTC, currentStep:1, size:72, steps:[${steps.map((text, at) => `${at}:{${text}}`).join(', ')}], timeout:[17m0s]) timeout`,
    }
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(eras)), fc.integer({min: 1, max: Number.MAX_SAFE_INTEGER}), fc.array(step, {minLength: 1}), (print, id, steps) => {
        const operator = parseOperator(print(id, steps.map(({text}) => text)))
        expect(operator).toMatchObject({regionId: id, epoch: {version: 11, confVer: 4}, currentStep: 1, kinds: ['region', 'replica'], status: 'timeout'})
        expect(operator?.steps.map(({text, storeId}) => ({text, store: storeId}))).toEqual(steps)
      }),
    )
  })

  test('leaves out an operator of a Region whose id does not fit a double', () => {
    expect(parseOperator(PRINTED['7.5'].replace('region:475', 'region:9007199254740993'))).toBeUndefined()
  })

  test('reads a field of pd.log, which has quotes of its own around it', () => {
    expect(parseOperator(`"${PRINTED['7.5']}"`)).toMatchObject({regionId: 475, status: 'finished'})
  })

  test('says undefined of other text, and never throws', () => {
    expect(parseOperator('no operator')).toBeUndefined()
    fc.assert(fc.property(fc.string(), fc.nat(2000), (text, at) => void parseOperator(PRINTED['6.5'].slice(0, at) + text)))
  })
})

describe('readOperator', () => {
  test('reads `operator check`, which puts the status before it', () => {
    expect(readOperator(`status: RUNNING, operator: ${PRINTED['5.2']}`)).toMatchObject({regionId: 115, status: 'running'})
  })

  test('reads an object of `operators?object`, whose steps only its brief tells', () => {
    const shown = {desc: 'replace-rule-offline-peer', brief: 'mv peer: store [5] to [6]', region_id: 120, region_epoch: {conf_ver: 5, version: 61}, kind: 20, timeout: '17m0s', status: 1}
    expect(readOperator(shown)).toMatchObject({desc: 'replace-rule-offline-peer', regionId: 120, epoch: {confVer: 5, version: 61}, status: 'running', text: 'replace-rule-offline-peer {mv peer: store [5] to [6]}'})
    expect(readOperator(shown)?.steps.map(({kind, storeId}) => [kind, storeId])).toEqual([['add-learner', 6], ['remove-peer', 5]])
  })
})
