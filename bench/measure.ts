import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** A whole command that a shell runs; `needs` is the program without which it is left out. */
export interface Command {
  readonly name: string
  readonly run: string
  readonly needs?: string
  /** The bytes it reads, where they are not those of the others. */
  readonly bytes?: number
  /** It takes so long that one run must do. */
  readonly isSlow?: boolean
}

export interface Measured {
  readonly name: string
  /** Median of the runs, ms. */
  readonly ms: number
  /** Time of all processors, ms: what a busy machine changes least. Undefined without /usr/bin/time, as is the next. */
  readonly cpu: number | undefined
  /** Peak resident memory of the largest process, MB. */
  readonly mb: number | undefined
  readonly bytes?: number
}

type Sample = Omit<Measured, 'name'>

const TIME = '/usr/bin/time'
const usage = join(mkdtempSync(join(tmpdir(), 'drainscope-time-')), 'usage')

export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/** Runs the commands in turn, so that what else the machine does meets all of them alike. Each runs once before, to fill the page cache. */
export function measure(commands: readonly Command[], runs: number): readonly Measured[] {
  spawnSync('sync') // or the inputs are still written while they are read
  const samples = commands.map((): Sample[] => [])
  for (let run = 0; run <= runs; run++) {
    commands.forEach((command, at) => {
      if (command.isSlow && run < runs) return
      const sample = once(command)
      if (run > 0 || runs === 0) samples[at]?.push(sample)
    })
  }
  return commands.map(({name, bytes}, at) => {
    const own = samples[at] ?? []
    return {name, ms: median(own.map(({ms}) => ms)) ?? Number.NaN, cpu: median(own.map(({cpu}) => cpu)), mb: median(own.map(({mb}) => mb)), ...(bytes !== undefined && {bytes})}
  })
}

// Into a pipe: grep stops at the first line when it writes to /dev/null.
function once({name, run}: Command): Sample {
  const isTimed = existsSync(TIME)
  const args = isTimed ? ['-f', '%M %U %S', '-o', usage, 'sh', '-c', `exec ${run}`] : ['-c', run]
  const start = performance.now()
  const {status, stderr} = spawnSync(isTimed ? TIME : 'sh', args, {stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28})
  const ms = performance.now() - start
  // grep says 1 when it finds nothing.
  if (status !== 0 && status !== 1) throw new Error(`${name} failed: ${stderr.toString().slice(0, 500)}`)
  const [kb, user, system] = isTimed ? readFileSync(usage, 'utf8').trim().split('\n').at(-1)!.split(' ').map(Number) : []
  return {ms, cpu: user === undefined || system === undefined ? undefined : 1000 * (user + system), mb: kb === undefined ? undefined : kb / 1024}
}

export function median(values: ReadonlyArray<number | undefined>): number | undefined {
  const inOrder = values.filter((value) => value !== undefined).toSorted((a, b) => a - b)
  return inOrder[Math.floor(inOrder.length / 2)]
}
