import {filledSections} from './content/report.js'
import {verdictBlocks} from './content/verdict.js'
import type {Report} from './contract.js'
import {withBackticks} from './backticks.js'
import {type Block, heading, type Section, type Span, type Tone, wordsOf} from './document.js'
import {layOut} from './layout.js'
import type {Line} from './wrap.js'

export interface TextOptions {
  readonly width?: number
  /** SGR colour codes; for a terminal only. */
  readonly isColored?: boolean
}

/** The report as plain text, the verdict first: what a pipe gets. */
export function text(report: Report, options: TextOptions = {}): string {
  return sectionsText(verdictBlocks(report), filledSections(report), options)
}

/** The answer, and below it sections under their titles, as plain text. */
export function sectionsText(answer: readonly Block[], sections: readonly Section[], options: TextOptions = {}): string {
  return textOf([...answer, ...sections.flatMap(({title, blocks}) => [heading(2, title), ...blocks])], options)
}

/** Any blocks as plain text. */
export function textOf(blocks: readonly Block[], {width = 80, isColored = false}: TextOptions = {}): string {
  return layOut(isColored ? blocks : blocks.map((block) => withBackticks(block)), width).map((line) => `${isColored ? colored(line) : bare(line)}\n`).join('')
}

const bare = (line: Line): string => wordsOf(line).trimEnd()

/** ECMA-48 SGR parameters. */
const SGR: Readonly<Record<Tone, string | undefined>> = {plain: undefined, code: '36', name: '36', strong: '1', quiet: '2', good: '1;32', caution: '1;33', danger: '1;31'}

const colored = (line: Line): string => line.map(paint).join('').trimEnd()

function paint({text, tone}: Span): string {
  return SGR[tone] === undefined ? text : `\u001b[${SGR[tone]}m${text}\u001b[0m`
}
