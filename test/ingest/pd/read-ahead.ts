import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {buildSync} from 'esbuild'
import type {RegionColumns} from '../../../src/ingest/pd/region-columns.js'
import {RegionThread} from '../../../src/ingest/pd/region-thread.js'
import {aFile} from '../a-file.js'
import {toldOfRegions} from './told-of-regions.js'

interface Reading {
  readonly columns: () => RegionColumns | undefined
  readonly chunk?: number
  readonly maxValue?: number
}

interface Disk {
  /** What stands before the dump, as in an archive. */
  readonly before?: string
  /** How much of the dump is there. */
  readonly bytes?: number
}

/** Pieces that the threads read at once. */
const PIECES = [7, 64, 400, 1 << 20]

/** Reads dumps with the help of the thread, from a file on the disk. */
export class AheadReader {
  private readonly folder = mkdtempSync(join(tmpdir(), 'drainscope-regions-'))
  readonly entry = pathToFileURL(join(this.folder, 'region-worker.mjs'))
  private readonly threads = new Map<number, RegionThread>()

  constructor(code: Buffer) {
    buildSync({entryPoints: ['src/ingest/pd/region-worker.ts'], outfile: join(this.folder, 'region-worker.mjs'), bundle: true, format: 'esm', platform: 'node', define: {REGIONS_WASM: JSON.stringify(code.toString('base64'))}})
  }

  /** In pieces of about as many bytes as the chunks. */
  threadFor(chunk: number): RegionThread {
    const readBytes = PIECES.find((bytes) => bytes >= chunk) ?? chunk
    const thread = this.threads.get(readBytes) ?? new RegionThread({entry: this.entry, threads: 2, leastBytes: 0, leastRegions: 0, readBytes})
    this.threads.set(readBytes, thread)
    return thread
  }

  /** `ahead` tells how many Regions the thread has read each time that it was asked. */
  async read(text: string | Buffer, {chunk = 1 << 20, ...options}: Reading, thread = this.threadFor(chunk), {before = '', bytes}: Disk = {}) {
    await thread.start()
    const path = join(this.folder, 'region.json')
    writeFileSync(path, Buffer.concat([Buffer.from(before), Buffer.from(text as string).subarray(0, bytes)]))
    const ahead: number[] = []
    const from = thread.ahead({...aFile('region.json', text, chunk), place: {path, at: before.length}}, () => {})!
    const counted = async function* (at: number) {
      let regions = 0
      for await (const stretch of from(at)) {
        regions += stretch.batch.count
        yield stretch
      }
      ahead.push(regions)
    }
    return {...(await toldOfRegions(aFile('region.json', text, chunk), {...options, ahead: counted})), ahead}
  }

  async close(): Promise<void> {
    await Promise.all([...this.threads.values()].map((thread) => thread.close()))
    rmSync(this.folder, {recursive: true})
  }
}
