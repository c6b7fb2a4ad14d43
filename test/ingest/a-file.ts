import type {BundleFile} from '../../src/bundle/open.js'
import {sniff} from '../../src/bundle/sniff.js'

/** A file in memory whose bytes come in chunks of this size. */
export function aFile(name: string, text: string | Buffer, chunk = 1 << 20): BundleFile {
  const bytes = Buffer.from(text as string)
  return {
    name,
    size: bytes.length,
    head: bytes.subarray(0, 65_536),
    isSeekable: true,
    sniffed: sniff(bytes.subarray(0, 65_536), name),
    async *read(from = 0) {
      for (let at = from; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
    },
  }
}
