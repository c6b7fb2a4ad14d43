/** How the text of a file is encoded, from its byte order mark. */
export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be'
  readonly markBytes: number
}

/** PowerShell's `>` writes UTF-16; editors of Windows put a mark before UTF-8. */
export function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return {name: 'utf-16le', markBytes: 2}
  if (head[0] === 0xfe && head[1] === 0xff) return {name: 'utf-16be', markBytes: 2}
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return {name: 'utf-8', markBytes: 3}
  return {name: 'utf-8', markBytes: 0}
}

/** The same text in UTF-8, without its mark. */
export async function* toUtf8(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding.name === 'utf-8') {
    yield* skipBytes(chunks, encoding.markBytes)
    return
  }
  const decoder = new TextDecoder(encoding.name)
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, {stream: true})
    if (text !== '') yield Buffer.from(text)
  }
  const rest = decoder.decode()
  if (rest !== '') yield Buffer.from(rest)
}

export async function* skipBytes(chunks: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count
  for await (const chunk of chunks) {
    if (left < chunk.length) yield left === 0 ? chunk : chunk.subarray(left)
    left = Math.max(0, left - chunk.length)
  }
}
