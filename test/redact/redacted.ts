import {Edits} from '../../src/redact/edits.js'
import {redact} from '../../src/redact/redact.js'
import {Scanner} from '../../src/redact/scanner.js'
import {atStart} from '../../src/redact/scan-state.js'
import {plainStops} from '../../src/redact/stops.js'
import {Tokens} from '../../src/redact/tokens.js'
import {memoryBundle} from '../bundle/memory-bundle.js'

export const SECRET = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')

export type Files = Readonly<Record<string, string | Buffer>>

/** The files as they may be given away, by their new names. */
export async function redacted(files: Files, tokens = new Tokens(SECRET)): Promise<Readonly<Record<string, string>>> {
  const bundle = memoryBundle(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, Buffer.from(content as string)])))
  const redaction = await redact(bundle, tokens)
  const written: Record<string, string> = {}
  for (const {name, read} of redaction.files) {
    const chunks: Buffer[] = []
    for await (const chunk of read()) chunks.push(Buffer.from(chunk))
    written[name] = Buffer.concat(chunks).toString()
  }
  await bundle.close()
  return written
}

/** One file of text. */
export async function redactedText(text: string, tokens = new Tokens(SECRET)): Promise<string> {
  return Object.values(await redacted({'notes.txt': text}, tokens))[0] ?? ''
}

/** The text, gone through in two pieces that meet at a byte. */
export function inTwo(text: Buffer, at: number, tokens: Tokens, isLearning = false, stops = plainStops()): string {
  const edits = new Edits(!isLearning)
  const scanner = new Scanner(tokens, edits, true, atStart(), stops)
  edits.begin(text, 0)
  const middle = scanner.scan(text, 0, at, 0)
  const first = Buffer.from(edits.end(middle))
  edits.begin(text, middle)
  const end = scanner.scan(text, middle, text.length, 0)
  return Buffer.concat([first, edits.end(end)]).toString()
}
