import {mkdir, realpath, stat, writeFile} from 'node:fs/promises'
import {basename, dirname, isAbsolute, join, relative, resolve, sep} from 'node:path'
import {UserError} from '../errors.js'
import {say} from '../model/say.js'
import {inPieces} from './print.js'

/**
 * Refuses, before any work is done, what could not be written in the end, and a place within the bundle:
 * the report would overwrite evidence, or be read as a part of the bundle the next time.
 */
export async function checkOutput(output: string, paths: readonly string[]): Promise<void> {
  const target = await realTarget(output)
  for (const path of paths) {
    const bundle = await realpath(path).catch(() => undefined)
    if (bundle !== undefined && isWithin(target, bundle)) throw new UserError(say`--output \`${output}\` is a part of the bundle \`${path}\``, say`write the report to a place outside of the bundle`)
  }
}

/** Refuses a place, there or not yet, within any of these: what is written there would become a part of them. */
export async function checkApart(place: string, others: readonly string[], flag: string): Promise<void> {
  const target = await realPlace(resolve(place))
  for (const other of others) {
    if (other !== '-' && isWithin(target, await realPlace(resolve(other)))) throw new UserError(say`${flag} \`${place}\` lies in \`${other}\``, say`pass a place outside of it`)
  }
}

/** Symbolic links resolved, as far as there is something. */
async function realPlace(path: string): Promise<string> {
  return realpath(path).catch(async () => (dirname(path) === path ? path : join(await realPlace(dirname(path)), basename(path))))
}

/** Writes the report where the user wants it. */
export async function writeOutput(output: string, text: string | Iterable<string>): Promise<void> {
  await writeFile(output, inPieces(text)).catch((error: Error) => {
    throw new UserError(say`\`${output}\` cannot be written (${error.message})`, say`pass a file in a folder that you may write to`)
  })
}

/** Writes one file a page into a folder, by the names of the files. */
export async function writePages(folder: string, pages: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(folder, {recursive: true}).catch((error: Error) => {
    throw new UserError(say`the folder \`${folder}\` cannot be made (${error.message})`, say`pass a folder that you may write to`)
  })
  for (const [name, text] of pages) await writeOutput(join(folder, name), text)
}

/** Symbolic links resolved, also where the file itself does not exist yet. */
async function realTarget(output: string): Promise<string> {
  const known = await realpath(output).catch(() => undefined)
  if (known !== undefined) {
    if ((await stat(known)).isDirectory()) throw new UserError(say`--output \`${output}\` is a folder`, say`pass the name of a file`)
    return known
  }
  const folder = dirname(resolve(output))
  const real = await realpath(folder).catch(() => undefined)
  if (real === undefined) throw new UserError(say`the folder of --output \`${output}\` does not exist`, say`make it first: mkdir -p ${folder}`)
  return join(real, basename(output))
}

function isWithin(target: string, bundle: string): boolean {
  const way = relative(bundle, target)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way) // absolute: another drive, on Windows
}
