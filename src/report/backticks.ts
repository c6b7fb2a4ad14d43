import type {Block, Spans} from './document.js'

/** Puts the backticks of sentences back, for readers without colour. */
export function withBackticks(block: Block): Block {
  switch (block.kind) {
    case 'verdict':
      return {...block, sentence: ticked(block.sentence)}
    case 'heading':
    case 'paragraph':
      return {...block, spans: ticked(block.spans)}
    case 'list':
      return {...block, items: block.items.map((item) => item.map(withBackticks))}
    case 'fields':
      return {...block, rows: block.rows.map(([label, value]) => [label, ticked(value)] as const)}
    case 'table':
      return {...block, rows: block.rows.map((row) => row.map(ticked))}
    default:
      return block
  }
}

const ticked = (spans: Spans): Spans => spans.map((span) => (span.tone === 'code' ? {...span, text: `\`${span.text}\``} : span))
