import type {LogDigest, LogFilter, LogNode, Tally} from '../../model/log-digest.js'

/** The logs without what they say of the operators of one Region: those are gone, and what the log saw of them is history. */
export class LogsWithoutOperator implements LogDigest {
  constructor(
    private readonly before: LogDigest,
    private readonly regionId: number,
  ) {}

  get nodes(): readonly LogNode[] {
    return this.before.nodes
  }

  seen(signature: string, filter?: LogFilter): Tally | undefined {
    return filter?.regionId === this.regionId && isOfOperator(signature) ? undefined : this.before.seen(signature, filter)
  }

  regionsOf(signature: string): readonly number[] {
    const ids = this.before.regionsOf(signature)
    return isOfOperator(signature) ? ids.filter((id) => id !== this.regionId) : ids
  }

  storesOf(signature: string): readonly number[] {
    return this.before.storesOf(signature)
  }

  mentions(regionId: number, node: string): Tally | undefined {
    return this.before.mentions(regionId, node)
  }

  isWatched(regionId: number): boolean {
    return this.before.isWatched(regionId)
  }
}

function isOfOperator(signature: string): boolean {
  return signature.startsWith('operator-') || signature === 'command-sent'
}
