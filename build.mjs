import {execFileSync} from 'node:child_process'
import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {PassThrough} from 'node:stream'
import {parseArgs} from 'node:util'
import {build} from 'esbuild'
import loader from './bin/load.js'

/**
 * `node build.mjs [FOLDER] [--plain] [--bench]`: the program in a few files, what V8 compiles of them, and the threads that scan and redact logs; without
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

await build({...common, entryPoints: ['src/ingest/log/scan-worker.ts', 'src/redact/redact-worker.ts'], outdir: out, entryNames: '[name]', format: 'esm'})
if (values.bench) await build({...common, entryPoints: {bench: 'bench/run.ts'}, outdir: out, format: 'esm', packages: 'external'})

/** What most runs need no line of lies in files of its own: reading a megabyte of program takes as long as reading a bundle. */
const APART = {
  ink: /^(?:ink|react|react\/jsx-runtime|\.\/layout-engine\.js)$/,
  zh: /^\.\.\/zh\.js$/,
}

await part('program', "export * from './src/commands/start.js'")
await part('ink', "export * from 'ink'; export * from 'react'; export * from 'react/jsx-runtime'; export * from './src/report/terminal/layout-engine.js'")
await part('zh', "export * from './src/zh.js'")
await compile('zh')
await compile('ink', drawFrame)
await compile('program', analyzeSample)

async function part(name, contents) {
  const file = join(out, `${name}.cjs`)
  await build({
    ...common,
    stdin: {contents, resolveDir: '.', sourcefile: name},
    outfile: file,
    format: 'cjs',
    supported: {'dynamic-import': false},
    define: {...common.define, 'import.meta.url': '__url', 'Intl.Segmenter': '__Segmenter'},
    // The first segmenter of a process takes as long as half a report, and most reports need none.
    banner: {js: '(function (exports, require, module, __url) {class __Segmenter {constructor(...options) {this.options = options} segment(text) {return (this.own ??= new Intl.Segmenter(...this.options)).segment(text)}}'},
    footer: {js: '})'},
    plugins: [{
      name: 'what lies apart',
      setup({onResolve}) {
        if (name in APART) return
        for (const [apart, filter] of Object.entries(APART)) onResolve({filter}, () => ({path: `./${apart}.cjs`, external: true}))
      },
    }, {
      // It reads the tables of Unicode as it is loaded, for as long as half a report takes, and plain text needs none.
      name: 'string-width when a text needs it',
      setup({onLoad, onResolve}) {
        onResolve({filter: /^string-width$/}, ({pluginData, resolveDir}) => (pluginData === 'needed' ? undefined : {path: resolveDir, namespace: 'string-width'}))
        onLoad({filter: /^/, namespace: 'string-width'}, ({path}) => ({contents: "module.exports = (...text) => require('string-width').default(...text)", resolveDir: path, pluginData: 'needed'}))
      },
    }, {
      name: 'what Ink waits for while it is imported, which CommonJS cannot',
      setup({onLoad, onResolve}) {
        onResolve({filter: /^yoga-layout$/}, () => ({path: resolve('src/report/terminal/layout-engine.ts')}))
        // The tools of its developers.
        onLoad({filter: /ink.build.reconciler\.js$/}, ({path}) => ({contents: readFileSync(path, 'utf8').replaceAll('isDev()', 'false')}))
      },
    }],
  })
  // Latin-1, as it is loaded: text that is all of one byte is read and kept at half the price.
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`))
}

/** Keeps what V8 compiles of a part. After a run it has compiled just what a run needs. */
async function compile(name, run) {
  const {script, exports} = loader.load(resolve(out), `${name}.cjs`)
  await run?.(exports)
  writeFileSync(join(out, `${name}.cjs.code`), script.createCachedData())
}

async function analyzeSample({start}) {
  const {write} = process.stdout
  process.argv = [process.execPath, 'bin/run.js', 'analyze', 'samples/leaderless-region', '--format', 'text']
  process.stdout.write = (_text, written) => written()
  await start(resolve('.'))
  process.stdout.write = write
}

async function drawFrame({createElement, loadLayoutEngine, render, Text}) {
  await loadLayoutEngine()
  render(createElement(Text, {}, 'drawn'), {stdout: Object.assign(new PassThrough(), {columns: 80, rows: 24})}).unmount()
}
