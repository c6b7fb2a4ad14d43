import stringWidth from 'string-width'
import {describe, expect, test} from 'vitest'
import {say} from '../../src/model/say.js'
import {text} from '../../src/report/text.js'
import {aReport, aStoreReport, leaderless} from './fixtures.js'
import {HOSTILE, poisoned} from './hostile.js'

describe('text', () => {
  test('says the verdict first, then the store, how we know, and what to do', () => {
    expect(text(aReport())).toMatchInlineSnapshot(`
      "STUCK (certain): The only Region left on store \`5\` has no leader, so PD cannot
      move its peer.

      Cause: leaderless-region. Read more: drainscope explain leaderless-region

      Warning: tikv.log:6: the last line is cut

      Store 5
      ───────
      Address        10.0.0.5:20160 (TiKV)
      Verdict        stuck
      Leaving since  Mar 28, 2022 19:00:47 +08:00
      Peers left     1

      Peers  Held by            Regions
      1      leaderless-region  434317

      Findings
      ────────

      1. \`leaderless-region\` (certain)
      The only Region left on store \`5\` has no leader, so PD cannot move its peer.

      Stores    5
      Explains  Region 434317
      Keys      table 11705 (dsp.report), rows before 54466201
                tidb-region-434317.json#/frames/0

      Evidence
      • Region \`434317\` has peers on stores 1, 4, 5, 390553 and 390554 and no leader
        region-store-5.json#/regions/0/leader
        │ { "role_name": "Voter" }
      • store \`5\` is \`Offline\`
        store-5.json#/store/state_name
        │ "Offline"

      What to do
      1. [read-only] Ask PD again: the dump is one moment only
         $ tiup ctl:v5.2.1 pd -u http://PD:2379 region 434317
         Then: Go on only if the Region still looks the same, two minutes later.

      2. [destructive] Drop PD's record of Region \`434317\`
         Only if: no live TiKV has a peer of the Region any more
         Fails now: \`operator add remove-peer 434317 5\` is refused: a Region without a
         leader gets no operator.
         $ curl -X DELETE "http://PD:2379/pd/api/v1/admin/cache/region/434317"
         Frees: 1 peer, by the replay
         Then: \`region 434317\` shows nothing.

      Known bugs
      • https://github.com/tikv/pd/issues/1234
        4.0.0 to 5.2.1; fixed in 5.2.2 and 5.3.0

      What would settle what is open
      ──────────────────────────────
      1. tikv-log-voters: the logs of stores 1 and 4 tell whether the Region still
         lives there
         $ tiup ctl:v5.2.1 pd -u http://PD:2379 region 434317   # then tikv.log of each store with a voter

      Loud, and not the cause
      ───────────────────────
      • batch-raft-remote-stopped, seen 4 times from 2022-03-28T09:34:38.062+08:00 to
        2022-03-28T09:34:38.261+08:00
        the sender closed its stream, as it does when it starts again; the line
        carries nothing else
        tikv.log:1
        │ [2022/03/28 09:34:38.062 +08:00] [ERROR] [kv.rs:729] ["KvService::batch_raft
        │ send response fail"] [err=RemoteStopped]

      How PD decides
      ──────────────
      PD 5.2.1 turns the store into Tombstone when all of this holds (region-count):

      • yes: the store is \`Offline\`
        store-5.json#/store/state_name  "Offline"
      • no: PD's Region tree counts no Region on the store
      • unknown: the bury loop of the PD leader runs

      What PD would do about each Region left, replayed from the dumps:

      Regions        PD's decision                    Stores
      Region 434317  nothing (rule checker): the      no target; \`has-peer\` 1 and 4;
                     Region has no leader             \`low-space\` 7

      Causes
      ──────
      1 found, 1 ruled out, 2 not checked, 0 failed.

      • Not checked: not in the bundle: placement-rules
        placement-rule-unsatisfiable, isolation-level-unsatisfiable

      Inputs
      ──────
      File          Kind      Records  Covers
      store-5.json  store     1
      tikv.log      tikv-log  6        2022-03-28T09:34:38.062+08:00 to
                                       2022-03-28T09:34:55.711+08:00
      a.diag        unknown   0        skipped: encrypted by PingCAP Clinic

      Notices
      ───────
      • Warning: tikv.log:6: the last line is cut
      • Note: the addresses were masked before the bundle was made
      "
    `)
  })

  test('keeps to 80 columns but for commands', () => {
    const tooWide = text(aReport()).split('\n').filter((line) => stringWidth(line) > 80 && !line.trimStart().startsWith('$ '))
    expect(tooWide).toEqual([])
  })

  test('has no colour unless asked', () => {
    expect(text(aReport())).not.toContain('\u001b')
    expect(text(aReport(), {isColored: true})).toContain('\u001b[1;31mSTUCK (certain)')
  })

  test('cuts long lists of ids and shows the sum of what is charged', () => {
    const regions = Array.from({length: 61}, (_, at) => 434317 + at)
    const store = aStoreReport({peersLeft: 63, charged: [{cause: 'leaderless-region', regions, peers: 61}], uncharged: [7, 8]})
    const shown = text(aReport({stores: [store], findings: [{...leaderless, regions}]}))
    expect(shown).toContain('63 = 61 + 2 charged to no cause')
    expect(shown).toContain('61 Regions: 434317, 434318, 434319, 434320 and 57 more')
    expect(shown).not.toContain('434377')
  })

  test('tells what the bundle lacks from zero', () => {
    const shown = text(aReport({stores: [aStoreReport({peersLeft: null, since: null, address: null, charged: [], replay: null})]}))
    expect(shown).toMatch(/Peers left\s+the bundle does not tell/)
    expect(shown).toContain("PD's decisions could not be replayed")
  })

  test('shows a few warnings on top and all of them below', () => {
    const notices = Array.from({length: 5}, (_, at) => ({level: 'warning' as const, says: say`warning ${at}`}))
    const [top = '', below = ''] = text(aReport({notices})).split('Store 5\n')
    expect(top).toContain('2 more warnings under Notices')
    expect(top).not.toContain('warning 4')
    expect(below).toContain('warning 4')
  })

  test('leaves empty sections out', () => {
    const shown = text(aReport({redHerrings: [], nextEvidence: [], notices: []}))
    expect(shown).not.toContain('Loud')
    expect(shown).not.toContain('settle')
  })

  test('shows hostile text as visible escapes', () => {
    const shown = text(poisoned(aReport()))
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
    expect(shown).toContain(String.raw`\x1b[2J`)
    expect(HOSTILE).toContain('\u001b[2J')
  })
})
