import {Box, Text, useApp, useInput, useStdout} from 'ink'
import {useEffect, useMemo, useReducer, useState} from 'react'
import type {Report} from '../contract.js'
import {commandsFor} from './keys.js'
import {type Extent, isList, type Move, navigate, type Place, START, VIEWS} from './navigation.js'
import {overview, type Row} from './overview.js'
import {pagesOf, TITLE_OF_VIEW} from './pages.js'
import {TextLine} from './TextLine.js'

export interface Size {
  readonly columns: number
  readonly rows: number
}

interface Props {
  readonly report: Report
  /** Otherwise the size of the terminal, also when it changes. */
  readonly size?: Size
}

/** The bar, a blank line, the keys; and the last row stays free, or Ink clears the whole terminal (vadimdemedes/ink#935). */
const AROUND = 4

/** The interactive report. It holds nothing but the reader's place; all it shows was decided before. */
export function App({report, size: fixed}: Props) {
  const {exit} = useApp()
  const terminal = useTerminalSize()
  const {columns, rows} = fixed ?? terminal
  const body = Math.max(1, rows - AROUND)
  const linesAt = useMemo(() => pagesOf(report, columns), [report, columns])
  const extent = (place: Place): Extent => ({findings: report.findings.length, lines: isList(place) ? 0 : linesAt(place).length, rows: body})
  const [place, move] = useReducer((from: Place, by: Move) => navigate(from, by, extent(from)), START)

  useInput((input, key) => {
    for (const command of commandsFor(input, key)) {
      if (command === 'quit') exit()
      else move(command)
    }
  })

  const page: Row[] = isList(place) ? overview(report, place.selected, columns, body) : linesAt(place).map((line) => ({line}))
  const scroll = Math.max(0, Math.min(place.scroll, page.length - body))
  return (
    <Box flexDirection="column" width={columns} height={body + AROUND - 1}>
      <Bar place={place} />
      <Box flexDirection="column" height={body} marginTop={1}>
        {page.slice(scroll, scroll + body).map((row, index) => (
          <TextLine key={index} {...row} />
        ))}
      </Box>
      <Keys place={place} seen={scroll + body} lines={page.length} />
    </Box>
  )
}

function Bar({place}: {readonly place: Place}) {
  return (
    <Text wrap="truncate">
      {VIEWS.map((view, index) => (
        <Text key={view} inverse={view === place.view && !place.isHelp} bold={view === place.view}>{` ${index + 1} ${TITLE_OF_VIEW[view]} `}</Text>
      ))}
    </Text>
  )
}

function Keys({place, seen, lines}: {readonly place: Place; readonly seen: number; readonly lines: number}) {
  const keys = isList(place) ? '↑↓ move  Enter open  Tab view  ? help  q quit' : '↑↓ PgUp PgDn scroll  Esc back  Tab view  ? help  q quit'
  const more = lines > seen ? `  ${lines - seen} more lines below` : ''
  return <Text wrap="truncate" dimColor>{`${keys}${more}`}</Text>
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
