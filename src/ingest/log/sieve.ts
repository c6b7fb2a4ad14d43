import {kernel as fastest} from './kernel.js'
import {lineAt, type LinesOfText} from './line-starts.js'
import {hashOf, HASHES, WORD} from './words.js'

/**
 * Of each message so many bytes are looked for: wherever they stand in a text, four of them are an aligned word. So one look at each
 * word tells where no message can be, and only where the word of a message stands are bytes compared.
 */
const WINDOW = 7

/** A word of a message, and where in the message it stands. */
interface Probe {
  readonly message: Buffer
  readonly index: number
  readonly at: number
}

/** Lines that are worth to be read as text, in order. */
interface Sifted {
  /** They hold a message; one that holds several comes once with each. */
  readonly lines: readonly number[]
  /** Which message each of them holds. */
  readonly messages: readonly number[]
  /** They seem to name a watched Region, each once. */
  readonly regions: readonly number[]
}

/** Finds the few lines of a block that matter, without making a text of it. */
export class Sieve {
  private readonly table = {marks: new Uint8Array(HASHES), words: new Int32Array(HASHES)}
  private readonly probes = new Map<number, Probe[]>()

  /** `sample` is a piece of such a text: of each message those bytes are looked for that are rare in it. */
  constructor(messages: readonly string[], sample: Buffer, private readonly kernel = fastest) {
    const counts = wordCounts(sample)
    messages.forEach((message, index) => this.addMessage(Buffer.from(message), index, counts))
  }

  /** Without watched Regions no line that names one is looked for. */
  sift(text: LinesOfText, watched?: ReadonlySet<number>): Sifted {
    return {...this.messagesIn(text), regions: watched ? this.regionsIn(text, watched) : []}
  }

  private messagesIn(text: LinesOfText): Omit<Sifted, 'regions'> {
    const {bytes} = text
    const [lines, messages]: [number[], number[]] = [[], []]
    const candidates = this.kernel.candidates(bytes, this.table)
    let at = 0
    for (let index = 0; index < candidates.length; index++) {
      const position = candidates[index]!
      for (const probe of this.probes.get(wordAt(bytes, position)) ?? NONE) {
        if (!isAt(bytes, position - probe.at, probe.message)) continue
        at = lineAt(text, position, at)
        if (isNoted(lines, messages, at, probe.index)) continue
        lines.push(at)
        messages.push(probe.index)
      }
    }
    return {lines, messages}
  }

  private regionsIn(text: LinesOfText, watched: ReadonlySet<number>): readonly number[] {
    const lines: number[] = []
    const places = this.kernel.regions(text.bytes, watched)
    let at = 0
    for (let index = 0; index < places.length; index++) {
      const position = places[index]!
      if (!watched.has(idBehind(text.bytes, position + REGION.length))) continue
      at = lineAt(text, position, at)
      if (lines.at(-1) !== at) lines.push(at)
    }
    return lines
  }

  private addMessage(message: Buffer, index: number, counts: Uint32Array): void {
    const from = rarestWindow(message, counts)
    for (let at = from; at <= from + WINDOW - WORD; at++) {
      const word = wordAt(message, at)
      const probes = this.probes.get(word)
      if (probes) probes.push({message, index, at})
      else this.probes.set(word, [{message, index, at}])
      this.mark(word)
    }
  }

  private mark(word: number): void {
    const {marks, words} = this.table
    const hash = hashOf(word)
    words[hash] = marks[hash] === 0 || words[hash] === word ? word : 0
    marks[hash] = 1
  }
}

const NONE: readonly Probe[] = []

/** Did the line hold the message before? */
function isNoted(lines: readonly number[], messages: readonly number[], line: number, message: number): boolean {
  for (let row = lines.length - 1; row >= 0 && lines[row] === line; row--) if (messages[row] === message) return true
  return false
}

/** Where in the message the window begins whose words are least often in the sample. */
function rarestWindow(message: Buffer, counts: Uint32Array): number {
  if (message.length < WINDOW) throw new RangeError(`"${message}" is too short: a signature has ${WINDOW} bytes or more`)
  let [rarest, least] = [0, Infinity]
  for (let from = 0; from <= message.length - WINDOW && least > 0; from++) {
    let count = 0
    for (let at = from; at <= from + WINDOW - WORD; at++) count += counts[hashOf(wordAt(message, at))]!
    if (count < least) [rarest, least] = [from, count]
  }
  return rarest
}

function wordCounts(sample: Buffer): Uint32Array {
  const counts = new Uint32Array(HASHES)
  for (let at = 0; at + WORD <= sample.length; at++) counts[hashOf(wordAt(sample, at))]!++
  return counts
}

/** As it lies in memory. */
const wordAt: (bytes: Buffer, at: number) => number = new Int32Array(Uint8Array.of(1, 0, 0, 0).buffer)[0] === 1 ? (bytes, at) => bytes.readInt32LE(at) : (bytes, at) => bytes.readInt32BE(at)

function isAt(bytes: Buffer, from: number, message: Buffer): boolean {
  if (from < 0 || from + message.length > bytes.length) return false
  for (let at = 0; at < message.length; at++) if (bytes[from + at] !== message[at]) return false
  return true
}

const REGION = 'region'

/** `_id=7`, `-id":7`, ` 7`, `: 7` */
function idBehind(bytes: Buffer, from: number): number {
  let at = from
  const skip = (one: number, other = one): boolean => (bytes[at] === one || bytes[at] === other) && ++at > 0
  skip(0x2d, 0x5f)
  if (skip(0x69, 0x49)) skip(0x64, 0x44)
  skip(0x5c)
  skip(0x22)
  for (let signs = 0; signs < 2; signs++) if (!skip(0x3d, 0x3a)) skip(0x20)
  let id = Number.NaN
  for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at)) id = 10 * (id || 0) + digit
  return id
}

function digitAt(bytes: Buffer, at: number): number {
  const digit = (bytes[at] ?? 0) - 0x30
  return digit <= 9 ? digit : -1
}
