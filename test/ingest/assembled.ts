import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** The code that `npm run build` makes of a file in AssemblyScript. */
export function assembled(source: string, ...flags: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'drainscope-assembly-'))
  const file = join(folder, 'code.wasm')
  execFileSync(process.execPath, ['node_modules/assemblyscript/bin/asc.js', source, '-O3', '--enable', 'simd', ...flags, '--runtime', 'stub', '--noAssert', '--outFile', file])
  const code = readFileSync(file)
  rmSync(folder, {recursive: true})
  return code
}
