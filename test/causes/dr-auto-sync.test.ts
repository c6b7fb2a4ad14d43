import {describe, expect, test} from 'vitest'
import {drAutoSync} from '../../src/causes/mode/dr-auto-sync.js'
import type {Store} from '../../src/model/store.js'
import {answerOn, findingOn} from '../builders/answer.js'
import {aCluster, config, MOMENT, stores} from '../builders/cluster.js'
import {labelled, leaving} from '../replay/leaving-store.js'

const own: Store = {...leaving, labels: [{key: 'dc', value: 'west'}]}

/** Two sites by the label dc; the leaving store is in the west. */
function aClusterWith(others: readonly Store[], mode = 'dr-auto-sync') {
  const values = {schedule: {}, 'replication-mode': {'replication-mode': mode, 'dr-auto-sync': {'label-key': 'dc', primary: 'east', dr: 'west'}}}
  return aCluster({version: '7.5.7', config: config(values), stores: stores(own, ...others)})
}

const east = [1, 2].map((id) => labelled(id, {dc: 'east'}))

describe('dr-auto-sync', () => {
  test('is likely when the last store of a site leaves', () => {
    const finding = findingOn(drAutoSync, aClusterWith(east))

    expect(finding).toMatchObject({confidence: 'likely', stores: [5], regions: []})
    expect(finding.summary).toContain('Store `5` is the last one of dc `west` in a DR Auto-Sync cluster')
    expect(finding.evidence[0].says).toBe('the replication mode is dr-auto-sync')
    expect(finding.remedies.map(({risk}) => risk)).toEqual(['read-only', 'reversible'])
  })

  test('counts a store of the site that does not run as none', () => {
    const dead = labelled(3, {dc: 'west'}, {stateName: 'Down', lastHeartbeat: MOMENT - 3600_000})

    expect(findingOn(drAutoSync, aClusterWith([...east, dead])).confidence).toBe('likely')
  })

  test('is only a hint while the site has another store', () => {
    const finding = findingOn(drAutoSync, aClusterWith([...east, labelled(3, {dc: 'west'})]))

    expect(finding).toMatchObject({confidence: 'possible', summary: expect.stringContaining('may hold replication and recovery back')})
    expect(finding.remedies.map(({risk}) => risk)).toEqual(['read-only'])
  })

  test('is ruled out by the ordinary mode, whoever is the last of its site', () => {
    expect(answerOn(drAutoSync, aClusterWith(east, 'majority'))).toMatchObject({kind: 'ruled-out', why: 'the replication mode is majority'})
  })

  test('is ruled out by a configuration without such a mode', () => {
    expect(answerOn(drAutoSync, aCluster({config: config({schedule: {}}), stores: stores(own, ...east)})).kind).toBe('ruled-out')
  })

  test('is not checked without a configuration', () => {
    expect(answerOn(drAutoSync, aCluster({stores: stores(own, ...east)}))).toMatchObject({kind: 'not-checked', missing: ['config']})
  })
})
