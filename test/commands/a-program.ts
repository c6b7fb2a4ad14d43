import {execFile, execFileSync} from 'node:child_process'
import {cpSync, mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

export interface Run {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | string
}

/** A program of its own in a folder of its own, so that no other test builds over it; who asks for it removes the folder. */
export async function aProgram(): Promise<{readonly home: string; run(...args: readonly string[]): Promise<Run>}> {
  const home = mkdtempSync(join(tmpdir(), 'program-'))
  for (const file of ['bin', 'package.json']) cpSync(file, join(home, file), {recursive: true})
  execFileSync(process.execPath, ['build.mjs', join(home, 'dist'), '--plain'])
  const run = (...args: readonly string[]) =>
    new Promise<Run>((resolve) => {
      execFile(process.execPath, [join(home, 'bin/run.js'), ...args], (error, stdout, stderr) => resolve({stdout, stderr, status: error?.code ?? 0}))
    })
  return {home, run}
}
