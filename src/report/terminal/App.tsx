import {Box, Text, useApp, useInput, useStdout} from 'ink'
import {useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState} from 'react'
import {say} from '../../model/say.js'
import {columnsOf} from '../columns.js'
import {sentence} from '../document.js'
import {printable} from '../printable.js'
import type {OpenReport} from '../open-report.js'
import {pressesOf} from './keys.js'
import {keptInView} from './moving.js'
import {type Page, type Row, VIEWS} from './page.js'
import {entriesOf, matching, palettePage} from './palette.js'
import {pagesOf, TITLE_OF_VIEW} from './pages.js'
import {type Action, heightOf, here, START, type State, step, viewOf} from './state.js'
import {TextLine} from './TextLine.js'

export interface Size {
  readonly columns: number
  readonly rows: number
}

interface Props {
  readonly opened: OpenReport
  /** Otherwise the size of the terminal, also when it changes. */
  readonly size?: Size
  /** Hands text to the clipboard of the terminal. */
  readonly copy?: (text: string) => void
}

/** The bar, a blank line, the keys; and the last row stays free, or Ink clears the whole terminal (vadimdemedes/ink#935). */
const AROUND = 4
/** For the sign of the cursor. */
const GUTTER = 2

/** The interactive report. It holds nothing but where the reader is; all it shows was decided before. */
export function App({opened, size: fixed, copy}: Props) {
  const {exit} = useApp()
  const terminal = useTerminalSize()
  const {columns, rows} = fixed ?? terminal
  const body = Math.max(1, rows - AROUND)
  const pageAt = useMemo(() => pagesOf(opened, Math.max(1, columns - GUTTER)), [opened, columns])
  const entries = useMemo(() => entriesOf(opened.report), [opened])
  const [state, act] = useReducer((from: State, action: Action) => step(from, action, {pageAt, rows: body, entries}), START)
  const laidOut = useRef(pageAt)
  useLayoutEffect(() => {
    if (laidOut.current !== pageAt) act({laidOut: laidOut.current})
    laidOut.current = pageAt
  }, [pageAt])
  useInput((input, key) => {
    for (const press of pressesOf(input, key)) act({press})
  })
  useLayoutEffect(() => {
    if (state.isLeft) exit()
  }, [state.isLeft, exit])
  useLayoutEffect(() => {
    if (state.copied) copy?.(state.copied.text)
  }, [state.copied, copy])
  useReading(opened, state, act)

  const isChoosing = state.prompt?.kind === 'palette'
  const place = isChoosing ? {cursor: state.prompt?.at ?? 0, scroll: Math.max(0, (state.prompt?.at ?? 0) + 1 - body)} : here(state)
  const page = isChoosing ? palettePage(matching(entries, state.prompt?.text ?? ''), Math.max(1, columns - GUTTER)) : pageAt(here(state))
  const height = heightOf(page, body)
  const {foot = []} = page
  const {cursor, scroll} = keptInView(page, place, height)
  const shown = Array.from({length: Math.min(height, page.count - scroll)}, (_, index) => scroll + index)
  return (
    <Box flexDirection="column" width={columns} height={body + AROUND - 1}>
      <Bar state={state} columns={columns} />
      <Box flexDirection="column" height={body} marginTop={1}>
        {page.head.slice(0, Math.max(0, body - 1)).map((line, index) => (
          <TextLine key={index} line={[{text: '  ', tone: 'plain'}, ...line]} />
        ))}
        {shown.map((index) => (
          <TextLine key={index} {...withSigns(page.rowAt(index), index === cursor, state)} isSelected={index === cursor} search={state.search} />
        ))}
        {foot.slice(0, Math.max(0, body - page.head.length - shown.length)).map((line, index) => (
          <TextLine key={index} line={[{text: '  ', tone: 'plain'}, ...line]} />
        ))}
      </Box>
      <Foot state={state} page={page} cursor={cursor} seen={scroll + height} />
    </Box>
  )
}

/** The sign of the cursor, and the box of what can be ticked off. */
function withSigns({line, link, cursorAt}: Row, isSelected: boolean, {done}: State): Pick<Row, 'line' | 'cursorAt'> {
  const sign = {text: isSelected ? '> ' : '  ', tone: 'plain'} as const
  if (link?.kind !== 'check') return {line: [sign, ...line], ...(cursorAt !== undefined && {cursorAt: cursorAt + 1})}
  return {line: [sign, {text: done.has(link.id) ? '[x] ' : '[ ] ', tone: 'plain'}, ...line.slice(1)]}
}

/** Where there is no room for all names, only the view that is open has its own. */
function Bar({state, columns}: {readonly state: State; readonly columns: number}) {
  const view = viewOf(state)
  const named = VIEWS.map((each, index) => `${index + 1} ${TITLE_OF_VIEW[each]}`)
  const titles = columnsOf(named.join(' ')) <= columns ? named : VIEWS.map((each, index) => (each === view ? named[index] : String(index + 1)))
  return (
    <Text wrap="truncate">
      {VIEWS.map((each, index) => (
        <Text key={each}>
          {index === 0 ? '' : ' '}
          <Text inverse={each === view} bold={each === view}>{titles[index]}</Text>
        </Text>
      ))}
    </Text>
  )
}

interface FootProps {
  readonly state: State
  readonly page: Page
  readonly cursor: number
  readonly seen: number
}

const PROMPTS = {search: '/', filter: say`only entries with: `, palette: ':'} as const

function Foot({state, page, cursor, seen}: FootProps) {
  const {prompt, says} = state
  if (prompt) return <Text wrap="truncate-start">{`${PROMPTS[prompt.kind]}${printable(prompt.text)}_`}</Text>
  if (says !== undefined) return <TextLine line={sentence(says, 'strong')} />
  const {filter} = here(state)
  const more = page.count > seen ? say`${page.count - seen} more below  ` : ''
  const only = filter === '' ? '' : say`only entries with ${printable(filter)}  `
  return <Text wrap="truncate" dimColor>{`${more}${only}${page.hint ?? `${hintAt(page, cursor)}${say`Esc back  / search  f filter  `}`}${say`? help  q quit`}`}</Text>
}

function hintAt(page: Page, cursor: number): string {
  const link = cursor < 0 ? undefined : page.rowAt(cursor).link
  if (!link) return ''
  return {go: say`Enter opens  `, check: say`Enter ticks off  `, copy: say`Enter copies  `, none: ''}[link.kind]
}

/** A file is read when it comes to the screen. */
function useReading(opened: OpenReport, state: State, act: (action: Action) => void): void {
  const {screen, context} = here(state)
  useLayoutEffect(() => {
    if (screen.kind !== 'source' || context !== undefined) return
    const shown = (read: Extract<Action, {readonly of: unknown}>['read']) => act({read, of: screen})
    opened.contextOf(screen.cited, screen.spot).then(shown, () => shown(undefined))
  }, [opened, screen, context, act])
}

function useTerminalSize(): Size {
  const {stdout} = useStdout()
  const [size, setSize] = useState(sizeOf(stdout))
  useEffect(() => {
    const follow = () => setSize(sizeOf(stdout))
    stdout.on('resize', follow)
    return () => void stdout.off('resize', follow)
  }, [stdout])
  return size
}

/** Some pseudo terminals say 0, or nothing. */
function sizeOf({columns, rows}: NodeJS.WriteStream): Size {
  return {columns: columns || 80, rows: rows || 24}
}
