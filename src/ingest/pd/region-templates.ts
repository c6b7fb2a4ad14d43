import {exportsOf, PAGE} from '../../bundle/web-assembly.js'
import {RegionBatch} from '../../model/region-batch.js'

/** What a value that differs from Region to Region is, by the numbers that `assembly/regions.ts` knows. */
export enum Target {
  Ignored,
  Id,
  ConfVer,
  Version,
  Size,
  Keys,
  Leader,
  PeerId,
  StoreId,
  Pending,
  Down,
  DownSeconds,
  StartKey,
  EndKey,
  IgnoredKey,
  /** Of the last bytes of a Region, behind which no value stands. */
  End,
}

/** A value in the bytes of a Region; `slot` counts the peers of its list. */
export interface Mark {
  readonly from: number
  readonly to: number
  target: Target
  slot: number
}

/** What `assembly/regions.ts` exports, and by their names the places of the arrays of a batch. */
interface Reader {
  readonly memory: {readonly buffer: ArrayBuffer; grow(pages: number): number}
  readonly count: Counter
  readonly peerCount: Counter
  readonly keyBytes: Counter
  readonly firstKeyBytes: Counter
  readonly newlines: Counter
  read(text: number, length: number, from: number, first: number): number
}

type Counter = {value: number}
const COUNTERS = ['count', 'peerCount', 'keyBytes', 'firstKeyBytes'] as const

// The memory: a page that AssemblyScript may use, the steps, the batch, and the text with the vector behind it.
const FIRST_STEP = PAGE
const STEP_BYTES = 16 * PAGE
const BATCH = FIRST_STEP + STEP_BYTES
const TEXT = BATCH + RegionBatch.BYTES
// More than twice what is read of a file at once.
const TEXT_BYTES = 20 * PAGE
const VECTOR = 16

// A step: numbers of four bytes (the length of its literal, its line ends, target, slot, the next step of the same list, the first one
// of the list that follows, the number of peers), the literal, filled up to whole vectors, and behind the last one the flags of the peers.
const [LENGTH, , TARGET, SLOT, NEXT, FOLLOWING] = [0, 1, 2, 3, 4, 5] as const
const LITERAL = 32
/** Peers of a list that `assembly/regions.ts` has room for. */
const SLOTS = 64
const NONE = 0
/** Steps of one list, which are tried one after the other: where there are more, such as a remark in each Region, none is a template. */
const MOST_ALIKE = 64

/**
 * What stands around the values is the same from Region to Region: it is compared, not read. Each Region that was read
 * is a template for others; templates that begin alike share their first steps, each a literal and what stands behind it.
 *
 *     {"id":   ,"start_key":"   ","end_key":"   ","epoch":{"conf_ver":   ,"version":   },"peers":[{"role_name":"Voter","id":   …
 */
export class RegionTemplates {
  readonly batch: RegionBatch
  /** How many lines ended in the Regions that were read last. */
  newlines = 0
  /** Regions are read where they lie, if that is here. */
  readonly room: Buffer
  private readonly bytes: Buffer
  private readonly words: Uint32Array
  private nextStep = FIRST_STEP + VECTOR

  private constructor(private readonly reader: Reader) {
    const missing = TEXT + TEXT_BYTES + VECTOR - reader.memory.buffer.byteLength
    reader.memory.grow(Math.ceil(missing / PAGE))
    const {buffer} = reader.memory
    this.bytes = Buffer.from(buffer)
    this.room = this.bytes.subarray(TEXT, TEXT + TEXT_BYTES)
    this.words = new Uint32Array(buffer)
    this.batch = new RegionBatch(buffer, BATCH)
    this.tell(RegionBatch.MOST)
    for (const [name, array] of Object.entries(this.batch)) if (ArrayBuffer.isView(array)) this.tell({[name]: array.byteOffset})
  }

  /** Undefined where the machine has no vectors, or no memory left. */
  static compiled(code: Uint8Array): RegionTemplates | undefined {
    try {
      return new RegionTemplates(exportsOf(code) as Reader)
    } catch {
      return undefined
    }
  }

  private tell(numbers: Readonly<Record<string, number>>): void {
    const globals = this.reader as unknown as Readonly<Record<string, Counter>>
    for (const [name, number] of Object.entries(numbers)) globals[name]!.value = number
  }

  /** Reads Regions that follow each other in a list, from the brace of the first; gives the place behind the last one, and `at` when the first is like none before. */
  read(window: Uint8Array, at: number): number {
    const {reader, batch} = this
    if (window.buffer !== this.room.buffer) return at
    for (const counter of COUNTERS) reader[counter].value = batch[counter]
    const behind = reader.read(window.byteOffset, window.length, at, FIRST_STEP)
    for (const counter of COUNTERS) batch[counter] = reader[counter].value
    this.newlines = reader.newlines.value
    return behind
  }

  /** Learns what a Region looks like from the marks of its values, in the order in which they stand, and the flags of its peers. */
  learn(bytes: Uint8Array, from: number, to: number, marks: readonly Mark[], peers: readonly number[]): void {
    if (marks.some(({slot}) => slot >= SLOTS)) return
    let list: number | undefined = FIRST_STEP >> 2
    let at = from
    for (const mark of marks) {
      const step: number | undefined = this.step(list, bytes.subarray(at, mark.from), mark)
      if (step === undefined) return
      list = (step >> 2) + FOLLOWING
      at = mark.to
    }
    this.step(list, bytes.subarray(at, to), {target: Target.End, slot: 0}, peers)
  }

  /** The step of the list, which is added where it is new; undefined when no more have room. */
  private step(list: number, literal: Uint8Array, {target, slot}: Pick<Mark, 'target' | 'slot'>, peers: readonly number[] = []): number | undefined {
    const {words, bytes, nextStep: step} = this
    let alike = 0
    for (let known = words[list]!; known !== NONE; known = words[(known >> 2) + NEXT]!) {
      if (++alike === MOST_ALIKE) return undefined
      const [length, itsTarget, itsSlot] = [LENGTH, TARGET, SLOT].map((field) => words[(known >> 2) + field]!)
      if (itsTarget === target && itsSlot === slot && bytes.compare(literal, 0, literal.length, known + LITERAL, known + LITERAL + length!) === 0) return known
    }
    const flags = step + LITERAL + upToVectors(literal.length)
    if (flags + upToVectors(peers.length) > BATCH) return undefined
    this.nextStep = flags + upToVectors(peers.length)
    words.set([literal.length, literal.filter((byte) => byte === 10).length, target, slot, words[list]!, NONE, peers.length], step >> 2)
    bytes.set(literal, step + LITERAL)
    bytes.set(peers, flags)
    words[list] = step
    return step
  }
}

const upToVectors = (length: number) => Math.ceil(length / VECTOR) * VECTOR
