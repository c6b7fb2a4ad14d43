import {kernel as fastest} from './kernel.js'
import {lineAt, type Lines} from './lines.js'
import {hashOf, HASHES, OF_MESSAGE, OF_REGION, WORD} from './words.js'

/**
 * Of each message so many bytes are looked for: wherever they stand in a text, four of them are an aligned word. So one look at each
 * word tells where no message can be, and only where the word of a message stands are bytes compared.
 */
const WINDOW = 7

/** A word of a message, and where in the message it stands. */
interface Probe {
  readonly message: Buffer
  readonly at: number
}

/** Lines that are worth to be read as text, each once, in order. */
export interface Sifted {
  /** They hold a message. */
  readonly messages: readonly number[]
  /** They seem to name a watched Region. */
  readonly regions: readonly number[]
}

/** Finds the few lines of a block that matter, without making a text of it. */
export class Sieve {
  private readonly kinds = new Uint8Array(HASHES)
  private readonly probes = new Map<number, Probe[]>()

  /** `sample` is a piece of such a text: of each message those bytes are looked for that are rare in it. */
  constructor(messages: readonly string[], sample: Buffer, private readonly kernel = fastest) {
    const counts = wordCounts(sample)
    for (const message of messages) this.addMessage(Buffer.from(message), counts)
    for (const word of REGION_WORDS) this.mark(word, OF_REGION)
  }

  /** Without watched Regions no line that names one is looked for. */
  sift(lines: Lines, watched?: ReadonlySet<number>): Sifted {
    const {bytes} = lines
    const [messages, regions]: [number[], number[]] = [[], []]
    let at = 0
    const candidates = this.kernel.candidates(bytes, this.kinds, watched)
    for (let index = 0; index < candidates.length; index++) {
      const position = candidates[index]!
      const isMessage = this.holdsMessage(bytes, position)
      const isRegion = watched !== undefined && watched.has(regionAround(bytes, position))
      if (!isMessage && !isRegion) continue
      at = lineAt(lines, position, at)
      if (isMessage && messages.at(-1) !== at) messages.push(at)
      if (isRegion && regions.at(-1) !== at) regions.push(at)
    }
    return {messages, regions}
  }

  private addMessage(message: Buffer, counts: Uint32Array): void {
    const {from} = windowsOf(message, counts).reduce((best, one) => (one.count < best.count ? one : best))
    for (let at = from; at <= from + WINDOW - WORD; at++) {
      const word = wordAt(message, at)
      const probes = this.probes.get(word)
      if (probes) probes.push({message, at})
      else this.probes.set(word, [{message, at}])
      this.mark(word, OF_MESSAGE)
    }
  }

  private mark(word: number, kind: number): void {
    this.kinds[hashOf(word)]! |= kind
  }

  private holdsMessage(bytes: Buffer, position: number): boolean {
    const probes = this.probes.get(wordAt(bytes, position))
    return probes !== undefined && probes.some(({message, at}) => isAt(bytes, position - at, message))
  }
}

interface Window {
  readonly from: number
  /** How often its words are in the sample. */
  readonly count: number
}

function windowsOf(message: Buffer, counts: Uint32Array): readonly Window[] {
  if (message.length < WINDOW) throw new RangeError(`"${message}" is too short: a signature has ${WINDOW} bytes or more`)
  return Array.from({length: message.length - WINDOW + 1}, (_, from) => {
    let count = 0
    for (let at = from; at <= from + WINDOW - WORD; at++) count += counts[hashOf(wordAt(message, at))]!
    return {from, count}
  })
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

// `region` is shorter than a window by one byte, which is one of those that `REGION_NAMES` has behind it.
const REGION = Buffer.from('region')
const REGION_WORDS = ['regi', 'egio', 'gion', ...[...'-_iI\\"=: '].map((next) => `ion${next}`)].map((word) => wordAt(Buffer.from(word), 0))

/** The id that follows on `region`, of which a word stands here, as in `REGION_NAMES`; NaN for none. */
function regionAround(bytes: Buffer, position: number): number {
  for (let from = position; from >= position - 3; from--) if (bytes[from] === REGION[0]) return isAt(bytes, from, REGION) ? idBehind(bytes, from + REGION.length) : Number.NaN
  return Number.NaN
}

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
