import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {signatures} from '../src/signatures/index.js'
import {FEWEST, LEAVING, STORES, writeRegions, writeSettings, writeStores} from './dumps.js'
import {measureFunctions} from './functions.js'
import {PD, TIKV, writeLog} from './log.js'
import {type Command, isInstalled, type Measured, measure} from './measure.js'
import {Random} from './random.js'

/**
 * `npm run bench -- --log-mb 1024 --regions 1000000 --runs 5 --only log,pd,gzip,redact,regions,left,memory,startup,functions`: whole commands
 * on inputs that it writes into a temporary folder, beside the programs one would use instead, and hot functions alone. What is not installed is
 * named and left out. `--only large` writes ten such logs beside the Regions.
 */

const {values} = parseArgs({options: {
  'log-mb': {type: 'string', default: '1024'},
  regions: {type: 'string', default: '1000000'},
  runs: {type: 'string', default: '5'},
  seed: {type: 'string', default: '1'},
  only: {type: 'string', default: 'log,pd,gzip,redact,regions,left,memory,startup,functions'},
  keep: {type: 'boolean', default: false},
}})
const MB = 2 ** 20
const LOGS = 10
const logBytes = Number(values['log-mb']) * MB
const runs = Number(values.runs)
const random = new Random(Number(values.seed))
const folder = mkdtempSync(join(tmpdir(), 'drainscope-bench-'))
const patterns = join(folder, 'patterns.txt')
const analyze = (path: string): string => `node bin/run.js analyze ${path} --format json`

const SECTIONS: Readonly<Record<string, () => void | Promise<void>>> = {
  log() {
    const {path, log} = bundleOf('log', 'tikv-1/tikv.log', (file) => writeLog(file, logBytes, TIKV, random))
    table(`tikv.log, ${sizeOf(log)}`, [
      ours(path),
      {name: 'ugrep -F -c, the same patterns', run: `ugrep -F -c -f ${patterns} ${log}`, needs: 'ugrep'},
      {name: 'rg -F -c', run: `rg -F -a -c -f ${patterns} ${log}`, needs: 'rg'},
      {name: 'grep -F -c', run: `env LC_ALL=C grep -F -a -c -f ${patterns} ${log}`, needs: 'grep'},
      {name: 'wc -l', run: `wc -l ${log}`},
    ], logBytes)
    // It takes minutes.
    table(`tikv.log, ${sizeOf(log)}, one run`, [ours(path), {name: 'lnav -n', run: `lnav -n -c ';SELECT count(*) FROM all_logs' ${log}`, needs: 'lnav'}], logBytes, 0)
  },

  pd() {
    const bytes = Math.ceil(logBytes / 4)
    const {path, log} = bundleOf('pd', 'pd-1/pd.log', (file) => writeLog(file, bytes, PD, random))
    table(`pd.log of a drain, ${sizeOf(log)}`, [ours(path), {name: 'ugrep -F -c, the same patterns', run: `ugrep -F -c -f ${patterns} ${log}`, needs: 'ugrep'}], bytes)
  },

  gzip() {
    const bytes = Math.ceil(logBytes / 4)
    const {path, log} = bundleOf('gzip', 'tikv-1/tikv.log', (file) => writeLog(file, bytes, TIKV, random))
    execFileSync('gzip', [log])
    table(`tikv.log.gz, ${sizeOf(`${log}.gz`)} of ${Math.round(bytes / MB)} MB`, [ours(path), {name: 'gzip -dc | wc -l', run: `sh -c 'gzip -dc ${log}.gz | wc -l'`, needs: 'gzip'}], bytes)
  },

  redact() {
    const out = join(folder, 'redacted')
    const redacted = (path: string): Command => ({name: 'drainscope redact', run: `sh -c 'rm -rf ${out} && node bin/run.js redact ${path} -o ${out}'`})
    const {path, log} = bundleOf('redact', 'tikv-1/tikv.log', (file) => writeLog(file, logBytes, TIKV, random))
    table(`tikv.log, ${sizeOf(log)}, redacted`, [
      redacted(path),
      {name: 'sed -E, the addresses alone', run: `sh -c 'LC_ALL=C sed -E "s/[0-9]{1,3}(\\.[0-9]{1,3}){3}/x/g" ${log} > ${out}.sed'`},
    ], logBytes)
    const drain = bundleOf('redact-pd', 'pd-1/pd.log', (file) => writeLog(file, logBytes, PD, random))
    table(`pd.log of a drain, ${sizeOf(drain.log)}, redacted`, [redacted(drain.path)], logBytes)
    const regions = emptyBundle('redact-regions')
    const dump = join(regions, 'region.json')
    writeRegions(dump, Number(values.regions) / 2, 3, random)
    table(`region.json, ${Number(values.regions) / 2} Regions, ${sizeOf(dump)}, redacted`, [redacted(regions)], statSync(dump).size)
  },

  regions() {
    const count = Number(values.regions)
    for (const [form, indent] of [['on one line', 0], ['pretty printed', 2]] as const) {
      const path = emptyBundle(`regions-${indent}`)
      const dump = join(path, 'region.json')
      writeRegions(dump, count, 3, random, {indent})
      // V8 has no longer text, so that JSON.parse is given half as many Regions: its rate counts.
      const half = join(folder, `half-${indent}.json`)
      writeRegions(half, count / 2, 3, random, {indent})
      table(`region.json, ${count} Regions ${form}, ${sizeOf(dump)}`, [
        ours(path),
        {name: `JSON.parse, ${sizeOf(half)}`, run: `node -e 'JSON.parse(require("fs").readFileSync(process.argv[1], "latin1")).count' ${half}`, bytes: statSync(half).size},
        {name: 'jq', run: `jq '.regions | length' ${dump}`, needs: 'jq', isSlow: true},
      ], statSync(dump).size)
    }
  },

  /** Of a cluster of three every Region has a peer on the store that leaves. */
  left() {
    const bundles = ([['few Regions left', STORES, 3], ['all Regions left', FEWEST, 1000]] as const).map(([name, stores, onLeaving]) => {
      const path = emptyBundle(`left-${stores.length}`, stores)
      writeSettings(join(path, 'config.json'), join(path, 'placement-rules.json'))
      writeRegions(join(path, 'region.json'), Number(values.regions), onLeaving, random, {stores})
      return {...ours(path), name}
    })
    table(`${values.regions} Regions`, bundles, undefined)
  },

  memory() {
    const sizes = [logBytes / 10, logBytes]
    const measured = sizes.map((bytes, at) => {
      const {path} = bundleOf(`memory-${at}`, 'tikv-1/tikv.log', (file) => writeLog(file, bytes, TIKV, random))
      return measure([{...ours(path), name: `tikv.log of ${Math.round(bytes / MB)} MB`}], 2)[0]!
    })
    print('peak memory', measured)
  },

  large() {
    const path = emptyBundle('large')
    writeRegions(join(path, 'region.json'), Number(values.regions), 3, random)
    for (let node = 1; node <= LOGS; node++) {
      mkdirSync(join(path, `tikv-${node}`))
      writeLog(join(path, `tikv-${node}/tikv.log`), logBytes, TIKV, random)
    }
    print(`${LOGS} logs of ${Math.round(logBytes / MB)} MB and ${values.regions} Regions, one run`, measure([ours(path)], 0), LOGS * logBytes)
  },

  async functions() {
    const {path, log} = bundleOf('functions', 'tikv-1/tikv.log', (file) => writeLog(file, 16 * MB, TIKV, random))
    const regions = join(folder, 'functions.json')
    writeRegions(regions, 20_000, 3, random)
    await measureFunctions({log, regions, bundle: path, leaving: LEAVING})
  },

  startup() {
    table('start', [
      {name: 'node -e 0', run: 'node -e 0'},
      {name: 'drainscope --help', run: 'node bin/run.js --help'},
      {name: 'drainscope --version', run: 'node bin/run.js --version'},
      {name: 'a sample as text', run: 'node bin/run.js analyze samples/leaderless-region --format text'},
    ], undefined, 4 * runs)
  },
}

