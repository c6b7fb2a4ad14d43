import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join, normalize} from 'node:path'

/** Paths under a folder, relative to it, with one of these endings. */
export function filesIn(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) => pattern.test(file)).toSorted()
}

export function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').replace(/\n$/, '').split('\n')
}

/** One import of a source file, static or dynamic. */
interface Import {
  readonly from: string
  /** A package, or the file under src. */
  readonly target: string
  readonly isPackage: boolean
  /** `stat, readdir`; of a static import with braces. */
  readonly names: readonly string[]
}

// import {stat} from 'node:fs/promises', export type {Noise} from './signature.js', import('../report/terminal/open-terminal.js')
const IMPORT = /(?:\{([^{}]*)\} )?from '([^']+)'|\bimport\(?\s*'([^']+)'/g

/** Imports of one file under src, resolved; a file that is not there keeps the path that was asked for. */
export function importsOf(file: string): readonly Import[] {
  const code = readFileSync(join('src', file), 'utf8').replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')
  return [...code.matchAll(IMPORT)].map(([, names, from, dynamic]) => {
    const target = from ?? dynamic ?? ''
    const isPackage = !target.startsWith('.')
    return {from: file, target: isPackage ? target : resolve(file, target), isPackage, names: (names ?? '').split(',').map((name) => name.trim().replace(/^type /, '')).filter((name) => name !== '')}
  })
}

/** TypeScript names the `.js` that a file becomes. */
function resolve(file: string, target: string): string {
  const path = normalize(join(dirname(file), target))
  return [path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx'), path].find((candidate) => existsSync(join('src', candidate))) ?? path
}
