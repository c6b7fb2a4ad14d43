import type {Bundle, BundleFile} from '../bundle/open.js'
import type {Notice} from '../model/input.js'
import {say, type Sentence} from '../model/say.js'
import {Edits, type Kind, type Replaced} from './edits.js'
import {LOOK_AHEAD, LOOK_BEHIND, Scanner} from './scanner.js'
import type {Tokens} from './tokens.js'

/** A file of the bundle as it may be given away. */
interface RedactedFile {
  /** As it is called in the bundle; `name` is what it is called without what that tells. */
  readonly original: string
  readonly name: string
  /** May be called again, and gives the same bytes. `onReplaced` hears at the end how much was replaced. */
  read(onReplaced?: (replaced: ReadonlyMap<Kind, Replaced>) => void): AsyncIterable<Buffer>
}

export interface Redaction {
  readonly files: readonly RedactedFile[]
  /** What is not given away, since nothing tells what is in it. */
  readonly leftOut: ReadonlyArray<{readonly file: string; readonly why: Sentence}>
  readonly notices: readonly Notice[]
}

/**
 * Reads the whole bundle for its names, so that what one file tells only at its end, or in a field, is known in the first line of another. The
 * files are then read a second time, as they are written. The bundle must stay open for it.
 */
export async function redact(bundle: Bundle, tokens: Tokens, onProgress: (progress: {readonly file: string; readonly bytes: number}) => void = () => {}): Promise<Redaction> {
  const notices: Notice[] = []
  const leftOut: Array<{file: string; why: Sentence}> = []
  const files: BundleFile[] = []
  let bytes = 0
  for await (const file of bundle.files((notice) => notices.push(notice))) {
    const why = whyLeftOut(file)
    if (why !== undefined) leftOut.push({file: file.name, why})
    else if (file.members === undefined) {
      files.push(file)
      for await (const {length} of rewritten(file, tokens, new Edits(false))) onProgress({file: file.name, bytes: (bytes += length)})
    }
  }
  tokens.keys.number()
  const names = new Set<string>()
  return {files: files.map((file) => redactedFile(file, nameOf(file.name, names, tokens), tokens)), leftOut, notices}
}

function whyLeftOut({skipped, members, sniffed: {form}}: BundleFile): Sentence | undefined {
  if (skipped) return skipped.why
  if (members !== undefined || (form !== 'binary' && form !== 'empty')) return undefined
  return form === 'empty' ? say`it is empty` : say`it is binary`
}

function redactedFile(file: BundleFile, name: string, tokens: Tokens): RedactedFile {
  return {
    original: file.name,
    name,
    async *read(onReplaced = () => {}) {
      const edits = new Edits(true)
      yield* rewritten(file, tokens, edits)
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

/** So much is gone through at once. */
const PIECE = 512 * 1024

/** The text without its secrets; while names are learned it is only gone through, and what is given are its bytes. */
export async function* rewritten(file: BundleFile, tokens: Tokens, edits: Edits): AsyncGenerator<Buffer> {
  const scanner = new Scanner(tokens, edits, file.sniffed.form !== 'log')
  let [rest, base, from]: [Buffer, number, number] = [Buffer.alloc(0), 0, 0]
  let chunks: Buffer[] = []
  let waiting = 0
  const next = (limit: number, bytes: Buffer): Buffer => {
    edits.begin(bytes, from)
    const at = scanner.scan(bytes, from, limit, base)
    const kept = Math.max(0, at - LOOK_BEHIND)
    ;[rest, base, from] = [bytes.subarray(kept), base + kept, at - kept]
    return edits.isCopied ? edits.end(at) : bytes.subarray(0, at)
  }
  for await (const chunk of file.read()) {
    chunks.push(chunk)
    waiting += chunk.length
    if (waiting < PIECE) continue
    const bytes: Buffer = Buffer.concat([rest, ...chunks])
    ;[chunks, waiting] = [[], 0]
    yield next(bytes.length - LOOK_AHEAD, bytes)
  }
  const bytes = Buffer.concat([rest, ...chunks])
  yield next(bytes.length, bytes)
}
