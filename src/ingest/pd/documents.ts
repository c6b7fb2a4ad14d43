import type {BundleFile} from '../../bundle/bundle-file.js'
import type {JsonDocument} from '../../model/source.js'
import type {Notice} from '../../model/input.js'
import {listed} from '../../model/words.js'
import {MAX_VALUE, type Piece, piecesOf, type Place} from './pieces.js'
import {parseExact, repair} from './repair.js'

/** What a file holds, in order: JSON documents, the elements of their Region lists before them, and lines of text. */
export type Content =
  | {readonly kind: 'line'; readonly line: number; readonly text: string; readonly indent?: number}
  | {readonly kind: 'region'; readonly document: JsonDocument; readonly index: number; readonly offset: number; readonly value: unknown}
  | {readonly kind: 'document'; readonly document: JsonDocument; readonly value: unknown; readonly regions: number; readonly isComplete: boolean}

/** `"regions": [ , , ]` is what is left of a list whose elements were handed on. */
const EMPTIED = /("regions"\s*:\s*\[)[\s,]*/

/** Reads a file of dumps or a terminal capture. Damage becomes a notice; what is complete is kept. */
export async function* contentOf(file: BundleFile, notice: (notice: Notice) => void): AsyncGenerator<Content> {
  const reader = new DocumentReader(file.name, notice)
  for await (const piece of piecesOf(file.read())) yield* reader.read(piece)
  reader.end()
}

class DocumentReader {
  private readonly documents: Array<{-readonly [K in keyof JsonDocument]: JsonDocument[K]}> = []
  private hasText = false
  /** Places of elements that are no JSON, in the list that is being read. */
  private damaged: number[] = []

  constructor(
    private readonly file: string,
    private readonly notice: (notice: Notice) => void,
  ) {}

  *read(piece: Piece): Generator<Content> {
    if (piece.kind === 'line') {
      const text = plain(piece.text)
      if (text !== '') this.hasText = true
      const indent = text === '' ? 0 : piece.text.search(/\S/)
      yield {kind: 'line', line: piece.line, text, ...(indent > 0 && {indent})}
    } else if (piece.kind === 'element') {
      const document = this.documentAt(piece.of)
      const value = parseExact(piece.text) ?? wholly(repair(piece.text))
      if (value === undefined) this.damaged.push(piece.index)
      else yield {kind: 'region', document, index: piece.index, offset: piece.offset, value}
    } else yield* this.value(piece)
  }

  private *value({at, text, elements, isCut, isFragment}: Extract<Piece, {kind: 'value'}>): Generator<Content> {
    if (this.damaged.length > 0) this.warn(at.line, `element ${listed(this.damaged)} of the list that begins here cannot be read as JSON and was skipped`)
    this.damaged = []
    if (text.length >= MAX_VALUE) {
      this.hasText = true
      this.warn(at.line, `the JSON that begins here is longer than ${MAX_VALUE / 2 ** 20} MiB and was not read`)
      return
    }
    const json = text.replace(EMPTIED, '$1')
    const exact = parseExact(json)
    const mended = exact === undefined ? repair(json) : undefined
    const value = exact === undefined ? mended?.value : exact
    if (value === undefined) {
      this.hasText = true
      this.warn(at.line, 'this looks like JSON and cannot be read as such')
      return
    }
    if (isCut || mended?.isCut) this.warn(at.line, `the JSON that begins here is cut off${elements > 0 ? ` behind ${elements} complete Regions` : ''}; what is complete was kept`)
    // A pointer into a document that had to be mended would lead nowhere.
    if (mended || isFragment) this.hasText = true
    yield {kind: 'document', document: this.documentAt(at), value, regions: elements, isComplete: !isCut && !mended?.isCut}
  }

  /** A file that holds one value and nothing else can be cited by pointer. */
  end(): void {
    const [only] = this.documents
    if (only && this.documents.length === 1 && !this.hasText) only.alone = true
  }

  private documentAt({line, offset}: Place): JsonDocument {
    const last = this.documents.at(-1)
    if (last?.offset === offset) return last
    const document = {file: this.file, offset, line, alone: false}
    this.documents.push(document)
    return document
  }

  private warn(line: number, says: string): void {
    this.notice({level: 'warning', says, file: this.file, line})
  }
}

/** A Region of which a part is missing would seem to have lost a peer or its leader. */
function wholly(mended: ReturnType<typeof repair>): unknown {
  return mended?.isCut ? undefined : mended?.value
}

/** Colours, cursor moves and carriage returns of a terminal. */
const TERMINAL = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007]*\u0007|[@-Z\\-_])|\r/g

function plain(text: string): string {
  return text.replace(TERMINAL, '').trim()
}
