import {findingBody} from '../content/finding.js'
import {type SectionId, sectionsOf} from '../content/report.js'
import type {Report} from '../contract.js'
import {type Block, heading, paragraph, plain, type Section, sentence, span} from '../document.js'
import {layOut} from '../layout.js'
import {type Line, widthOf, wrap} from '../wrap.js'
import type {Place, View} from './navigation.js'

/** What each view is called in the bar. */
export const TITLE_OF_VIEW: Readonly<Record<View, string>> = {findings: 'Findings', stores: 'Stores', noise: 'Not the cause', open: 'Open questions', inputs: 'Inputs'}

/** All lines of a place, of which the window shows some; each page is laid out once a width. The list of findings is a screen of its own. */
export function pagesOf(report: Report, width: number): (place: Place) => readonly Line[] {
  const known = new Map<string, readonly Line[]>()
  return (place) => {
    const key = place.isHelp ? 'help' : `${place.view} ${place.selected}`
    const lines = known.get(key) ?? layOut(blocksAt(report, place), width).flatMap((line) => folded(line, width))
    known.set(key, lines)
    return lines
  }
}

/** Commands are laid out in one piece; a screen has to fold them. */
function folded(line: Line, width: number): Line[] {
  if (widthOf(line) <= width) return [line]
  const indent = /^ */.exec(line.map(({text}) => text).join(''))?.[0] ?? ''
  return wrap(line, width - indent.length).map((part) => [span(indent), ...part])
}

const SECTIONS_OF_VIEW: Readonly<Record<Exclude<View, 'findings'>, readonly SectionId[]>> = {stores: ['stores', 'decisions'], noise: ['noise'], open: ['open', 'causes'], inputs: ['notices', 'inputs']}

function blocksAt(report: Report, {view, selected, isHelp}: Place): Block[] {
  if (isHelp) return helpBlocks
  if (view !== 'findings') return SECTIONS_OF_VIEW[view].flatMap((id) => sectionBlocks(sectionsOf(report)[id]))
  const finding = report.findings[selected]
  return finding ? [heading(2, `${selected + 1}. \`${finding.cause}\` (${finding.confidence})`), ...findingBody(finding)] : []
}

const sectionBlocks = ({title, blocks}: Section): Block[] => [heading(2, title), ...(blocks.length > 0 ? blocks : [paragraph(plain('Nothing.'))])]

const helpBlocks: Block[] = [
  heading(2, 'Keys'),
  {
    kind: 'fields',
    rows: [
      ['1 to 5, Tab', plain('another view')],
      ['↑ ↓, k j', plain('move, or scroll')],
      ['PgUp PgDn, b Space', plain('a page')],
      ['g G, Home End', plain('to the top, to the bottom')],
      ['Enter, →, l', plain('open a finding')],
      ['Esc, ←, h', plain('back')],
      ['?', plain('these keys')],
      ['q, Ctrl-C', plain('leave')],
    ],
  },
  paragraph(sentence('`certain`: PD\'s state implies it by PD\'s code, and nothing in the bundle speaks against it. `likely`: one end only, or a release had to be inferred. `possible`: a hint.')),
  paragraph(sentence('`read-only` changes nothing. `reversible` can be taken back. `destructive` may lose data: read what it says under `Only if` first.')),
]
