import type {BundleFile} from '../bundle/open.js'
import type {Sample} from '../model/cluster.js'
import {say, type Sentence} from '../model/say.js'
import {namedStores} from '../model/words.js'

/** How far a bundle is read, and what was seen on the way: facts, no verdict. */
export interface Progress {
  readonly file: string
  /** Of all files so far. */
  readonly bytes: number
  /** Of the whole bundle, once that is known. */
  readonly total?: number
  readonly seen?: readonly Sentence[]
}

/** Tells, while files are read, how far the whole bundle is. */
export class ReadingProgress {
  private bytes = 0
  private total: number | undefined
  private leaving: readonly Sentence[] = []
  private loud: readonly Sentence[] = []

  constructor(private readonly onProgress: (progress: Progress) => void = () => {}) {}

  /** So many more bytes of the file are read. */
  hear({name}: BundleFile, bytes: number): void {
    this.bytes += bytes
    this.onProgress({file: name, bytes: this.bytes, ...(this.total !== undefined && {total: Math.max(this.total, this.bytes)}), seen: [...this.leaving, ...this.loud]})
  }

  /** The same file, reading which is heard of. */
  counted(file: BundleFile): BundleFile {
    const hear = (chunk: Buffer) => this.hear(file, chunk.length)
    return {
      ...file,
      async *read(...how) {
        for await (const chunk of file.read(...how)) {
          hear(chunk)
          yield chunk
        }
      },
    }
  }

  /** All else is read. Where one of them does not tell its size, nothing tells how long it takes. */
  expect(files: readonly BundleFile[]): void {
    const sizes = files.flatMap(({size}) => size ?? [])
    this.total = sizes.length === files.length ? sizes.reduce((sum, size) => sum + size, this.bytes) : undefined
  }

  seeStores(samples: readonly Sample[]): void {
    const offline = new Set(samples.flatMap(({stores}) => [...(stores?.byId.values() ?? [])].flatMap(({id, state}) => (state === 'Offline' ? id : []))))
    this.leaving = offline.size === 0 ? [] : [say`${namedStores([...offline].toSorted((a, b) => a - b))} Offline`]
  }

  /** What the logs say most often so far. */
  seeLoudest(signature: string, times: number): void {
    this.loud = [say`${signature} ${times} times`]
  }
}
