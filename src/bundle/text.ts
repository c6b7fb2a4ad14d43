import {isUtf8} from 'node:buffer'
import {type ByteSource, sliceOf} from './byte-source.js'
import {type Parking, resumable} from './parking.js'

/** How the text of a file is encoded. */
interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
  readonly markBytes: number
}

/** By its byte order mark: PowerShell's `>` writes UTF-16, editors of Windows put a mark before UTF-8. Without one, by what the bytes allow. */
export function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return {name: 'utf-16le', markBytes: 2}
  if (head[0] === 0xfe && head[1] === 0xff) return {name: 'utf-16be', markBytes: 2}
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return {name: 'utf-8', markBytes: 3}
  return {name: wideOf(head) ?? (isChinese(head) ? 'gb18030' : 'utf-8'), markBytes: 0}
}

/** Most of a log or dump is ASCII, of which UTF-16 makes every other byte NUL. */
function wideOf(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at & 1]!++
  const most = head.length * 0.4
  if (zeros[1]! > most && zeros[0]! * 10 < zeros[1]!) return 'utf-16le'
  return zeros[0]! > most && zeros[1]! * 10 < zeros[0]! ? 'utf-16be' : undefined
}

const gb18030 = new TextDecoder('gb18030', {fatal: true})

/** Notes written on a Windows in China: no UTF-8, and every byte of it has a meaning in GBK. TiFlash may put raw bytes into a log, and those do not. */
function isChinese(head: Buffer): boolean {
  // The end of the head may have cut a character.
  const text = head.subarray(0, head.lastIndexOf(0x0a) + 1 || head.length)
  if (isUtf8(text)) return false
  try {
    return /\p{Script=Han}{2}/u.test(gb18030.decode(text))
  } catch {
    return false
  }
}

/** The same text in UTF-8, without its mark. */
export function textSource(raw: ByteSource, {name, markBytes}: Encoding, parking: Parking): ByteSource {
  if (name !== 'utf-8') return resumable((onDamage) => decoded(raw.read(markBytes, onDamage), name), parking)
  if (markBytes === 0) return raw
  return raw.size === undefined ? resumable((onDamage) => raw.read(markBytes, onDamage), parking) : sliceOf(raw, markBytes, raw.size - markBytes)
}

async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, {stream: true})
    if (text !== '') yield Buffer.from(text)
  }
  const rest = decoder.decode()
  if (rest !== '') yield Buffer.from(rest)
}

/** The first bytes of a file, decoded. */
export function headText(head: Buffer, {name, markBytes}: Encoding): Buffer {
  const text = head.subarray(markBytes)
  return name === 'utf-8' ? text : Buffer.from(new TextDecoder(name).decode(text, {stream: true}))
}
