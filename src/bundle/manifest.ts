import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {stat} from 'node:fs/promises'
import {UserError} from '../errors.js'
import type {LeftOut} from '../model/input.js'
import {say} from '../model/say.js'
import {diskSource} from './disk-source.js'
import type {Packable} from './gzip.js'
import type {TempFolder} from './temp-folder.js'
import {errorText, HINT, walk} from './walk.js'

/** What `pack` writes into its archive, before the files. */
interface Manifest {
  readonly drainscopePack: 1
  readonly files: ReadonlyArray<{readonly name: string; readonly size: number; readonly sha256: string}>
}

/** Files as they lie on the disk, packed or not, with what they must be when they are read again. */
interface Listing {
  /** The manifest first. */
  readonly files: readonly Packable[]
  readonly leftOut: readonly LeftOut[]
}

/** Reads every file once for its hash. One that grows is taken as long as it was then; one that changes is an error when it is read again. */
export async function listingOf(paths: readonly string[], temp: TempFolder, onProgress: (progress: {readonly file: string; readonly bytes: number}) => void): Promise<Listing> {
  const files: Array<Packable & {readonly sha256: string}> = []
  const leftOut: LeftOut[] = []
  let bytes = 0
  for await (const {name, path, why, isStream} of walk(paths)) {
    if (why !== undefined) {
      leftOut.push({file: name, why})
      continue
    }
    try {
      const kept = isStream ? await temp.keep(path === '-' ? process.stdin : createReadStream(path)) : {path, size: (await stat(path)).size}
      const file = {name, size: kept.size, read: () => exactly(kept.path, kept.size)}
      const hash = createHash('sha256')
      for await (const chunk of file.read()) {
        hash.update(chunk)
        onProgress({file: name, bytes: (bytes += chunk.length)})
      }
      files.push({...file, sha256: hash.digest('hex')})
    } catch (error) {
      leftOut.push({file: name, why: say`it cannot be opened (${errorText(error)})`})
    }
  }
  if (files.length === 0) throw new UserError(say`there is no file to pack`, leftOut[0] ? say`\`${leftOut[0].file}\`: ${leftOut[0].why}` : HINT)
  const manifest: Manifest = {drainscopePack: 1, files: files.map(({name, size, sha256}) => ({name, size, sha256}))}
  return {files: [manifestFile(manifest), ...files.map((file) => ({...file, read: () => unchanged(file)}))], leftOut}
}

/** A file of the bundle may have the name already. */
function manifestFile(manifest: Manifest): Packable {
  const taken = new Set(manifest.files.map(({name}) => name))
  const name = ['manifest.json', ...manifest.files.map((_, at) => `manifest-${at + 2}.json`)].find((one) => !taken.has(one))!
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  return {
    name,
    size: text.length,
    async *read() {
      yield text
    },
  }
}

async function* exactly(path: string, size: number): AsyncGenerator<Buffer> {
  let left = size
  let damage: string | undefined
  for await (const chunk of diskSource(path, size).read(0, (reason) => (damage = reason))) {
    yield chunk.subarray(0, left)
    left -= Math.min(left, chunk.length)
    if (left === 0) return
  }
  if (damage !== undefined) throw new Error(damage)
}

async function* unchanged({name, size, sha256, read}: Packable & {readonly sha256: string}): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let length = 0
  for await (const chunk of read()) {
    hash.update(chunk)
    length += chunk.length
    yield chunk
  }
  if (length !== size || hash.digest('hex') !== sha256) throw new UserError(say`\`${name}\` changed while it was packed`, say`pack it again when nothing writes to it`)
}
