import type {OnDamage} from './bundle-file.js'
import {type ByteSource, headOf, sliceOf} from './byte-source.js'
import {tarChecksum} from './magic.js'
import {decodeName} from './member-name.js'
import {say, type Sentence} from '../model/say.js'

/** A file of an archive, as the archive names it, or what else has a name there and why it cannot be read. */
export interface Member {
  readonly name: string
  readonly why?: Sentence
  readonly source: ByteSource
}

const BLOCK = 512

/** A header, with what pax and GNU headers before it say of the member. */
interface Header {
  readonly name: string
  readonly size: number
  readonly type: string
  readonly link: string
}

/** What was told ahead of a header. */
type Ahead = Readonly<Record<string, string>>

/**
 * The members of a tar archive: of POSIX (ustar and pax), GNU tar and the ones before them (pax(1), "ustar Interchange Format"; GNU tar
 * manual, "Basic Tar Format"). Own code, since a member must be found again by its place: libraries read an archive once, from start to end.
 */
export async function* tarMembers(source: ByteSource, onDamage: OnDamage): AsyncGenerator<Member> {
  let at = 0
  let ahead: Ahead = {}
  for (;;) {
    const block = await headOf(source.read(at, onDamage), BLOCK)
    if (block.length < BLOCK) return onDamage(say`the mark of its end is missing: members may be lost`, at)
    if (block.every((byte) => byte === 0)) return
    const header = headerIn(block, ahead)
    if (!header) {
      const next = await nextHeader(source, at + BLOCK)
      onDamage(next === undefined ? say`the archive is damaged there` : say`the archive is damaged there; its members go on at byte ${next}`, at)
      if (next === undefined) return
      ;[at, ahead] = [next, {}]
      continue
    }
    const body = at + BLOCK
    at = body + Math.ceil(header.size / BLOCK) * BLOCK
    const told = await toldAhead(header, () => headOf(source.read(body), Math.min(header.size, MAX_AHEAD)))
    ahead = told ? {...ahead, ...told} : {}
    if (!told) yield* memberOf(header, sliceOf(source, body, header.size))
  }
}

/** No name is longer. */
const MAX_AHEAD = 1 << 20

function headerIn(block: Buffer, ahead: Ahead): Header | undefined {
  const claimed = octal(block, 148, 8)
  if (claimed === undefined || claimed !== tarChecksum(block)) return undefined
  const size = numberIn(ahead['size']) ?? octal(block, 124, 12)
  if (size === undefined || !Number.isSafeInteger(size)) return undefined
  const isPosix = block.toString('latin1', 257, 263) === 'ustar\0'
  const prefix = isPosix ? text(block, 345, 155) : ''
  const short = text(block, 0, 100)
  return {
    name: ahead['path'] ?? (prefix === '' ? short : `${prefix}/${short}`),
    size,
    type: (ahead['GNU.sparse.major'] ?? ahead['GNU.sparse.size']) !== undefined ? 'S' : String.fromCharCode(block[156] ?? 0),
    link: ahead['linkpath'] ?? text(block, 157, 100),
  }
}

/** What a header without a member says of the next one: pax records (`27 path=logs/tikv.log\n`), or a long name of GNU tar. */
async function toldAhead({type}: Header, body: () => Promise<Buffer>): Promise<Ahead | undefined> {
  if (type === 'x' || type === 'X') return paxRecords(await body())
  // Global records name no member: comments, the commit of `git archive`.
  if (type === 'g') return {}
  if (type === 'L') return {path: text(await body(), 0, MAX_AHEAD)}
  return type === 'K' ? {linkpath: text(await body(), 0, MAX_AHEAD)} : undefined
}

function paxRecords(body: Buffer): Ahead {
  const records: Record<string, string> = {}
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(0x20, at)
    const length = Number(body.toString('latin1', at, space))
    if (space < 0 || !(length > space - at)) break
    const record = decodeName(body.subarray(space + 1, at + length - 1))
    const equals = record.indexOf('=')
    if (equals > 0) records[record.slice(0, equals)] = record.slice(equals + 1)
    at += length
  }
  return records
}

/** `0`, NUL and `7` are files; what else there is has no bytes that could be read. */
const UNREADABLE: Readonly<Record<string, (header: Header) => Sentence>> = {
  1: ({link}) => say`it is a link to \`${link}\`: only what it points to is read, where that is in the archive`,
  2: ({link}) => say`it is a symbolic link to \`${link}\`: only what it points to is read, where that is in the archive`,
  3: () => say`it is a device`,
  4: () => say`it is a device`,
  6: () => say`it is a pipe`,
  S: () => say`it is a sparse file, of which the archive holds pieces: unpack the archive and pass the folder`,
}

function* memberOf(header: Header, source: ByteSource): Generator<Member> {
  const {name, size, type} = header
  if (type === '5' || (name.endsWith('/') && size === 0)) return
  const why = UNREADABLE[type]?.(header)
  yield {name, source, ...(why !== undefined && {why})}
}

/** Where the members go on after a damage: at a block that is a header of POSIX or GNU. */
async function nextHeader(source: ByteSource, from: number): Promise<number | undefined> {
  let at = from
  let rest = Buffer.alloc(0)
  for await (const chunk of source.read(from)) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let used = 0
    for (; used + BLOCK <= bytes.length; used += BLOCK, at += BLOCK) {
      const block = bytes.subarray(used, used + BLOCK)
      if (block.toString('latin1', 257, 262) === 'ustar' && headerIn(block, {})) return at
    }
    rest = Buffer.from(bytes.subarray(used))
  }
  return undefined
}

function text(bytes: Buffer, from: number, length: number): string {
  const end = bytes.indexOf(0, from)
  return decodeName(bytes.subarray(from, end < 0 || end > from + length ? from + length : end))
}

/** Octal digits, or from 8 GiB on GNU's bytes behind a set bit. */
function octal(block: Buffer, from: number, length: number): number | undefined {
  if (((block[from] ?? 0) & 0x80) !== 0) return Number(block.readBigUInt64BE(from + length - 8))
  return numberIn(block.toString('latin1', from, from + length).replaceAll('\0', ' ').trim(), 8)
}

function numberIn(digits: string | undefined, base = 10): number | undefined {
  const number = Number.parseInt(digits ?? '', base)
  return Number.isNaN(number) ? undefined : number
}
