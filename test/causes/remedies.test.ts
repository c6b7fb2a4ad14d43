import {describe, expect, test} from 'vitest'
import {cancelRemoval, recreateRegion, setConfig, tombstonePeer, unsafeRecovery} from '../../src/causes/remedies.js'
import {aLeavingCluster} from '../replay/leaving-store.js'
import {say} from '../../src/model/say.js'

describe('a change of the configuration', () => {
  test('is taken back to what the configuration says now, or would say', () => {
    expect(setConfig(aLeavingCluster({schedule: {'replica-schedule-limit': 0}}), 'replica-schedule-limit', '64', say`x`).undo).toBe('`tiup ctl:v7.5.7 pd -u http://PD:2379 config set replica-schedule-limit 0`')
    expect(setConfig(aLeavingCluster({}), 'halt-scheduling', 'false', say`x`).undo).toBe('`config set halt-scheduling` with the value that `config show all` shows now')
  })

  test('undoes a removal, which a second delete begins again', () => {
    expect(cancelRemoval(aLeavingCluster({version: '6.5.12'}), 5)).toMatchObject({commands: ['tiup ctl:v6.5.12 pd -u http://PD:2379 store cancel-delete 5'], undo: '`tiup ctl:v6.5.12 pd -u http://PD:2379 store delete 5`'})
  })
})

describe('a destructive remedy', () => {
  test.each([
    ['4.0.16', '--db DATA_DIR/db'],
    ['5.0.6', '--db DATA_DIR/db'],
    ['5.1.0', '--data-dir DATA_DIR'],
    ['8.5.7', '--data-dir DATA_DIR'],
  ])('opens the data of a stopped TiKV as tikv-ctl %s does: %s', (version, option) => {
    const cluster = aLeavingCluster({version})

    expect(recreateRegion(cluster, 7).commands[0]).toBe(`tikv-ctl ${option} recreate-region -p PD:2379 -r 7`)
    expect(tombstonePeer(cluster, 7).commands[0]).toBe(`tikv-ctl ${option} tombstone -r 7 --force`)
  })

  test.each([
    ['5.0.6', false, 'tikv-ctl --db DATA_DIR/db unsafe-recover remove-fail-stores -s 6,8 -r REGIONS'],
    ['6.0.0', false, 'tikv-ctl --data-dir DATA_DIR unsafe-recover remove-fail-stores -s 6,8 -r REGIONS'],
    ['6.1.7', false, 'tiup ctl:v6.1.7 pd -u http://PD:2379 unsafe remove-failed-stores 6,8'],
    ['6.1.7', true, 'tikv-ctl --data-dir DATA_DIR unsafe-recover remove-fail-stores -s 6,8 -r REGIONS'],
    ['6.5.12', true, 'tiup ctl:v6.5.12 pd -u http://PD:2379 unsafe remove-failed-stores --auto-detect'],
  ])('gives stores up in the way of %s, purged %s: %s', (version, isPurged, command) => {
    const remedy = unsafeRecovery(aLeavingCluster({version}), [6, 8], isPurged)

    expect(remedy.commands).toEqual([command])
    expect(remedy.when).toContain('The last writes may be lost')
  })
})
