import {readFileSync, statSync} from 'node:fs'
import {gzipSync} from 'node:zlib'
import {analyzeBundle} from '../../src/analyze.js'
import type {Report} from '../../src/report/contract.js'
import {json} from '../../src/report/json.js'
import {text} from '../../src/report/text.js'
import {tarOf, zipOf} from '../bundle/archives.js'
import {memoryBundle} from '../bundle/memory-bundle.js'
import {filesIn} from '../source-files.js'
import {chanceFrom, mutated} from './mutation.js'

/** What a case may take, in milliseconds. */
export const PATIENCE = 2000

/** Files that people send: the samples of the causes, the corpus of formats, and archives of them. */
export function fixtures(): ReadonlyMap<string, Buffer> {
  const paths = [...filesIn('samples', /./).map((file) => `samples/${file}`), ...filesIn('test', /\/(?:corpus|packed|fixtures)\//).map((file) => `test/${file}`)]
  const small = paths.filter((path) => statSync(path).isFile() && statSync(path).size < MAX_BYTES)
  const files = new Map(small.map((path): [string, Buffer] => [path, readFileSync(path)]))
  const few = [...files].slice(0, 4).map(([name, content]) => ({name: name.slice(-90), content}))
  return new Map([...files, ['few.tar', tarOf(few)], ['few.tgz', gzipSync(tarOf(few))], ['few.zip', zipOf(few)]])
}

/** A case that takes a millisecond or two; what is longer says nothing more. */
const MAX_BYTES = 24 * 1024

export interface Trial {
  readonly name: string
  readonly ms: number
  /** What is wrong, if anything is: a throw, a hang, a cause that failed, another report for the same bytes. */
  readonly failure: string | undefined
}

/** Changes a fixture as the seed says, and reads it as a bundle of its own. */
export async function trial(files: ReadonlyMap<string, Buffer>, seed: number): Promise<Trial> {
  const {name, bytes} = caseOf(files, seed)
  const start = performance.now()
  try {
    const report = await reportOn(name, bytes)
    const ms = performance.now() - start
    const failed = report.causes.find(({outcome}) => outcome === 'failed')
    if (failed) return {name, ms, failure: `the cause ${failed.cause} failed: ${failed.why}`}
    if (ms > PATIENCE) return {name, ms, failure: `took ${Math.round(ms)} ms`}
    const isSame = seed % 16 !== 0 || json(await reportOn(name, bytes)) === json(report)
    return {name, ms, failure: isSame ? undefined : 'the same bytes gave another report'}
  } catch (error) {
    return {name, ms: performance.now() - start, failure: error instanceof Error ? (error.stack ?? error.message) : String(error)}
  }
}

/** The file of a case, for looking at it. */
export function caseOf(files: ReadonlyMap<string, Buffer>, seed: number): {readonly name: string; readonly bytes: Buffer} {
  const chance = chanceFrom(seed)
  const names = [...files.keys()]
  const name = names[chance(names.length)]!
  const other = names[chance(names.length)]!
  return {name: name.replace(/^samples\//, ''), bytes: mutated(files.get(name)!, files.get(other)!, chance)}
}

async function reportOn(name: string, bytes: Buffer): Promise<Report> {
  const bundle = memoryBundle({[name]: bytes})
  try {
    const report = await analyzeBundle(bundle)
    text(report)
    return report
  } finally {
    await bundle.close()
  }
}
