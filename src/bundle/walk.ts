import type {Dirent, Stats} from 'node:fs'
import {readdir, stat} from 'node:fs/promises'
import {basename, join, resolve, sep} from 'node:path'
import {UserError} from '../errors.js'
import {isLeftover} from './member-name.js'
import {say, type Sentence} from '../model/say.js'

/** A name in the bundle and where it is on disk; `why` is set when it cannot be a file to read. */
export interface Place {
  readonly name: string
  readonly path: string
  readonly why?: Sentence
  /** It can be read only once: stdin, or a pipe that the user named. */
  readonly isStream?: boolean
}

export const HINT = say`pass the folder that holds the logs and the pd-ctl dumps`

/** Every file below the paths, in the order of their names; `only` reads one of the paths, named as among all of them. */
export async function* walk(paths: readonly string[], only?: number): AsyncGenerator<Place> {
  if (paths.length === 0) throw new UserError(say`no bundle was given`, HINT)
  const roots = named(paths)
  for (const {path, name} of only === undefined ? roots : roots.slice(only, only + 1)) {
    if (path === STDIN) yield {name, path, isStream: true}
    else yield* walkRoot(path, name, roots.length === 1)
  }
}

const STDIN = '-'

async function* walkRoot(path: string, name: string, isOnly: boolean): AsyncGenerator<Place> {
  const found = await statOrThrow(path)
  if (found.isDirectory()) yield* walkFolder(path, isOnly ? '' : name)
  else if (found.isFIFO()) yield {name, path, isStream: true}
  else yield {name, path, ...specialFile(found)}
}

async function statOrThrow(path: string): Promise<Stats> {
  try {
    return await stat(path)
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new UserError(isMissing ? say`\`${path}\` does not exist` : say`\`${path}\` cannot be opened (${errorText(error)})`, HINT)
  }
}

/** What paths are called in a bundle of several; one that is given twice is there once. */
export const namesOf = (paths: readonly string[]): readonly string[] => named(paths).map(({name}) => name)

/** Base names; where two are the same, as much of the path before them as tells them apart. */
function named(paths: readonly string[]): Place[] {
  const whole = [...new Set(paths.map((path) => (path === STDIN ? path : resolve(path))))]
  const tails = (depth: number): string[] => whole.map((path) => path.split(sep).slice(-depth).join('/'))
  const deepest = Math.max(...whole.map((path) => path.split(sep).length))
  let depth = 1
  while (depth < deepest && new Set(tails(depth)).size < whole.length) depth++
  const names = tails(depth)
  return whole.map((path, at) => ({path, name: names[at] || basename(path)}))
}

async function* walkFolder(folder: string, name: string): AsyncGenerator<Place> {
  const entries = await readdir(folder, {withFileTypes: true}).catch((error: unknown) => errorText(error))
  if (typeof entries === 'string') {
    yield {name: name || '.', path: folder, why: say`the folder cannot be opened (${entries})`}
    return
  }
  for (const entry of entries.filter(({name}) => !isLeftover(name)).toSorted(byName)) {
    const path = join(folder, entry.name)
    const inside = name === '' ? entry.name : `${name}/${entry.name}`
    if (entry.isDirectory()) yield* walkFolder(path, inside)
    else yield {name: inside, path, ...specialFile(entry)}
  }
}

/** Code units, so that the order is the same in every locale. */
function byName(a: Dirent, b: Dirent): number {
  if (a.name === b.name) return 0
  return a.name < b.name ? -1 : 1
}

function specialFile(found: Dirent | Stats): {readonly why?: Sentence} {
  if (found.isFile()) return {}
  // A link may lead out of the bundle or in a circle; inside the bundle its target is read anyway.
  if (found.isSymbolicLink()) return {why: say`it is a symbolic link: only what it points to is read, where that is in the bundle`}
  return {why: say`it is no regular file: a pipe, a socket or a device`}
}

/** `EACCES: permission denied`, without the path of this machine. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.message.split(', ')[0] ?? error.message) : String(error)
}
