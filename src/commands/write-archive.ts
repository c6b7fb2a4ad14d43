import {mkdir, rename, rm, stat, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {digestOfUnpacked, gzipped, type Packable, tarOf} from '../bundle/gzip.js'
import {UserError} from '../errors.js'
import {say} from '../model/say.js'

/** Writes a file beside its place and moves it there when it is whole: what has the name of an archive is one. A chunk may be gone when the next one is asked for. */
async function written(path: string, chunks: AsyncIterable<Buffer>, mode = 0o666): Promise<void> {
  const part = `${path}.part`
  try {
    await writeFile(part, chunks, {mode})
    await rename(part, path)
  } catch (error) {
    await rm(part, {force: true})
    if (!(error instanceof Error) || !('syscall' in error)) throw error
    throw new UserError(say`\`${path}\` cannot be written (${error.message})`, say`pass a place that you may write to`)
  }
}

export const isArchive = (path: string): boolean => /\.(?:tar\.gz|tgz)$/i.test(path)

/** Writes a `.tar.gz`, reads it again, and gives its size. */
export async function writeTarGz(path: string, files: AsyncIterable<Packable> | Iterable<Packable>): Promise<number> {
  const packed = gzipped(tarOf(files))
  await written(path, packed.chunks)
  const {size} = await stat(path)
  if ((await digestOfUnpacked(path, size)) !== packed.digest()) throw new UserError(say`\`${path}\` does not hold what was written to it`, say`check the disk, and write it to another one`)
  return size
}

/** Writes one file below a folder. */
export async function writeInto(folder: string, name: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const path = join(folder, name)
  await mkdir(dirname(path), {recursive: true})
  await written(path, chunks)
}

/** A file that only its owner may read. */
export async function writeSecret(path: string, text: string): Promise<void> {
  async function* once(): AsyncGenerator<Buffer> {
    yield Buffer.from(text)
  }
  await written(path, once(), 0o600)
}
