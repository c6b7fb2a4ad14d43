import {execFile} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {build} from 'esbuild'

export interface Run {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | string
}

const bundled = () =>
  build({
    entryPoints: ['src/commands/start.ts', 'src/commands/index.ts'],
    outdir: 'dist',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['react-devtools-core', 'typescript', 'tsx', 'ts-node'],
    banner: {js: "import {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url);"},
    define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
  })

let built: ReturnType<typeof bundled> | undefined

/** A program of its own in a folder of its own, so that no other test builds over it; who asks for it removes the folder. */
export async function aProgram(): Promise<{readonly home: string; run(...args: readonly string[]): Promise<Run>}> {
  const home = mkdtempSync(join(tmpdir(), 'program-'))
  for (const file of ['bin', 'package.json']) cpSync(file, join(home, file), {recursive: true})
  mkdirSync(join(home, 'dist'))
  const {outputFiles} = await (built ??= bundled())
  for (const {path, contents} of outputFiles) writeFileSync(join(home, 'dist', basename(path)), contents)
  const run = (...args: readonly string[]) =>
    new Promise<Run>((resolve) => {
      execFile(process.execPath, [join(home, 'bin/run.js'), ...args], (error, stdout, stderr) => resolve({stdout, stderr, status: error?.code ?? 0}))
    })
  return {home, run}
}
