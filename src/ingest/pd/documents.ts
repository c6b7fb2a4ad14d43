import type {BundleFile} from '../../bundle/bundle-file.js'
import {say, type Sentence} from '../../model/say.js'
import type {JsonDocument} from '../../model/source.js'
import type {Notice} from '../../model/input.js'
import type {RegionBatch} from '../../model/region-batch.js'
import {count, listed} from '../../model/words.js'
import {type Piece, piecesOf, type Place, type ReadOptions} from './pieces.js'
import {RegionColumns} from './region-columns.js'
import {parseExact, repair} from './repair.js'

/** What a file holds, in order: JSON documents, the elements of their long lists before them, and lines of text. */
export type Content =
  | {readonly kind: 'line'; readonly line: number; readonly offset: number; readonly text: string; /** With the blanks at its ends. */ readonly raw: string}
  | ElementContent
  | RegionsContent
  | DocumentContent

export interface ElementContent {
  readonly kind: 'element'
  readonly document: JsonDocument
  /** Pointer of the list, and the place in it. */
  readonly list: string
  readonly index: number
  /** Byte at which the element begins. */
  readonly offset: number
  readonly value: unknown
}

/** Elements that follow each other and are Regions, read into columns. */
export interface RegionsContent extends Omit<ElementContent, 'kind' | 'value'> {
  readonly kind: 'regions'
  /** Holds until the next content is asked for. Its offsets count from that of the first. */
  readonly batch: RegionBatch
}

export interface DocumentContent {
  readonly kind: 'document'
  readonly document: JsonDocument
  readonly value: unknown
  /** How many elements of it were handed on before. */
  readonly elements: number
  /** Something is missing: in the object or list at this pointer, if not behind it. */
  readonly cutIn?: string
}

/** A value that is longer, its list of Regions not counted, is taken apart whatever its lists hold. What cannot be, a text or an element, is cut there. */
const MAX_VALUE = 1 << 26

/** Who has read so many of one file knows what it is worth. */
const MAX_WARNINGS = 20

/** Reads a file of dumps or a terminal capture. Damage becomes a notice; what is complete is kept. */
export async function* contentOf(file: BundleFile, notice: (notice: Notice) => void, {maxValue = MAX_VALUE, columns = () => new RegionColumns()}: Partial<ReadOptions> = {}): AsyncGenerator<Content> {
  const reader = new DocumentReader(file.name, notice, maxValue)
  for await (const piece of piecesOf(file.read(0, undefined, true), {maxValue, columns})) yield* reader.read(piece)
  reader.end()
}

class DocumentReader {
  private readonly documents: Array<{-readonly [K in keyof JsonDocument]: JsonDocument[K]}> = []
  private hasText = false
  private warnings = 0
  /** Places of elements that are no JSON, in the list that is being read. */
  private damaged: number[] = []

  constructor(
    private readonly file: string,
    private readonly notice: (notice: Notice) => void,
    private readonly maxValue: number,
  ) {}

  *read(piece: Piece): Generator<Content> {
    if (piece.kind === 'line') {
      const raw = plain(piece.text)
      const text = raw.trim()
      if (text !== '') this.hasText = true
      yield {kind: 'line', line: piece.line, offset: piece.offset, text, raw}
    } else if (piece.kind === 'regions') yield {...piece, document: this.documentAt(piece.of)}
    else if (piece.kind === 'element') {
      const document = this.documentAt(piece.of)
      const value = parseExact(piece.text) ?? wholly(repair(piece.text))
      if (value === undefined) this.damaged.push(piece.index)
      else yield {kind: 'element', document, list: piece.list, index: piece.index, offset: piece.offset, value}
    } else yield* this.value(piece)
  }

  private *value(piece: Extract<Piece, {kind: 'value'}>): Generator<Content> {
    const {at, text, elements, isFragment} = piece
    if (this.damaged.length > 0) this.warn(at.line, say`element ${listed(this.damaged)} of the list that begins here cannot be read as JSON and was skipped`)
    this.damaged = []
    if (text.length >= this.maxValue) {
      this.hasText = true
      return this.warn(at.line, say`the JSON that begins here holds a part that is longer than ${this.maxValue / 2 ** 20} MiB and was not read`)
    }
    const exact = parseExact(text)
    const mended = exact === undefined ? repair(text) : undefined
    const value = exact === undefined ? mended?.value : exact
    // A pointer into a document that had to be mended would lead nowhere.
    if (mended || value === undefined || isFragment) this.hasText = true
    if (value === undefined) return this.warn(at.line, say`this looks like JSON and cannot be read as such`)
    const cut = mended?.cut
    if (cut) this.warn(at.line, say`the JSON that begins here is cut off in ${placeOfCut(piece, cut.position)}${elements > 0 ? say`, behind ${count(elements, 'complete element')} of its list` : ''}; what is complete was kept`)
    yield {kind: 'document', document: this.documentAt(at), value, elements, ...(cut && {cutIn: cut.pointer})}
  }

  /** A file that holds one value and nothing else can be cited by pointer. */
  end(): void {
    const [only] = this.documents
    if (only && this.documents.length === 1 && !this.hasText) only.alone = true
    if (this.warnings > MAX_WARNINGS) this.notice({level: 'warning', says: say`${count(this.warnings - MAX_WARNINGS, 'more place')} in this file could not be read as JSON`, file: this.file})
  }

  private documentAt({line, offset}: Place): JsonDocument {
    const last = this.documents.at(-1)
    if (last?.offset === offset) return last
    const document = {file: this.file, offset, line, alone: false}
    this.documents.push(document)
    return document
  }

  private warn(line: number, says: Sentence): void {
    if (++this.warnings <= MAX_WARNINGS) this.notice({level: 'warning', says, file: this.file, line})
  }
}

/** Where the text ends, or in a value that was read in one piece, where it stops to be JSON. */
function placeOfCut({at, end, text, elements, isFragment}: Extract<Piece, {kind: 'value'}>, position: number): string {
  const before = elements === 0 ? text.slice(isFragment ? 1 : 0, position) : undefined
  const [line, byte] = before === undefined ? [end.line, end.offset] : [at.line + before.split('\n').length - 1, at.offset + Buffer.byteLength(before)]
  return say`line ${line} (byte ${byte})`
}

/** A Region of which a part is missing would seem to have lost a peer or its leader. */
function wholly(mended: ReturnType<typeof repair>): unknown {
  return mended?.cut ? undefined : mended?.value
}

/** Colours, cursor moves and carriage returns of a terminal. */
const TERMINAL = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007]*\u0007|[@-Z\\-_])|\r/g

function plain(text: string): string {
  const bare = text.replace(TERMINAL, '')
  return bare.includes('\b') ? retyped(bare) : bare
}

/** `stroe` + three backspaces + `ore`: a typescript has every key. */
function retyped(text: string): string {
  const chars: string[] = []
  for (const char of text) {
    if (char === '\b') chars.pop()
    else chars.push(char)
  }
  return chars.join('')
}