try {
  writeFileSync(patterns, [...new Set(signatures.flatMap(({messages}) => messages))].join('\n'))
  const model = cpus()[0]?.model ?? 'unknown'
  console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} x ${model}, node ${process.version}, medians of ${runs} alternating runs, page cache warm`)
  for (const name of values.only.split(',')) await SECTIONS[name]?.()
} finally {
  if (!values.keep) rmSync(folder, {recursive: true})
  else console.log(folder)
}

function ours(path: string): Command {
  return {name: 'drainscope analyze --format json', run: analyze(path)}
}

/** A bundle in which one store leaves. */
function emptyBundle(name: string, stores = STORES): string {
  const path = join(folder, name)
  mkdirSync(path)
  writeStores(join(path, 'stores.json'), stores)
  return path
}

/** With some of its Regions, so that the log is looked through for them. */
function bundleOf(name: string, log: string, write: (file: string) => void): {readonly path: string; readonly log: string} {
  const path = emptyBundle(name)
  writeRegions(join(path, 'region.json'), 2000, 100, random)
  const file = join(path, log)
  mkdirSync(join(file, '..'))
  write(file)
  return {path, log: file}
}

function table(title: string, commands: readonly Command[], bytes: number | undefined, times = runs): void {
  const missing = commands.filter(({needs}) => needs !== undefined && !isInstalled(needs))
  print(title, measure(commands.filter((command) => !missing.includes(command)), times), bytes)
  if (missing.length > 0) console.log(`not installed: ${missing.map(({needs}) => needs).join(', ')}`)
}

function print(title: string, measured: readonly Measured[], bytes?: number): void {
  const base = measured[0]?.ms ?? 0
  console.log(`\n| ${title} | ms | MB/s | time, x the first | CPU ms | peak MB |\n| --- | --- | --- | --- | --- | --- |`)
  for (const {name, ms, cpu, mb, bytes: own = bytes} of measured) {
    const rate = own === undefined ? '' : Math.round(own / 1000 / ms)
    // Of as many bytes.
    const times = (ms / base) * (own === undefined || bytes === undefined ? 1 : bytes / own)
    console.log(`| ${name} | ${Math.round(ms)} | ${rate} | ${times.toFixed(2)} | ${cpu === undefined ? '' : Math.round(cpu)} | ${mb === undefined ? '' : Math.round(mb)} |`)
  }
}

function sizeOf(path: string): string {
  return `${Math.round(statSync(path).size / MB)} MB`
}
