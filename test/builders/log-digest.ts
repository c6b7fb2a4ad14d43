import {openBundle} from '../../src/bundle/open.js'
import {LogDigestBuilder} from '../../src/ingest/log/digest.js'
import type {Stores} from '../../src/model/cluster.js'
import type {LogDigest} from '../../src/model/log-digest.js'
import {tempBundle} from '../bundle/temp-bundle.js'
import {MOMENT} from './cluster.js'

interface DigestOptions {
  /** Regions of which every line is counted. */
  readonly watched?: readonly number[]
  readonly stores?: Stores
}

/** What remains of logs with these lines, written to a real folder and read back from it; what is no log is taken for the output of a terminal. */
export async function aLogDigest(files: Readonly<Record<string, readonly string[]>>, {watched = [], stores}: DigestOptions = {}): Promise<LogDigest> {
  const root = tempBundle(Object.fromEntries(Object.entries(files).map(([name, lines]) => [name, `${lines.join('\n')}\n`])))
  const digest = new LogDigestBuilder({watched: new Set(watched)})
  for await (const file of openBundle([root]).files()) {
    const {sniffed} = file
    if (sniffed.form === 'log') await digest.read(file, sniffed)
    else for (const [index, line] of (files[file.name] ?? []).entries()) digest.addLine(file.name, index + 1, line)
  }
  return digest.build(stores)
}

/** A record, so many seconds before the dumps were saved: `logged(90, '[INFO] [cluster.go:364] ["load regions"] [count=1]')`. */
export function logged(secondsBefore: number, rest: string): string {
  const [date, clock] = new Date(MOMENT - secondsBefore * 1000).toISOString().slice(0, -1).split('T')
  return `[${date?.replaceAll('-', '/')} ${clock} +00:00] ${rest}`
}

/** A PD leader that loaded its Regions so many seconds before the dumps, and got ready three seconds later. */
export function pdStart(secondsBefore: number, {isPrepared = true} = {}): readonly string[] {
  return [
    logged(secondsBefore, '[INFO] [cluster.go:364] ["load regions"] [count=30] [cost=49.033µs]'),
    logged(secondsBefore, '[INFO] [coordinator.go:322] ["coordinator starts to collect cluster information"]'),
    ...(isPrepared ? [logged(secondsBefore - 3, '[INFO] [coordinator.go:335] ["coordinator starts to run schedulers"]')] : []),
  ]
}

/** What a TiKV that runs says every ten minutes, for so many hours up to the dumps. */
export function idling(hours: number): readonly string[] {
  return Array.from({length: hours * 6 + 1}, (_, index) => logged(hours * 3600 - index * 600, '[INFO] [gc_manager.rs:432] ["gc_worker: auto gc starts"] [safe_point=432470658520973312]'))
}
