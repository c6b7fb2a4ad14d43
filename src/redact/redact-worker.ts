import {parentPort} from 'node:worker_threads'
import {PieceFile} from '../bundle/piece-file.js'
import {NEWLINE} from './bytes.js'
import {Edits} from './edits.js'
import {beginsRecord} from './lines.js'
import type {Answer, FileToRedact, Request} from './redact-threads.js'
import {LOOK_AHEAD, LOOK_BEHIND, Scanner} from './scanner.js'
import {atStart} from './scan-state.js'
import {Tokens} from './tokens.js'

// The thread that goes through pieces of a file, one after the other.

/** As a rule a line begins as near as this, or a part of a dump. */
const NEAR = 16 * 1024

/** The file at hand. */
interface Open {
  readonly file: FileToRedact
  readonly text: PieceFile
  /** Undefined while names are learned: what one piece tells must not depend on another. */
  readonly tokens: Tokens | undefined
}

let open: Open | undefined
let memory = Buffer.alloc(0)

parentPort?.on('message', (request: Request) => {
  let answer: Answer | undefined
  try {
    if ('file' in request) openFile(request.file)
    else if (open) answer = redacted(open, request)
  } catch {
    // Who asked reads on without help, and meets what is wrong.
  }
  parentPort?.postMessage(answer, answer?.written ? [answer.written.buffer as ArrayBuffer] : [])
})

function openFile(file: FileToRedact): void {
  open?.text.close()
  open = undefined
  open = {file, text: new PieceFile(file.place), tokens: file.known && Tokens.knowing(file.known)}
}

/** Undefined where a name is met that was never learned: its token is for one alone to give. */
function redacted({file, text, tokens = new Tokens(NO_SECRET)}: Open, {piece, from, spare}: Extract<Request, {readonly piece: number}>): Answer | undefined {
  const [first, second] = [piece * file.size, Math.min((piece + 1) * file.size, file.bytes)]
  const base = Math.max(0, (from?.at ?? first) - LOOK_BEHIND)
  // In an archive something else is behind the file.
  const needed = Math.min(Math.max(base, second + NEAR + LOOK_AHEAD), file.bytes) - base
  if (memory.length < needed) memory = Buffer.allocUnsafeSlow(needed)
  const bytes = memory.subarray(0, text.fill(memory.subarray(0, needed), base))
  const begin = from ?? {at: base + beginning(bytes, first - base), state: atStart()}
  const at = begin.at - base
  if (!from) begin.state.isLineStart = (begin.at === 0 || bytes[at - 1] === NEWLINE) && !(begin.at > 0 && beginsRecord(bytes, at))
  const limit = second === file.bytes ? bytes.length : beginning(bytes, second - base)
  const known = tokens.size
  const edits = new Edits(file.known !== undefined, spare && Buffer.from(spare))
  const scanner = new Scanner(tokens, edits, file.isDump, structuredClone(begin.state))
  edits.begin(bytes, at)
  const end = scanner.scan(bytes, at, limit, base)
  if (file.known && tokens.size > known) return undefined
  return {from: begin, end: base + end, state: scanner.state, ...(file.known ? {written: edits.end(end), replaced: edits.replaced} : {found: tokens.known()})}
}

/** While names are learned no token is made that needs one. */
const NO_SECRET = Buffer.alloc(16)

/** The next place at which nothing goes on, as a rule: where a line begins, or something behind a comma. */
function beginning(bytes: Buffer, from: number): number {
  if (from <= 0) return 0
  for (const sign of ['\n', ',']) {
    const at = bytes.subarray(from - 1, from + NEAR).indexOf(sign)
    if (at >= 0) return from + at
  }
  return Math.min(from, bytes.length)
}
