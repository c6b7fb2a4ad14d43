import {parseOperator} from '../ingest/pd/operator-text.js'
import type {Cluster} from '../model/cluster.js'
import type {LogEvent, Tally} from '../model/log-digest.js'
import {say, type Sentence} from '../model/say.js'
import {count, inTurn, lasting} from '../model/words.js'
import type {SignatureId} from '../signatures/index.js'
import {cite, type Evidence} from './cause.js'
import {spanOf} from './repeated-lines.js'

/** How an operator ends in pd.log: in a sum, and what is said of the last one that ended so, where it was no success. */
const ENDS: ReadonlyArray<{readonly signature: SignatureId; readonly counted: (times: number) => Sentence; readonly says?: (regionId: number, event: LogEvent) => Sentence}> = [
  {signature: 'operator-finished', counted: (times) => say`${times} finished`},
  {signature: 'operator-timed-out', counted: (times) => say`${times} timed out`, says: (id, event) => say`pd.log: an operator of Region ${id} timed out${stepOf(event)}`},
  {signature: 'operator-canceled', counted: (times) => say`${times} cancelled`, says: (id, event) => say`pd.log: an operator of Region ${id} was cancelled${stepOf(event)}${reasonOf(event)}`},
  {signature: 'operator-stale', counted: (times) => say`${times} found stale`, says: (id, event) => say`pd.log: an operator of Region ${id} was found stale${reasonOf(event)}`},
  {signature: 'operator-removed', counted: (times) => say`${times} removed`, says: (id, event) => say`pd.log: an operator of Region ${id} was removed${stepOf(event)}`},
  {signature: 'operator-replaced', counted: (times) => say`${times} replaced`, says: (id, event) => say`pd.log: an operator of Region ${id} gave way to another${stepOf(event)}`},
  {signature: 'operator-expired', counted: (times) => say`${times} expired in the queue`, says: (id, event) => say`pd.log: an operator of Region ${id} expired in the queue${stepOf(event)}`},
]

/** PD's operators of one Region by pd.log: how many were made and how they ended, and where and why the last one of each end but a good one did. */
export function citeOperators({logs}: Cluster, regionId: number): readonly Evidence[] {
  const made = logs?.seen('operator-added', {regionId})
  const ends = ENDS.flatMap((end) => {
    const tally = logs?.seen(end.signature, {regionId})
    return tally ? [{...end, tally}] : []
  })
  return [...(made ? [citeMade(made, regionId, ends.map(({counted, tally}) => counted(tally.count)))] : []), ...ends.flatMap(({says, tally}) => (says ? [cite(tally.last, says(regionId, tally.last))] : []))]
}

function citeMade(made: Tally, regionId: number, ends: readonly Sentence[]): Evidence {
  const sum = ends.length === 0 ? say`no end of any is logged` : inTurn(ends, say`, `)
  return cite(made.first, say`pd.log: ${count(made.count, 'operator')} made for Region ${regionId}${spanOf(made) >= 1000 ? say` over ${lasting(spanOf(made))}` : ''}; ${sum}`)
}

function stepOf({fields}: LogEvent): Sentence {
  const operator = parseOperator(fields.get('operator') ?? '')
  const step = operator?.steps[operator.currentStep]
  return step ? say` at \`${step.text}\`` : ''
}

// [additional-info="{\"cancel-reason\":\"epoch not match\"}"]     ["operator is stale"] [error="cannot demote leader peer"]
function reasonOf({fields}: LogEvent): Sentence {
  const reason = /"cancel-reason\\?": ?\\?"([^"\\]+)/.exec(fields.get('additional-info') ?? '')?.[1] ?? fields.get('reason') ?? fields.get('error')
  return reason === undefined ? '' : say` (${reason})`
}
