import {UserError} from '../errors.js'
import {say} from '../model/say.js'

/** Writes to stdout and waits until it is out. A large report comes in pieces, or is cut into some: encoded at once it would be there twice. */
export async function print(text: string | Iterable<string>): Promise<void> {
  for (const piece of inPieces(text)) await write(piece)
}

const MOST = 1 << 20

/** Long enough to be worth a call, and not much longer. */
export function* inPieces(text: string | Iterable<string>): Generator<string> {
  let piece = ''
  for (const part of typeof text === 'string' ? cut(text) : text) {
    piece += part
    if (piece.length < MOST) continue
    yield piece
    piece = ''
  }
  yield piece
}

function* cut(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const to = from + MOST
    // No character is cut in two.
    const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(to - 1))
    yield text.slice(from, isHalf ? to + 1 : to)
    from = isHalf ? to + 1 : to
  }
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error || isReaderGone(error)) resolve()
      else reject(new UserError(say`the report cannot be written to stdout (${error.message})`, say`write it to another place, with \`--output FILE\``))
    })
  })
}

/** `drainscope analyze … | head` has read all it wanted. */
function isReaderGone(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
}
