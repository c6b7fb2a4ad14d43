import {describe, expect, test} from 'vitest'
import {exclusiveOrSpecialUseLabel} from '../../src/causes/no-legal-target/exclusive-or-special-use-label.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, stores} from '../builders/cluster.js'
import {aLeavingCluster, aRule, labelled, leaving, rules, rulesOff, type Setting, up} from '../replay/leaving-store.js'

const region = {id: 7, on: [1, 2, 5]}

function withThird(labels: Readonly<Record<string, string>>, setting: Setting = {}) {
  return aLeavingCluster({...setting, others: [up(1), up(2), labelled(3, labels)]}, region)
}

describe('exclusive-or-special-use-label', () => {
  test('names the only store without a peer, and the label that reserves it', () => {
    const finding = findingOn(exclusiveOrSpecialUseLabel, withThird({zone: 'a', specialUse: 'hotRegion'}))

    expect(finding).toMatchObject({confidence: 'certain', stores: [5, 3], regions: [7]})
    expect(finding.summary).toBe('1 Region on store `5` could go to store 3 only, and the label `specialUse` keeps ordinary data away.')
    expect(finding.evidence[0].says).toMatch(/^Region 7: the peer on store 5, of rule `pd\/default`, is on a store that leaves/)
    expect(finding.evidence[1]).toMatchObject({says: 'store 3 is Up, with zone=a, specialUse=hotRegion', source: {pointer: '/stores/3'}})
  })

  test.each(['exclusive', '$tenant', 'engine'])('knows the key %s', (key) => {
    expect(findingOn(exclusiveOrSpecialUseLabel, withThird({[key]: 'batch'})).summary).toContain(`the label \`${key}\``)
  })

  test('takes the label off as the release wants it, before it asks for a new store', () => {
    const [off, add] = findingOn(exclusiveOrSpecialUseLabel, withThird({exclusive: 'batch'})).remedies
    const [old] = findingOn(exclusiveOrSpecialUseLabel, withThird({exclusive: 'batch'}, {version: '6.1.7'})).remedies

    expect(off).toMatchObject({risk: 'reversible', whatIf: ['--label', '3:exclusive='], commands: [expect.stringContaining('-X DELETE')]})
    expect(old?.commands).toEqual([expect.stringContaining(`-d '{"exclusive": ""}'`)])
    expect(add?.whatIf).toEqual(['--add-store', '-'])
  })

  test('names every reserved store, and no store that has a peer', () => {
    const others = [labelled(1, {specialUse: 'reserved'}), up(2), labelled(3, {specialUse: 'reserved'}), labelled(4, {exclusive: 'batch'})]

    expect(findingOn(exclusiveOrSpecialUseLabel, aLeavingCluster({others}, region))).toMatchObject({stores: [5, 3, 4], summary: expect.stringContaining('`specialUse` and `exclusive`')})
  })

  test('is ruled out when the third store is a TiFlash: there is no TiKV store too many', () => {
    expect(answerOn(exclusiveOrSpecialUseLabel, withThird({engine: 'tiflash'})).kind).toBe('ruled-out')
  })

  test('is ruled out when an unlabelled store is free', () => {
    expect(answerOn(exclusiveOrSpecialUseLabel, aLeavingCluster({others: [up(1), up(2), labelled(3, {exclusive: 'batch'}), up(4)]}, region)).kind).toBe('ruled-out')
  })

  test('is ruled out when the rule asks for the label, or placement rules are off', () => {
    const placementRules = rules(aRule({count: 2}), aRule({id: 'batch', count: 1, labelConstraints: [{key: 'exclusive', op: 'in', values: ['batch']}]}))

    expect(answerOn(exclusiveOrSpecialUseLabel, withThird({exclusive: 'batch'}, {placementRules})).kind).toBe('ruled-out')
    expect(answerOn(exclusiveOrSpecialUseLabel, withThird({exclusive: 'batch'}, {placementRules: rulesOff})).kind).toBe('ruled-out')
    expect(answerOn(exclusiveOrSpecialUseLabel, withThird({specialUse: 'reserved'}, {placementRules: rulesOff})).kind).toBe('found')
  })

  test('is not checked without the Regions left', () => {
    expect(answerOn(exclusiveOrSpecialUseLabel, aCluster({stores: stores(leaving, labelled(3, {exclusive: 'batch'}))}))).toMatchObject({kind: 'not-checked', missing: ['region-store', 'config', 'placement-rules']})
  })
})
