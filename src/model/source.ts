/** A line of a text file: a log line, a line of a terminal capture. */
export interface LineSource {
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** The text that stands there, cut at `QUOTE_LIMIT`. */
  readonly quote: string
}

/** One JSON value at the top level of a file; a capture holds several of them. */
export interface JsonDocument {
  readonly file: string
  /** Byte in the decoded text at which the value begins. */
  readonly offset: number
  /** 1-based line at which the value begins. */
  readonly line: number
  /** The file holds this value and nothing else, so that a pointer into it means something to any JSON tool. */
  readonly alone: boolean
}

/** A place inside a JSON document. Its text is read back from the file only when it is cited. */
export interface JsonSource {
  readonly document: JsonDocument
  /** RFC 6901, relative to the document. */
  readonly pointer: string
  /** Byte in the decoded text at which the value of a prefix of `pointer` begins: saves the way to an element of a long list. */
  readonly near?: {readonly pointer: string; readonly offset: number}
}

/** A row of a table of text. A dump may have millions: the text is read back from the file only when it is cited. */
export interface RowSource {
  readonly file: string
  /** 1-based line. */
  readonly row: number
  /** Byte in the decoded text at which the line begins. */
  readonly offset: number
}

export type Source = LineSource | RowSource | JsonSource

/** Longest quotation of a source, in characters (report contract, Evidence.quote). */
export const QUOTE_LIMIT = 400

export function isLine(source: Source): source is LineSource {
  return 'line' in source
}

export function isRow(source: Source): source is RowSource {
  return 'row' in source
}

export function fileOf(source: Source): string {
  return 'file' in source ? source.file : source.document.file
}

/** `pd.log:12`; empty for what is no line. */
export function lineOf(source: Source): string {
  return isLine(source) ? `${source.file}:${source.line}` : ''
}

/** The folder, or the archive, in which a file of the bundle stands; empty for its root. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/'), file.lastIndexOf('!')))
}

/** The same fact, more precisely: `within(store.source, '/store/state_name')`. A line cannot be made more precise. */
export function within<S extends Source>(source: S, pointer: string): S {
  return isLine(source) || isRow(source) ? source : {...source, pointer: source.pointer + pointer}
}
