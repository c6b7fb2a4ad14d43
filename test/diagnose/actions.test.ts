import {describe, expect, test} from 'vitest'
import {actionsOf} from '../../src/diagnose/actions.js'
import {settingsChanged} from '../../src/diagnose/settings-changed.js'
import {aCluster} from '../builders/cluster.js'
import {aLogDigest, logged} from '../builders/log-digest.js'

const at = (line: number, quote: string) => ({file: 'terminal.txt', line, quote})
const typed = (line: number, text: string, quote = text) => ({text, source: at(line, quote)})
const config = (of: object) => JSON.stringify(JSON.stringify(of))

describe('what was done', () => {
  test('is told by what PD logs of it, without what PD does by itself', async () => {
    const logs = await aLogDigest({'pd-1/pd.log': [
      logged(90, `[INFO] [server.go:809] ["schedule config is updated"] [new=${config({'replica-schedule-limit': 0, 'max-snapshot-count': 64})}] [old=${config({'replica-schedule-limit': 64, 'max-snapshot-count': 64})}]`),
      logged(80, '[INFO] [rule_manager.go:316] ["placement rule updated"] [rule="{\\"group_id\\":\\"pd\\",\\"id\\":\\"backup\\"}"]'),
      logged(70, '[INFO] [coordinator.go:405] ["create scheduler"] [scheduler-name=balance-region-scheduler] [scheduler-args="[]"]'),
      logged(60, '[INFO] [coordinator.go:405] ["create scheduler"] [scheduler-name=evict-leader-scheduler] [scheduler-args="[5]"]'),
      logged(50, '[INFO] [operator_controller.go:438] ["add operator"] [region-id=110] [operator="\\"admin-move-peer {mv peer: store [6] to [1]} (kind:admin,region, region:110(4,5))\\""]'),
      logged(40, '[INFO] [operator_controller.go:438] ["add operator"] [region-id=115] [operator="\\"replace-rule-offline-peer {mv peer: store [5] to [1]} (kind:replica,region, region:115(4,5))\\""]'),
      logged(30, '[WARN] [cluster.go:1174] ["store has been offline"] [store-id=5] [store-address=10.0.0.5:20160]'),
      logged(30, '[INFO] [cluster.go:2364] ["store limit changed"] [store-id=5] [type=remove-peer] [rate-per-min=100000000]'),
    ]})
    expect(actionsOf(aCluster({logs})).map(({says}) => says)).toEqual([
      '`replica-schedule-limit` 64 → 0',
      'placement rule `pd/backup` is set',
      'scheduler `evict-leader-scheduler` is added',
      'an operator is added to Region 110 by hand: admin-move-peer {mv peer: store [6] to [1]}',
      'store 5 is told to leave',
    ])
  })

  test('is told by the commands that change something, with the answer to each, and the time where tiup wrote it down', () => {
    const commands = [
      typed(1, 'pd-ctl store 5'), typed(3, 'pd-ctl store delete 5'), typed(5, 'pd-ctl operator show'), typed(6, 'curl -X DELETE http://pd:2379/pd/api/v1/store/5'), typed(8, 'pd-ctl unsafe remove-failed-stores show'),
      typed(9, 'tiup cluster scale-in prod -N 10.0.0.5:20160 --force', '2021-01-14T12:17:33.579+0800\tINFO\tExecute command\t{"command": "tiup cluster scale-in prod -N 10.0.0.5:20160 --force"}'), typed(10, 'tiup cluster display prod'),
    ]
    const replies = [{isSuccess: true, text: 'Success!', command: 'pd-ctl store delete 5', source: at(4, 'Success!')}, {isSuccess: false, text: '[500] no', source: at(7, '[500] no')}]
    expect(actionsOf(aCluster({commands, replies})).map(({says, answer, stamp}) => [says, answer, stamp])).toEqual([
      ['`tiup cluster scale-in prod -N 10.0.0.5:20160 --force`', undefined, '2021-01-14T12:17:33.579+08:00'],
      ['`pd-ctl store delete 5`', 'Success!', undefined],
      ['`curl -X DELETE http://pd:2379/pd/api/v1/store/5`', '[500] no', undefined],
    ])
  })

  test('is cut in the middle where there is very much of it', () => {
    const commands = Array.from({length: 500}, (_, index) => typed(index + 1, `pd-ctl store delete ${index + 1}`))
    const lines = actionsOf(aCluster({commands})).map(({source}) => source.line)
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([100, 1, 500])
  })

  test('shows of a configuration what is new, and repeats PD where it cannot tell', () => {
    expect(settingsChanged('schedule config is updated', '{"a":1,"b":{"c":"x"}}', '{"a":1,"b":{"c":"y"},"d":[2]}')).toBe('`b.c` x → y and `d` unset → [2]')
    expect(settingsChanged('schedule config is updated', '{"a":1}', '{"a":1}')).toBe('schedule config is updated, and nothing in it is new')
    expect(settingsChanged('schedule config is updated', '{"a":', '{}')).toBe('schedule config is updated')
    expect(settingsChanged('x', '{}', '['.repeat(100_000))).toBe('x')
  })
})
