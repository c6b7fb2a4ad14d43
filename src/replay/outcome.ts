import {grouped} from '../model/grouped.js'
import {say, type Sentence} from '../model/say.js'
import {inTurn, listed} from '../model/words.js'
import type {Checker, Decision, DecisionKind, Filter, Obstacle} from './replay.js'
import type {Search} from './target.js'

interface Details {
  readonly search?: Pick<Search, 'targets' | 'rejected'>
  readonly from?: number
  readonly rule?: string
}

/** PD makes an operator. */
export function acts(checker: Checker, kind: Exclude<DecisionKind, 'none'>, because: Sentence, details: Details = {}): Decision {
  return {checker, kind, because, ...placesOf(details)}
}

/** PD makes none. `from` is the store whose peer it fails to move. */
export function refuses(checker: Checker, obstacle: Obstacle, because: Sentence, details: Details = {}): Decision {
  return {checker, kind: 'none', obstacle, because, ...placesOf(details)}
}

function placesOf({search, from, rule}: Details) {
  const {targets = [], rejected = []} = search ?? {}
  return {targets, rejected, ...(from !== undefined && {from}), ...(rule !== undefined && {rule})}
}

const FILTER_WORDS: Readonly<Record<Filter, readonly [one: Sentence, many: Sentence]>> = {
  'has-peer': [say`has a peer of the Region already`, say`have a peer of the Region already`],
  'not-up': [say`is not Up`, say`are not Up`],
  'low-space': [say`is low on space`, say`are low on space`],
  'special-use': [say`is kept for a special use`, say`are kept for a special use`],
  'exclusive-label': [say`has an exclusive label that the rule does not name`, say`have an exclusive label that the rule does not name`],
  'label-constraints': [say`does not meet the label constraints of the rule`, say`do not meet the label constraints of the rule`],
  isolation: [say`stands in a place that the isolation level forbids`, say`stand in places that the isolation level forbids`],
  'worse-location': [say`stands in a worse place`, say`stand in worse places`],
  disconnected: [say`is disconnected`, say`are disconnected`],
  busy: [say`is busy`, say`are busy`],
  'store-limit': [say`has used up its add-peer limit`, say`have used up their add-peer limits`],
  snapshots: [say`has too many Raft snapshots under way`, say`have too many Raft snapshots under way`],
  'pending-peers': [say`has too many pending peers`, say`have too many pending peers`],
}

/** `stores 1 and 4 have a peer of the Region already; store 6 is low on space`. */
export function rejectionsInWords({rejected}: Pick<Search, 'rejected'>): string {
  const parts = [...grouped(rejected, ({by}) => by)].map(([by, stores]) => {
    const [one, many] = FILTER_WORDS[by]
    const ids = stores.map(({storeId}) => storeId)
    return ids.length === 1 ? say`store ${ids[0]} ${one}` : say`stores ${listed(ids)} ${many}`
  })
  return parts.length === 0 ? say`there is no other store` : inTurn(parts)
}
