import {parentPort} from 'node:worker_threads'
import {PieceFile} from '../../bundle/piece-file.js'
import {longLineIn, recordNear, WRAP_BYTES} from './blocks.js'
import {kernel} from './kernel.js'
import {linesOfText} from './line-starts.js'
import {Scan} from './scan.js'
import type {Answer, FileToScan, Request} from './scan-threads.js'
import {Sieve} from './sieve.js'

// The thread that scans pieces of a log, one after the other, in memory that it shares with the one that asks for them.

/** As a rule a record begins as near as this. */
const NEAR = 4096
/** To see a line end and the beginning of a record behind it. */
const EDGE = 8

/** The log at hand. */
interface Open {
  readonly log: FileToScan
  readonly file: PieceFile
  readonly scan: Scan
  readonly slots: readonly Buffer[]
}

let memory: Buffer | undefined
let open: Open | undefined

parentPort?.on('message', (request: Request) => {
  let answer: Answer | undefined
  try {
    if ('log' in request) openLog(request.log)
    else if (open) answer = scanned(open, request)
  } catch {
    // Who asked reads on without help, and meets what is wrong.
  }
  parentPort?.postMessage(answer, answer ? [answer.scanned.starts, ...Object.values(answer.scanned.found)].map(({buffer}) => buffer as ArrayBuffer) : [])
})

function openLog(log: FileToScan): void {
  open?.file.close()
  open = undefined
  const slotBytes = log.size + WRAP_BYTES + EDGE
  memory ??= kernel.memory(slotBytes * log.slots)
  const slots = Array.from({length: log.slots}, (_, slot) => memory!.subarray(slot * slotBytes, (slot + 1) * slotBytes))
  open = {log, file: new PieceFile(log.place), scan: new Scan(new Sieve(log.messages, Buffer.from(log.head)), log.watched), slots}
}

/** Undefined for a piece that does not begin and end with a record, or holds a line that is too long. */
function scanned({log, file, scan, slots}: Open, {piece, slot, from}: Extract<Request, {readonly piece: number}>): Answer | undefined {
  const first = from ?? piece * log.size - 1
  const next = (piece + 1) * log.size - first
  const memory = slots[slot]!
  const fill = (filled: number, end: number): Buffer => memory.subarray(0, filled + file.fill(memory.subarray(filled, end), first + filled))
  let text = fill(0, next + NEAR)
  if (recordNear(text, next) === -1) text = fill(text.length, next + WRAP_BYTES + EDGE)
  const end = recordNear(text, next)
  const begin = from === undefined ? recordNear(text, 1) : 0
  if (begin === -1 || end === -1) return undefined
  const bytes = text.subarray(begin, Math.max(begin, end))
  if (longLineIn(bytes, log.longest) !== -1) return undefined
  return {bytes, at: first + begin, scanned: scan.of(linesOfText(bytes))}
}
