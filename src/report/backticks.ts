import type {Block, Spans} from './document.js'

/** Puts the backticks of sentences back, for readers without colour; only around what has blanks where a single word needs none. */
export function withBackticks(block: Block, ticked = allTicked): Block {
  switch (block.kind) {
    case 'verdict':
      return {...block, sentence: ticked(block.sentence)}
    case 'heading':
    case 'paragraph':
      return {...block, spans: ticked(block.spans)}
    case 'list':
      return {...block, items: block.items.map((item) => item.map((each) => withBackticks(each, ticked)))}
    case 'fields':
      return {...block, rows: block.rows.map(([label, value]) => [label, ticked(value)] as const)}
    case 'table':
      return {...block, rows: block.rows.map((row) => row.map(ticked))}
    default:
      return block
  }
}

const allTicked = (spans: Spans): Spans => spans.map((span) => (span.tone === 'code' ? {...span, text: `\`${span.text}\``} : span))

/** Where a command ends and the sentence goes on, must be seen; a name is known for one. */
export const commandsTicked = (spans: Spans): Spans => spans.flatMap((span) => (span.text.includes(' ') ? allTicked([span]) : span))

