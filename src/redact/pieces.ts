import type {BundleFile} from '../bundle/bundle-file.js'
import type {Edits} from './edits.js'
import {LOOK_AHEAD, LOOK_BEHIND, Scanner} from './scanner.js'
import {atStart} from './scan-state.js'
import type {RedactThreads} from './redact-threads.js'
import type {Tokens} from './tokens.js'

/** How many bytes of a file were gone through, and what they have become, until the next is asked for: nothing while names are learned. */
export interface Piece {
  readonly read: number
  readonly bytes: Buffer
}

/** So much is gone through at once. */
const PIECE = 512 * 1024
const NOTHING = Buffer.alloc(0)

/** Goes through a file: its beginning, or all of it, in threads, if it is large. */
export async function* piecesOf(file: BundleFile, tokens: Tokens, edits: Edits, threads?: RedactThreads): AsyncGenerator<Piece> {
  let [at, state] = [0, atStart()]
  if (threads) {
    for await (const {end, state: reached, found, written, replaced} of threads.answers(file, edits.isCopied ? tokens : undefined)) {
      if (found) tokens.learn(found)
      if (replaced) edits.add(replaced)
      yield {read: end - at, bytes: written ? Buffer.from(written.buffer, written.byteOffset, written.length) : NOTHING}
      ;[at, state] = [end, reached]
    }
  }
  if (at === 0 || at < (file.size ?? 0)) yield* rest(file, at, new Scanner(tokens, edits, file.sniffed.form !== 'log', state), edits)
}

async function* rest(file: BundleFile, start: number, scanner: Scanner, edits: Edits): AsyncGenerator<Piece> {
  let base = Math.max(0, start - LOOK_BEHIND)
  let from = start - base
  let memory: Buffer = Buffer.alloc(0)
  let length = 0
  const next = (limit: number): Piece => {
    const bytes = memory.subarray(0, length)
    edits.begin(bytes, from)
    const at = scanner.scan(bytes, from, limit, base)
    const piece = {read: at - from, bytes: edits.end(at)}
    const kept = Math.max(0, at - LOOK_BEHIND)
    memory.copyWithin(0, kept, length)
    ;[base, from, length] = [base + kept, at - kept, length - kept]
    return piece
  }
  for await (const chunk of file.read(base, undefined, true)) {
    if (length + chunk.length > memory.length) memory = Buffer.concat([memory.subarray(0, length)], Math.max(length + chunk.length, 2 * memory.length))
    length += chunk.copy(memory, length)
    if (length - from >= PIECE + LOOK_AHEAD) yield next(length - LOOK_AHEAD)
  }
  yield next(length)
}
