import {covers} from '../../content/rest.js'
import {noticeSpans} from '../../content/verdict.js'
import type {Input, Notice, Report} from '../../contract.js'
import {name, plain, sentence, span} from '../../document.js'
import {BLANK, goTo, linked, pageOf, type Page, type Row, titled, told} from '../page.js'
import {say} from '../../../model/say.js'
import {count} from '../../../model/words.js'

/** What to know before trusting the report, and every file of the bundle; each can be read. */
export function filesPage({inputs, notices}: Report, width: number): Page {
  const sorted = (['warning', 'note'] as const).flatMap((level) => notices.filter((notice) => notice.level === level))
  return pageOf([
    ...(sorted.length > 0 ? [...titled(say`Notices`), ...sorted.flatMap((notice) => noticeRows(notice, width)), BLANK] : []),
    ...titled(say`Files`),
    ...inputs.flatMap((input) => inputRows(input, width)),
  ])
}

function noticeRows(notice: Notice, width: number): Row[] {
  const {file, line} = notice
  const spans = noticeSpans(notice)
  return file === undefined ? told(spans, width) : linked(spans, goTo({kind: 'source', cited: {file, ...(line !== undefined && {line})}}), width)
}

function inputRows(input: Input, width: number): Row[] {
  const {file, kind, records, skipped} = input
  const says = skipped === null ? plain(covers(input)) : [span(say`skipped: `, 'caution'), ...sentence(skipped)]
  return [
    ...linked([...name(file), span(`  ${kind}, ${count(records, 'record')}`)], goTo({kind: 'source', cited: {file}}), width),
    ...(says.some(({text}) => text !== '') ? told(says, width, '  ') : []),
  ]
}
