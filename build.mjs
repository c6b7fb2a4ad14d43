import {execFileSync} from 'node:child_process'
import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {parseArgs} from 'node:util'
import {build} from 'esbuild'
import {load} from './bin/load.js'

/**
 * `node build.mjs [FOLDER] [--plain] [--bench]`: the program in one file, what V8 compiles of it, and the threads that scan and redact logs; without
 * WebAssembly, which takes longest to make; and the benchmarks.
 */

const {values, positionals: [out = 'dist']} = parseArgs({options: {plain: {type: 'boolean'}, bench: {type: 'boolean'}}, allowPositionals: true})

/** AssemblyScript → WebAssembly, in base64. */
function assembled(source, ...flags) {
  const wasm = join(out, 'assembled.wasm')
  execFileSync(process.execPath, ['node_modules/assemblyscript/bin/asc.js', source, '-O3', '--enable', 'simd', '--runtime', 'stub', '--noAssert', ...flags, '--outFile', wasm], {stdio: 'inherit'})
  const bytes = readFileSync(wasm)
  rmSync(wasm)
  return bytes.toString('base64')
}

rmSync(out, {recursive: true, force: true})

const text = JSON.stringify
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  outdir: out,
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
  external: ['react-devtools-core', 'typescript', 'tsx', 'ts-node'],
  define: {
    'process.env.NODE_ENV': text('production'),
    'process.env.DEV': text('false'),
    ...(!values.plain && {
      SIFT_WASM: text(assembled('src/ingest/log/assembly/sift.ts', '--enable', 'threads', '--importMemory', '--sharedMemory', '--initialMemory', '4', '--maximumMemory', '65536')),
      REGIONS_WASM: text(assembled('src/ingest/pd/assembly/regions.ts')),
      STOPS_WASM: text(assembled('src/redact/assembly/stops.ts')),
    }),
  },
}

await build({...common, entryPoints: ['src/ingest/log/scan-worker.ts', 'src/redact/redact-worker.ts'], outbase: '.', entryNames: '[name]', format: 'esm'})
if (values.bench) await build({...common, entryPoints: {bench: 'bench/run.ts'}, format: 'esm', packages: 'external'})

await build({
  ...common,
  entryPoints: {program: 'src/commands/start.ts'},
  format: 'cjs',
  outExtension: {'.js': '.cjs'},
  supported: {'dynamic-import': false},
  define: {...common.define, 'import.meta.url': '__url', 'Intl.Segmenter': '__Segmenter'},
  // The first segmenter of a process takes as long as half a report, and most reports need none.
  banner: {js: '(function (exports, require, module, __url) {class __Segmenter {constructor(...options) {this.options = options} segment(text) {return (this.own ??= new Intl.Segmenter(...this.options)).segment(text)}}'},
  footer: {js: '})'},
  plugins: [{
    // It reads the tables of Unicode as it is loaded, for as long as half a report takes, and plain text needs none.
    name: 'string-width when a text needs it',
    setup({onLoad, onResolve}) {
      onResolve({filter: /^string-width$/}, ({pluginData, resolveDir}) => (pluginData === 'needed' ? undefined : {path: resolveDir, namespace: 'string-width'}))
      onLoad({filter: /^/, namespace: 'string-width'}, ({path}) => ({contents: "module.exports = (...text) => require('string-width').default(...text)", resolveDir: path, pluginData: 'needed'}))
    },
  }, {
    name: 'what Ink waits for while it is imported, which a program in one file cannot',
    setup({onLoad, onResolve}) {
      onResolve({filter: /^yoga-layout$/}, () => ({path: resolve('src/report/terminal/layout-engine.ts')}))
      // The tools of its developers.
      onLoad({filter: /ink.build.reconciler\.js$/}, ({path}) => ({contents: readFileSync(path, 'utf8').replaceAll('isDev()', 'false')}))
    },
  }],
})

// Latin-1, as it is loaded: text that is all of one byte is read and kept at half the price.
const program = join(out, 'program.cjs')
writeFileSync(program, readFileSync(program, 'utf8').replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`))
writeFileSync(`${program}.code`, await compiled(pathToFileURL(resolve(program))))

/** After a run V8 has compiled just what a run needs. */
async function compiled(url) {
  const {script, exports} = load(url)
  const {write} = process.stdout
  process.argv = [process.execPath, 'bin/run.js', 'analyze', 'samples/leaderless-region', '--format', 'text']
  process.stdout.write = (_text, written) => written()
  await exports.start(import.meta.url)
  process.stdout.write = write
  return script.createCachedData()
}
