import {describe, expect, test} from 'vitest'
import {say} from '../../src/model/say.js'
import {type Block, commands, list, numbered, paragraph, plain, quote} from '../../src/report/document.js'
import {textOf} from '../../src/report/text.js'

const shown = (blocks: readonly Block[], width = 30) => textOf(blocks, {width}).trimEnd()

describe('layOut', () => {
  test('indents what belongs to an item, and parts numbered items', () => {
    expect(shown([numbered([[paragraph(plain('Ask PD again')), commands(['pd-ctl region 7'])], [paragraph(plain('Add a store'))]])])).toBe(
      ['1. Ask PD again', '   $ pd-ctl region 7', '', '2. Add a store'].join('\n'),
    )
  })

  test('wraps a quotation behind its mark', () => {
    expect(shown([list([[quote('one two three four')]])], 14)).toBe(['• │ one two', '  │ three four'].join('\n'))
  })

  test('keeps a command in one piece, so that it can be pasted', () => {
    expect(shown([commands(['tiup ctl:v6.5.12 pd -u http://PD:2379 store 5'])], 20)).toBe('$ tiup ctl:v6.5.12 pd -u http://PD:2379 store 5')
  })

  test('aligns a table by columns, not by letters', () => {
    const table: Block = {kind: 'table', head: [say`File`, say`Kind`], rows: [[plain('日志.log'), plain('tikv-log')], [plain('a.json'), plain('stores')]]}
    expect(shown([table])).toBe(['File      Kind', '日志.log  tikv-log', 'a.json    stores'].join('\n'))
  })

  test('wraps the widest cell of a table that is too wide', () => {
    const table: Block = {kind: 'table', head: [say`Regions`, say`Why`], rows: [[plain('434317'), plain('the Region has no leader')]]}
    expect(shown([table], 24)).toBe(['Regions  Why', '434317   the Region has', '         no leader'].join('\n'))
  })
})
