import {closeSync, mkdtempSync, openSync, rmSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * A private folder for what must be read more than once and can be read only once: stdin, a pipe, a zip inside of a packed archive. It is
 * made when it is needed, and it is gone when the bundle is closed or the process ends, however it ends.
 */
export class TempFolder {
  private path: string | undefined
  private files = 0
  private readonly onExit = () => this.remove()
  private readonly onSignal = (signal: NodeJS.Signals) => {
    this.remove()
    process.kill(process.pid, signal)
  }

  /** Keeps the bytes in a file, and gives its path and size. */
  async keep(chunks: AsyncIterable<Buffer>): Promise<{readonly path: string; readonly size: number}> {
    const path = join(this.open(), String(++this.files))
    const file = openSync(path, 'wx', 0o600)
    let size = 0
    try {
      for await (const chunk of chunks) {
        for (let at = 0; at < chunk.length; ) at += writeSync(file, chunk, at)
        size += chunk.length
      }
    } finally {
      closeSync(file)
    }
    return {path, size}
  }

  remove(): void {
    if (this.path === undefined) return
    rmSync(this.path, {recursive: true, force: true})
    this.path = undefined
    process.off('exit', this.onExit)
    for (const signal of SIGNALS) process.off(signal, this.onSignal)
  }

  private open(): string {
    if (this.path !== undefined) return this.path
    this.path = mkdtempSync(join(tmpdir(), 'drainscope-'))
    process.on('exit', this.onExit)
    for (const signal of SIGNALS) process.once(signal, this.onSignal)
    return this.path
  }
}
