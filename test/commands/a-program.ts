import {execFile, execFileSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

export interface Run {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | string
}

/** It is built once for all tests of one process. */
let built: ReadonlyArray<readonly [file: string, bytes: Buffer]> | undefined

/** A program of its own in a folder of its own, so that no other test builds over it; who asks for it removes the folder. */
export async function aProgram(): Promise<{readonly home: string; run(...args: readonly string[]): Promise<Run>}> {
  const home = mkdtempSync(join(tmpdir(), 'program-'))
  for (const file of ['bin', 'package.json']) cpSync(file, join(home, file), {recursive: true})
  const dist = join(home, 'dist')
  if (!built) execFileSync(process.execPath, ['build.mjs', dist, '--plain'])
  built ??= readdirSync(dist).map((file) => [file, readFileSync(join(dist, file))])
  mkdirSync(dist, {recursive: true})
  for (const [file, bytes] of built) writeFileSync(join(dist, file), bytes)
  const run = (...args: readonly string[]) =>
    new Promise<Run>((resolve) => {
      execFile(process.execPath, [join(home, 'bin/run.js'), ...args], (error, stdout, stderr) => resolve({stdout, stderr, status: error?.code ?? 0}))
    })
  return {home, run}
}
