import type {BundleFile} from '../bundle/open.js'
import type {Cluster} from '../model/cluster.js'
import {buildCluster, type Dumps} from './build-cluster.js'
import {LogDigestBuilder, type LogDigestOptions} from './log/digest.js'

/** A line of a capture that may be one of a log. */
export interface LooseLine {
  readonly file: string
  readonly line: number
  readonly text: string
  /** What stands in the file, where that is not the text. */
  readonly quote?: string
}

/** What was logged, and how it was read. */
interface Logged {
  readonly options: LogDigestOptions
  readonly logs: readonly BundleFile[]
  readonly loose: readonly LooseLine[]
}

/** The cluster as its dumps showed it at a moment, with what had been logged by then. */
export async function clusterAsOf(moment: number, dumps: Dumps, logged: Logged | undefined): Promise<Cluster> {
  return buildCluster(dumps, logged && (await digestUntil(moment, logged)), moment)
}

async function digestUntil(until: number, {options, logs, loose}: Logged): Promise<LogDigestBuilder> {
  const digest = new LogDigestBuilder({...options, until})
  for (const {file, line, text, quote} of loose) digest.addLine(file, line, text, quote)
  for (const file of digest.inOrder(logs)) if (file.sniffed.form === 'log') await digest.read(file, file.sniffed)
  return digest
}
