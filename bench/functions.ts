import {readFileSync} from 'node:fs'
import {Bench} from 'tinybench'
import {openReport, readCluster} from '../src/analyze.js'
import {type BundleFile, openBundle} from '../src/bundle/open.js'
import {areRecords, linesOfText} from '../src/ingest/log/line-starts.js'
import {parseLogLine} from '../src/ingest/log/parse.js'
import {Sieve} from '../src/ingest/log/sieve.js'
import {RegionColumns} from '../src/ingest/pd/region-columns.js'
import {Edits} from '../src/redact/edits.js'
import {piecesOf} from '../src/redact/pieces.js'
import {Tokens} from '../src/redact/tokens.js'
import {replay} from '../src/replay/index.js'
import {signatures} from '../src/signatures/index.js'
import {median} from './measure.js'

/** A hot function, and how much of its input one call goes through. */
interface Hot {
  readonly name: string
  readonly unit: string
  readonly count: number
  readonly bytes?: number
  run(): unknown
}

/** Files that the functions are tried on, and the store that leaves. */
interface Inputs {
  readonly log: string
  readonly regions: string
  readonly bundle: string
  readonly leaving: number
}

const HEAD = 2 ** 16
const RUN_MS = 1000

/** One call after the other in this process, where nothing is read from a disk. */
export async function measureFunctions(inputs: Inputs): Promise<void> {
  const bench = new Bench({time: RUN_MS})
  const hot = [...ofLogs(readFileSync(inputs.log)), ofRegions(readFileSync(inputs.regions)), await ofReplay(inputs), await ofReport(inputs), await ofRedact(inputs)]
  for (const {name, run} of hot) bench.add(name, async () => void (await run()))
  await bench.warmup()
  await bench.run()
  console.log('\n| function | ms a call | spread | MB/s | ns each |\n| --- | --- | --- | --- | --- |')
  for (const {name, unit, count, bytes} of hot) {
    const result = bench.getTask(name)?.result
    if (!result || result.error) throw new Error(`${name} failed`, {cause: result?.error})
    const ms = median(result.samples) ?? result.mean
    const rate = bytes === undefined ? '' : Math.round(bytes / 1000 / ms)
    console.log(`| ${name} | ${ms.toFixed(ms < 10 ? 2 : 0)} | ± ${result.rme.toFixed(1)} % | ${rate} | ${Math.round((ms * 1e6) / count)} a ${unit} |`)
  }
}

function ofLogs(log: Buffer): Hot[] {
  const text = linesOfText(log)
  const sieve = new Sieve([...new Set(signatures.flatMap(({messages}) => messages))], log.subarray(0, HEAD))
  const lines = log.toString('latin1').trimEnd().split('\n')
  const [count, bytes] = [lines.length, log.length]
  return [
    {name: 'starts of lines', unit: 'line', count, bytes, run: () => linesOfText(log)},
    {name: 'heads of lines', unit: 'line', count, bytes, run: () => areRecords(text)},
    {name: 'sieve, lines with a message', unit: 'line', count, bytes, run: () => sieve.sift(text)},
    {name: 'sieve, and lines with one of two Regions', unit: 'line', count, bytes, run: () => sieve.sift(text, new Set([1000, 1002]))},
    {name: 'a whole record of each line', unit: 'line', count, bytes, run: () => lines.forEach((line) => parseLogLine(line))},
  ]
}

/** As a dump is read: piece after piece, in the memory where that is fastest. */
function ofRegions(dump: Buffer): Hot {
  const columns = new RegionColumns()
  const room = columns.room ?? Buffer.alloc(HEAD)
  const read = () => {
    let count = 0
    for (let at = dump.indexOf('{', 1); at >= 0; at = dump.indexOf('{', at + columns.length)) {
      columns.read(room.subarray(0, dump.copy(room, 0, at)))
      if (columns.batch.count === 0) break
      count += columns.batch.count
    }
    return count
  }
  return {name: 'columns of Regions', unit: 'Region', count: read(), bytes: dump.length, run: read}
}

async function ofReplay({bundle, leaving}: Inputs): Promise<Hot> {
  const cluster = await readCluster([bundle])
  return {name: 'replay of PD', unit: 'Region', count: cluster.regions?.on(leaving).length ?? 0, run: () => replay(cluster, leaving)}
}

async function ofReport({bundle}: Inputs): Promise<Hot> {
  return {
    name: 'the whole report of that bundle',
    unit: 'bundle',
    count: 1,
    run: async () => {
      const opened = openBundle([bundle])
      await openReport(opened)
      await opened.close()
    },
  }
}

async function ofRedact({log}: Inputs): Promise<Hot> {
  const bytes = readFileSync(log)
  const inMemory = {...(await fileOf(log)), async *read() { yield bytes }} as BundleFile
  const tokens = new Tokens(Buffer.alloc(32, 1))
  return {
    name: 'redact, the second time through',
    unit: 'byte',
    count: bytes.length,
    bytes: bytes.length,
    run: async () => {
      for await (const _ of piecesOf(inMemory, tokens, new Edits(true)));
    },
  }
}

async function fileOf(path: string): Promise<BundleFile> {
  for await (const file of openBundle([path]).files(() => {})) return file
  throw new Error(`${path} is no file`)
}
