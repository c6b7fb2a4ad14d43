import type {BundleFile} from '../../bundle/bundle-file.js'
import type {Block} from './blocks.js'
import {nodeNameOf} from './node-name.js'
import {timeOfLine} from './parse.js'
import {beginsRecord} from './prefix.js'
import {BEGINNING, type Start} from './read-log.js'

/** How a log begins: what to look for in the others. */
interface Beginning {
  readonly file: BundleFile
  /** Its first whole record, with the line end, and where it stands. */
  readonly line: Buffer
  readonly at: number
  readonly time: number | undefined
}

/** A log begins in the middle of another one, here. */
interface Sighting {
  readonly file: BundleFile
  readonly at: number
}

/** What another file says already. */
export interface Copied {
  readonly of: string
  /** Undefined when nothing is left of the file. */
  readonly rest: Start | undefined
  /** One process wrote both; two processes never say the same, so that one of the files lies in the wrong place. */
  readonly isOfOneNode: boolean
}

const LINES_TO_TRY = 50
/** Alike as far as this, and at the end, is the same. */
const PROBE = 4096

/**
 * Finds what is in the bundle twice: a rotated file that two people collected, a log that was copied while it grew. No line is kept
 * for it: a log is looked through for the first lines of the others while it is read, and what is alike is compared on disk.
 */
export class Copies {
  private readonly beginnings: readonly Beginning[]
  private readonly sightings = new Map<string, Sighting>()
  private readonly sizes = new Map<string, number>()

  constructor(files: readonly BundleFile[]) {
    const found = files.map(beginningOf)
    const inOrder = found.filter(({file}) => file.isSeekable).toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0))
    this.beginnings = [...found.filter(({file}) => !file.isSeekable), ...inOrder]
  }

  /** The order to read them in: a copy begins inside what was read before it. What is packed as a whole keeps its order. */
  get files(): readonly BundleFile[] {
    return this.beginnings.map(({file}) => file)
  }

  /** Hears of each block of a log; `from` and `to` are its times, epoch ms. */
  look(file: BundleFile, block: Block, from = Number.NaN, to = Number.NaN): void {
    this.sizes.set(file.name, block.at + block.bytes.length)
    for (const {file: other, line, time = Number.NaN} of this.beginnings) {
      if (other === file || this.sightings.has(other.name) || this.sizes.has(other.name)) continue
      const isHere = block.at === 0 || (time >= from && time <= to)
      const at = isHere && line.length > 0 ? block.bytes.indexOf(line) : -1
      if (at >= 0) this.sightings.set(other.name, {file, at: block.at + at})
    }
  }

  /** What of this file was read with another one; undefined for a file of its own. */
  async of(file: BundleFile): Promise<Copied | undefined> {
    const sighting = this.sightings.get(file.name)
    const beginning = this.beginnings.find((one) => one.file === file)
    const size = this.sizes.get(sighting?.file.name ?? '')
    if (!sighting || !beginning || size === undefined) return undefined
    const shift = sighting.at - beginning.at
    const end = Math.min(size - shift, file.size ?? Number.POSITIVE_INFINITY)
    const probe = beginning.at + PROBE
    if (!(await isAlike(file, sighting.file, shift, beginning.at, Math.min(probe, end)))) return undefined
    // Two processes may well begin with the same line.
    const isLong = Math.min(end, file.head.length) >= probe
    const isOfOneNode = isWithin(nodeNameOf(file.name), nodeNameOf(sighting.file.name))
    if (!isLong && !isOfOneNode) return undefined
    if (!(await isAlike(file, sighting.file, shift, Math.max(beginning.at, end - PROBE), end))) return undefined
    return {of: sighting.file.name, rest: await restBehind(file, end), isOfOneNode}
  }
}

/** `tikv-1` and `copies/tikv-1` are one process, `tikv-1` and `tikv-4` are not. */
function isWithin(a: string, b: string): boolean {
  return `/${a}`.endsWith(`/${b}`) || `/${b}`.endsWith(`/${a}`)
}

function beginningOf(file: BundleFile): Beginning {
  let first: Beginning | undefined
  let at = 0
  for (let tried = 0; tried < LINES_TO_TRY; tried++) {
    const end = file.head.indexOf(0x0a, at) + 1
    if (end === 0) break
    const line = file.head.subarray(at, end)
    const text = line.toString('latin1')
    const {time} = timeOfLine(text)
    if (time !== undefined) return {file, line, at, time}
    if (beginsRecord(text)) first ??= {file, line, at, time}
    at = end
  }
  return first ?? {file, line: Buffer.alloc(0), at: 0, time: undefined}
}

/** Are the bytes `from … to` of a file those of the other one, as far as it has them? */
async function isAlike(file: BundleFile, other: BundleFile, shift: number, from: number, to: number): Promise<boolean> {
  const [mine, theirs] = await Promise.all([bytesOf(file, from, to), bytesOf(other, from + shift, to + shift)])
  return theirs.subarray(0, mine.length).equals(mine)
}

async function bytesOf(file: BundleFile, from: number, to: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of file.read(from)) {
    parts.push(chunk)
    length += chunk.length
    if (length >= to - from) break
  }
  return Buffer.concat(parts).subarray(0, to - from)
}

/** The first line that does not end within `end` bytes; undefined when none is left. */
async function restBehind(file: BundleFile, end: number): Promise<Start | undefined> {
  let {byte, lines} = BEGINNING
  let at = 0
  for await (const chunk of file.read()) {
    for (let next = chunk.indexOf(0x0a); next >= 0 && at + next < end; next = chunk.indexOf(0x0a, next + 1)) {
      byte = at + next + 1
      lines++
    }
    at += chunk.length
    if (at > end) return {byte, lines}
  }
  return undefined
}
