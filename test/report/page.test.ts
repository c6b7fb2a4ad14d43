import {expect, test} from 'vitest'
import {pageBlocks} from '../../src/report/page.js'
import {textOf} from '../../src/report/text.js'

test('an explanation has headings, paragraphs, lists and commands', () => {
  const page = `
## What happens
PD makes a store \`Tombstone\` once
nothing is left on it.

It waits:
- for a heartbeat,
  which needs a leader
- for a tick

\`\`\`sh
pd-ctl store 5
\`\`\`

## Sources
tikv/pd server/cluster/cluster.go
`
  expect(textOf(pageBlocks(page), {width: 60})).toBe(
    [
      'What happens',
      'PD makes a store `Tombstone` once nothing is left on it.',
      '',
      'It waits:',
      '',
      '• for a heartbeat, which needs a leader',
      '• for a tick',
      '',
      '$ pd-ctl store 5',
      '',
      'Sources',
      'tikv/pd server/cluster/cluster.go',
      '',
    ].join('\n'),
  )
})
