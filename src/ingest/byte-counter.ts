import type {BundleFile} from '../bundle/bundle-file.js'

export type OnProgress = (progress: {readonly file: string; readonly bytes: number}) => void

/** Adds up how far the whole bundle is read. */
export function byteCounter(onProgress: OnProgress = () => {}): (file: BundleFile) => (more: number) => void {
  let bytes = 0
  return ({name}) => (more) => onProgress({file: name, bytes: (bytes += more)})
}

/** The same file, which tells how much of it is read. */
export function counted(file: BundleFile, onBytes: (bytes: number) => void): BundleFile {
  return {
    ...file,
    async *read(...how) {
      for await (const chunk of file.read(...how)) {
        onBytes(chunk.length)
        yield chunk
      }
    },
  }
}
