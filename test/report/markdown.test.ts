import {describe, expect, test} from 'vitest'
import {inline, markdown} from '../../src/report/markdown.js'
import {asParagraph, codeSpan, escaped, fenced, inTable} from '../../src/report/markdown-escape.js'
import {aReport} from './fixtures.js'
import {poisoned} from './hostile.js'

//                 a fenced block        | an escaped mark | a run of backticks
const INERT = /^(?: *(?:\d+\. |- ))* *(`{3,})[^`\n]*\n[^]*?\n *\1$|\\[!-/:-@[-`{-~]|(`+)/gm

/** What is left for a Markdown reader to interpret: neither code nor escaped. */
function active(text: string): string {
  let left = ''
  let from = 0
  for (INERT.lastIndex = 0; ; INERT.lastIndex = from) {
    const match = INERT.exec(text)
    if (!match) return left + text.slice(from)
    left += text.slice(from, match.index)
    from = match.index + match[0].length
    const run = match[2]
    if (run !== undefined) from += closing(text.slice(from), run)
  }
}

/** How far it is to the end of a code span that was opened by this run. */
function closing(text: string, run: string): number {
  return new RegExp(`^[^]*?(?<!\`)${run}(?!\`)`).exec(text)?.[0].length ?? 0
}

const strong = (text: string) => ({text, tone: 'strong'}) as const
const plain = (text: string) => ({text, tone: 'plain'}) as const

describe('markdown', () => {
  test('emphasizes words between which no blanks stand', () => {
    expect(inline([strong('告警：'), plain('针对日志')])).toBe('**告警**：针对日志')
    expect(inline([plain('见'), strong('（确定）'), plain('，')])).toBe('见（**确定）**，')
    expect(inline([strong('Then: '), plain('go')])).toBe('**Then:** go')
    expect(inline([strong('[read-only] '), plain('x')])).toBe(String.raw`**\[read-only\]** x`)
  })

  test('says the same as the text, for a ticket', () => {
    expect(markdown(aReport())).toMatchInlineSnapshot(`
      "# **STUCK (certain)**

      The only Region left on store \`5\` has no leader, so PD cannot move its peer.

      Cause: \`leaderless-region\`. Read more: \`drainscope explain leaderless-region\`

      **Warning:** \`tikv.log:6\`: the last line is cut

      ## Impact window

      - **Store 5 leaving since:** Mar 28, 2022 19:00:47 +08:00
      - **The bundle ends at:** Mar 28, 2022 09:34:55 +08:00

      ## Store 5

      - **Address:** \`10.0.0.5:20160\` (TiKV)
      - **Verdict:** **stuck**
      - **Leaving since:** Mar 28, 2022 19:00:47 +08:00
      - **Peers left:** **1**

      | Peers | Held by | Regions |
      | --- | --- | --- |
      | 1 | \`leaderless-region\` | 434317 |

      ## Timeline

      | Time | What | Where |
      | --- | --- | --- |
      | 2022-03-28T01:34:38.062Z | \`batch-raft-remote-stopped\`, seen 4 times: it carries nothing else | \`tikv.log:1\` |
      | 2022-03-28T11:00:47.000Z | store 5 is told to leave: it is \`Offline\` from here on | \`pd.log:7\` |
      | 2022-03-28T11:30:47.000Z | dumps of PD with 1 store | \`store-5.json#/store/state_name\` |

      ## Root cause

      1. **Store 5** **stuck**, leaving since Mar 28, 2022 19:00:47 +08:00, 1 peer left
      2. PD does nothing about Region 434317: the Region has no leader
      3. because **leaderless-region** (certain): The only Region left on store \`5\` has no leader, so PD cannot move its peer.
         - Region \`434317\` has peers on stores 1, 4, 5, 390553 and 390554 and no leader  
           \`region-store-5.json#/regions/0/leader\`
         - store \`5\` is \`Offline\`  
           \`store-5.json#/store/state_name\`

      ### \`leaderless-region\` (certain)

      - **Stores:** 5
      - **Explains:** Region 434317
      - **Keys:** table 11705 (dsp.report), rows before 54466201  \`tidb-region-434317.json#/frames/0\`

      #### Evidence

      - Region \`434317\` has peers on stores 1, 4, 5, 390553 and 390554 and no leader  
        \`region-store-5.json#/regions/0/leader\`
        \`\`\`
        { "role_name": "Voter" }
        \`\`\`
      - store \`5\` is \`Offline\`  
        \`store-5.json#/store/state_name\`
        \`\`\`
        "Offline"
        \`\`\`

      #### What to do

      1. **\\[read-only\\]** **Ask PD again: the dump is one moment only**
         \`\`\`sh
         tiup ctl:v5.2.1 pd -u http://PD:2379 region 434317
         \`\`\`
         **Then:** Go on only if the Region still looks the same, two minutes later.
      2. **\\[destructive\\]** **Drop PD's record of Region** \`434317\`  
         **Only if:** no live TiKV has a peer of the Region any more  
         **Fails now:** \`operator add remove-peer 434317 5\` is refused: a Region without a leader gets no operator.
         \`\`\`sh
         curl -X DELETE "http://PD:2379/pd/api/v1/admin/cache/region/434317"
         \`\`\`
         **Frees:** 1 peer, by the replay  
         **Then:** \`region 434317\` shows nothing.

      #### Known bugs

      - \`https://github.com/tikv/pd/issues/1234\`  
        4\\.0.0 to 5.2.1; fixed in 5.2.2 and 5.3.0

      ## Prevention

      - **Releases with the fix:** 5.2.2 and 5.3.0, of \`https://github.com/tikv/pd/issues/1234\`; it affects 4.0.0 to 5.2.1. 5.2.1 runs here: upgrade to 5.2.2 or later
      - **Alert** on the metric \`min_over_time(pd_cluster_status{type="store_offline_count"}[6h]) > 0\`: a store that is still leaving after six hours, or however long a scale-in takes here; its \`pd_scheduler_store_status{type="region_count"}\` tells whether it gets on
      - **Alert** on the metric \`tikv_raftstore_leader_missing > 0\`: peers that know no leader of their Region

      ## What would settle what is open

      1. \`tikv-log-voters\`: the logs of stores 1 and 4 tell whether the Region still lives there
         \`\`\`sh
         tiup ctl:v5.2.1 pd -u http://PD:2379 region 434317   # then tikv.log of each store with a voter
         \`\`\`

      ## Loud, and not the cause

      - \`batch-raft-remote-stopped\`, seen 4 times from 2022-03-28T09:34:38.062+08:00 to 2022-03-28T09:34:38.261+08:00  
        the sender closed its stream, as it does when it starts again; the line carries nothing else  
        \`tikv.log:1\`
        \`\`\`
        [2022/03/28 09:34:38.062 +08:00] [ERROR] [kv.rs:729] ["KvService::batch_raft send response fail"] [err=RemoteStopped]
        \`\`\`

      <details><summary>How PD decides</summary>

      PD 5.2.1 turns the store into Tombstone when all of this holds (region-count):

      - **yes:** the store is \`Offline\`  
        \`store-5.json#/store/state_name\`  \`"Offline"\`
      - **no:** PD's Region tree counts no Region on the store
      - **unknown:** the bury loop of the PD leader runs

      What PD would do about each Region left, replayed from the dumps:

      | Regions | PD's decision | Stores |
      | --- | --- | --- |
      | Region 434317 | **nothing** (rule checker): the Region has no leader | no target; \`has-peer\` 1 and 4; \`low-space\` 7 |

      The 1 Region left on store 5, counted by the stores that could take them and by PD's filters that keep stores from doing so:

      | Store | could take | has-peer | low-space |
      | --- | --- | --- | --- |
      | 1 | · | 1 | · |
      | 4 | · | 1 | · |
      | 7 | · | · | 1 |

      </details>

      <details><summary>Ruled out, and not checked</summary>

      1 found, 1 ruled out, 2 not checked, 0 failed.

      - Not checked: not in the bundle: placement-rules  
        \`placement-rule-unsatisfiable\`, \`isolation-level-unsatisfiable\`

      | Ruled out | Because |
      | --- | --- |
      | \`store-limit-too-low\` | no operator waits for a limit |

      </details>

      <details><summary>Inputs</summary>

      | File | Kind | Records | Covers |
      | --- | --- | --- | --- |
      | \`store-5.json\` | store | 1 |  |
      | \`tikv.log\` | tikv-log | 6 | 2022-03-28T09:34:38.062+08:00 to 2022-03-28T09:34:55.711+08:00 |
      | \`a.diag\` | unknown | 0 | **skipped:** encrypted by PingCAP Clinic |

      </details>

      <details><summary>Notices</summary>

      - **Warning:** \`tikv.log:6\`: the last line is cut
      - **Note:** the addresses were masked before the bundle was made

      </details>
      "
    `)
  })

  test('lets nothing of the bundle become HTML, a link, a heading or a mention', () => {
    const left = active(markdown(poisoned(aReport())))
    expect(left).not.toMatch(/<(?!\/?(?:details|summary)>|!-- -->)/)
    expect(left).not.toMatch(/[[\]`]|@(?!<!-- -->)|www\.|http:\/\//)
    expect(left.match(/<\/details>/g)).toHaveLength(4)
    expect(left).not.toMatch(/^# d/m)
    expect(left.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  })
})

describe('escapes', () => {
  test.each([
    ['<b>', String.raw`\<b\>`],
    ['[a](b)', String.raw`\[a\](b)`],
    ['a | b', 'a &#124; b'],
    ['http://h', 'http<!-- -->://h'],
    ['@team', '@<!-- -->team'],
    ['&lt;', String.raw`\&lt;`],
  ])('%s stays text', (text, shown) => {
    expect(escaped(text)).toBe(shown)
  })

  test.each([
    ['# a', String.raw`\# a`],
    ['- a', String.raw`\- a`],
    ['12. a', String.raw`12\. a`],
    ['    a', 'a'],
    ['5.2.1 to 5.3.0', String.raw`5\.2.1 to 5.3.0`],
  ])('%s begins a paragraph', (text, shown) => {
    expect(asParagraph(text)).toBe(shown)
  })

  test('code is fenced by more backticks than it holds', () => {
    expect(codeSpan('a `` b')).toBe('```a `` b```')
    expect(codeSpan('`a')).toBe('`` `a ``')
    expect(fenced(['````'], 'sh')).toBe('`````sh\n````\n`````')
  })

  test('a bar within code does not end the cell', () => {
    expect(inTable(codeSpan('a|b'))).toBe("`a\\|b`")
  })
})
