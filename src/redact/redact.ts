import type {Bundle, BundleFile} from '../bundle/open.js'
import type {LeftOut, Notice} from '../model/input.js'
import {say, type Sentence} from '../model/say.js'
import {Edits, type Kind, type Replaced} from './edits.js'
import {piecesOf} from './pieces.js'
import type {RedactThreads} from './redact-threads.js'
import type {Tokens} from './tokens.js'

/** A file of the bundle as it may be given away. */
interface RedactedFile {
  /** As it is called in the bundle; `name` is what it is called without what that tells. */
  readonly original: string
  readonly name: string
  /** May be called again, and gives the same bytes; a chunk may be gone when the next is asked for. `onReplaced` hears at the end how much was replaced. */
  read(onReplaced?: (replaced: ReadonlyMap<Kind, Replaced>) => void): AsyncIterable<Buffer>
}

export interface Redaction {
  readonly files: readonly RedactedFile[]
  /** What is not given away, since nothing tells what is in it. */
  readonly leftOut: readonly LeftOut[]
  readonly notices: readonly Notice[]
}

interface Means {
  readonly onProgress?: (progress: {readonly file: string; readonly bytes: number}) => void
  /** For large files. */
  readonly threads?: RedactThreads
}

/**
 * Reads the whole bundle for its names, so that what one file tells only at its end, or in a field, is known in the first line of another. The
 * files are then read a second time, as they are written. The bundle must stay open for it.
 */
export async function redact(bundle: Bundle, tokens: Tokens, {onProgress = () => {}, threads}: Means = {}): Promise<Redaction> {
  const notices: Notice[] = []
  const leftOut: LeftOut[] = []
  const files: BundleFile[] = []
  let bytes = 0
  for await (const file of bundle.files((notice) => notices.push(notice))) {
    const why = whyLeftOut(file)
    if (why !== undefined) leftOut.push({file: file.name, why})
    else if (file.members === undefined) {
      files.push(file)
      for await (const {read} of piecesOf(file, tokens, new Edits(false), threads)) onProgress({file: file.name, bytes: (bytes += read)})
    }
  }
  tokens.keys.number()
  const names = new Set<string>()
  return {files: files.map((file) => redactedFile(file, nameOf(file.name, names, tokens), tokens, threads)), leftOut, notices}
}

function whyLeftOut({skipped, members, sniffed: {form}}: BundleFile): Sentence | undefined {
  if (skipped) return skipped.why
  if (members !== undefined || (form !== 'binary' && form !== 'empty')) return undefined
  return form === 'empty' ? say`it is empty` : say`it is binary`
}

function redactedFile(file: BundleFile, name: string, tokens: Tokens, threads: RedactThreads | undefined): RedactedFile {
  return {
    original: file.name,
    name,
    async *read(onReplaced = () => {}) {
      const edits = new Edits(true)
      for await (const {bytes} of piecesOf(file, tokens, edits, threads)) yield bytes
      onReplaced(edits.replaced)
    },
  }
}

const PACKED = /(?<=.)\.(?:gz|zst|bz2|xz)$/i

/** What lay in an archive lies in a folder of its name, and what was packed is not any more. */
function nameOf(original: string, names: Set<string>, tokens: Tokens): string {
  const plain = tokens.names.redacted(original.replaceAll('!', '/').replace(PACKED, ''), 'dir')
  let name = plain
  for (let count = 2; names.has(name); count++) name = `${plain}.${count}`
  names.add(name)
  return name
}
