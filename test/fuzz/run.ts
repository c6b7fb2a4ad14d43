import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads'
import {caseOf, fixtures, PATIENCE, type Trial, trial} from './trial.js'

/**
 * `npm run fuzz -- --cases 200000 --seed 1`: changed files, one after the other, each read as a bundle. No crash, no hang, and the same
 * report for the same bytes. `--seed N --cases 1 --keep FOLDER` writes the file of one case.
 */

interface Range {
  readonly from: number
  readonly to: number
  readonly step: number
}

const THREADS = 2
/** A machine that does something else meanwhile is no hang. */
const HANG = 5 * PATIENCE

if (isMainThread) await main()
else await work(workerData as Range)

async function main(): Promise<void> {
  const {values} = parseArgs({options: {cases: {type: 'string', default: '200000'}, seed: {type: 'string', default: '1'}, keep: {type: 'string'}}})
  const from = Number(values.seed)
  const to = from + Number(values.cases)
  if (values.keep !== undefined) return keep(from, values.keep)
  const tally = {done: 0, failed: 0, slowest: 0}
  const start = performance.now()
  await Promise.all(Array.from({length: THREADS}, (_, at) => watch({from: from + at, to, step: THREADS}, tally)))
  process.stdout.write(`\r${tally.done} cases in ${Math.round((performance.now() - start) / 1000)} s, ${tally.failed} failed, the slowest took ${Math.round(tally.slowest)} ms\n`)
  if (tally.failed > 0) process.exitCode = 1
}

function keep(seed: number, folder: string): void {
  const {name, bytes} = caseOf(fixtures(), seed)
  const path = join(folder, name.replaceAll('/', '-'))
  writeFileSync(path, bytes)
  process.stdout.write(`${path}\n`)
}

/** Runs a range in a thread, and goes on behind a case that hangs. */
async function watch(range: Range, tally: {done: number; failed: number; slowest: number}): Promise<void> {
  let next = range.from
  const fail = (seed: number, {name, failure}: Pick<Trial, 'name' | 'failure'>): void => {
    tally.failed++
    process.stdout.write(`\rseed ${seed} (${name}): ${failure}\n`)
  }
  while (next < range.to) {
    const worker = new Worker(new URL(import.meta.url), {workerData: {...range, from: next}})
    await new Promise<void>((resolve) => {
      const onHang = (): void => {
        fail(next, {name: '', failure: `no answer in ${HANG} ms`})
        next += range.step
        void worker.terminate()
      }
      let timer = setTimeout(onHang, 10 * HANG)
      worker.on('message', ({seed, ...done}: Trial & {readonly seed: number}) => {
        clearTimeout(timer)
        timer = setTimeout(onHang, HANG)
        next = seed + range.step
        tally.done++
        tally.slowest = Math.max(tally.slowest, done.ms)
        if (done.failure !== undefined) fail(seed, done)
        if (tally.done % 500 === 0) process.stdout.write(`\r${tally.done} cases, ${tally.failed} failed`)
      })
      worker.on('error', (error) => {
        fail(next, {name: '', failure: error.stack ?? error.message})
        next += range.step
      })
      worker.on('exit', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}

async function work({from, to, step}: Range): Promise<void> {
  const files = fixtures()
  for (let seed = from; seed < to; seed += step) parentPort?.postMessage({seed, ...(await trial(files, seed))})
}
