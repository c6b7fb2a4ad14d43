import {describe, expect, test} from 'vitest'
import {forceScaleInResidue} from '../../src/causes/recovery-residue/force-scale-in-residue.js'
import type {Command} from '../../src/model/pd.js'
import type {TiupNode} from '../../src/model/tiup.js'
import {answerOn, answerOnCluster, findingOn} from '../builders/answer.js'
import {aCluster, MOMENT, stores} from '../builders/cluster.js'
import {leaving, silent, up} from '../replay/leaving-store.js'

const dead = {...leaving, lastHeartbeat: MOMENT - 3600_000}
const withDead = {stores: stores(dead, up(1))}

const typed = (text: string): readonly Command[] => [{text, source: {file: 'tiup.txt', line: 1, quote: text}}]
const FORCED = typed('tiup cluster scale-in prod -N 10.0.0.5:20160 --force')

const display = (...ids: readonly number[]): readonly TiupNode[] => ids.map((id, index) => ({address: `10.0.0.${id}:20160`, role: 'tikv', status: 'Up', source: {file: 'display.txt', line: index + 1, quote: `10.0.0.${id}:20160`}}))

describe('force-scale-in-residue', () => {
  test('is likely when somebody removed the node by force and the topology no longer has it', () => {
    const finding = findingOn(forceScaleInResidue, aCluster({...withDead, commands: FORCED, tiup: display(1)}))

    expect(finding).toMatchObject({confidence: 'likely', stores: [5], regions: []})
    expect(finding.summary).toContain('Store `5` was removed by force: its data is gone at once')
    expect(finding.evidence).toMatchObject([{source: {file: 'tiup.txt'}}, {says: 'PD still has store 5 as Offline'}, {says: 'the topology of tiup does not have it'}])
    expect(finding.remedies.map(({risk}) => risk)).toEqual(['read-only', 'reversible'])
  })

  test.each([
    ['the command', {commands: FORCED, tiup: display(1, 5)}],
    ['the topology', {tiup: display(1)}],
  ])('is only a hint by %s alone', (_, parts) => {
    expect(findingOn(forceScaleInResidue, aCluster({...withDead, ...parts})).confidence).toBe('possible')
  })

  test('is ruled out while the process runs, whatever somebody typed', () => {
    expect(answerOn(forceScaleInResidue, aCluster({stores: stores(leaving, up(1)), commands: FORCED, tiup: display(1)}))).toMatchObject({kind: 'ruled-out', why: 'its process runs: it was not removed by force'})
  })

  test.each([
    ['another node was removed by force', 'tiup cluster scale-in prod -N 10.0.0.8:20160 --force'],
    ['the node was removed without force', 'tiup cluster scale-in prod -N 10.0.0.5:20160'],
  ])('is ruled out when %s', (_, text) => {
    expect(answerOn(forceScaleInResidue, aCluster({...withDead, commands: typed(text), tiup: display(1, 5)})).kind).toBe('ruled-out')
  })

  test.each([
    ['several nodes, which the shell takes apart', 'tiup cluster scale-in prod --node 10.0.0.5:{4000,2379,20160} --force'],
    ['a list of nodes', 'tiup cluster scale-in prod -N 10.0.0.4:20160,10.0.0.5:20160 --force'],
    ['an option with =', 'tiup cluster scale-in prod --node=10.0.0.5:20160 --force'],
    ['what tiup prints of its options', 'ClusterOperate: operation=DestroyOperation, options={Roles:[] Nodes:[10.0.0.5:20160] Force:true'],
  ])('knows the node in %s', (_, text) => {
    expect(findingOn(forceScaleInResidue, aCluster({...withDead, commands: typed(text), tiup: display(1)})).confidence).toBe('likely')
  })

  test('does not take a longer address for its own', () => {
    expect(answerOn(forceScaleInResidue, aCluster({...withDead, commands: typed('tiup cluster scale-in prod -N 110.0.0.5:20160 --force'), tiup: display(1, 5)})).kind).toBe('ruled-out')
  })

  test('knows a TiFlash by the port under which PD has it', () => {
    const tiflash = {address: '10.0.0.5:9000', role: 'tiflash', host: '10.0.0.5', ports: [9000, 20160], status: 'Up', source: {file: 'display.txt', line: 9, quote: ''}}

    expect(answerOn(forceScaleInResidue, aCluster({...withDead, tiup: [...display(1), tiflash]})).kind).toBe('ruled-out')
    expect(findingOn(forceScaleInResidue, aCluster({...withDead, tiup: [tiflash], commands: typed('tiup cluster scale-in prod -N 10.0.0.5:9000 --force')})).confidence).toBe('possible')
  })

  test('does not take a file of nodes to be added for the whole topology', () => {
    const added = {address: '10.0.0.9:20160', role: 'tikv', host: '10.0.0.9', ports: [20160, 20180], source: {file: 'scale-out.yaml', line: 2, quote: 'host: 10.0.0.9'}}

    expect(answerOn(forceScaleInResidue, aCluster({...withDead, tiup: [added]})).kind).toBe('ruled-out')
  })

  test('does not take a topology without TiKV nodes for one that lacks the store', () => {
    const tiup = display(9).map((row) => ({...row, role: 'pd'}))

    expect(answerOn(forceScaleInResidue, aCluster({...withDead, tiup})).kind).toBe('ruled-out')
  })

  test('is not checked without commands and topology', () => {
    expect(answerOn(forceScaleInResidue, aCluster(withDead)).kind).toBe('not-checked')
  })

  test('hints where no store is seen to leave', () => {
    expect(answerOnCluster(forceScaleInResidue, aCluster({commands: FORCED})).finding).toMatchObject({confidence: 'possible', stores: []})
  })

  test('names the store at that address which PD has as Up and does not hear', () => {
    const {finding} = answerOnCluster(forceScaleInResidue, aCluster({commands: FORCED, stores: stores(silent(5, 7200), silent(6, 7200), up(1))}))

    expect(finding).toMatchObject({confidence: 'likely', stores: [5], summary: 'tiup removed store 5 by force, and PD has no delete of it: silent, and not Offline.'})
    expect(finding?.remedies.at(-1)?.commands).toEqual(['tiup ctl:vVERSION pd -u http://PD:2379 store delete 5'])
  })

  test('names none where the store at that address runs', () => {
    expect(answerOnCluster(forceScaleInResidue, aCluster({commands: FORCED, stores: stores(up(5), silent(6, 7200))})).finding).toMatchObject({confidence: 'possible', stores: []})
  })
})
