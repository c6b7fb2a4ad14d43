import {say, type Sentence} from '../model/say.js'
import {listed} from '../model/words.js'
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

const FILTER_WORDS: Readonly<Record<Filter, readonly [one: string, many: string]>> = {
  'has-peer': ['has a peer of the Region already', 'have a peer of the Region already'],
  'not-up': ['is not Up', 'are not Up'],
  'low-space': ['is low on space', 'are low on space'],
  'special-use': ['is kept for a special use', 'are kept for a special use'],
  'exclusive-label': ['has an exclusive label that the rule does not name', 'have an exclusive label that the rule does not name'],
  'label-constraints': ['does not meet the label constraints of the rule', 'do not meet the label constraints of the rule'],
  isolation: ['stands in a place that the isolation level forbids', 'stand in places that the isolation level forbids'],
  'worse-location': ['stands in a worse place', 'stand in worse places'],
  disconnected: ['is disconnected', 'are disconnected'],
  busy: ['is busy', 'are busy'],
  'store-limit': ['has used up its add-peer limit', 'have used up their add-peer limits'],
  snapshots: ['has too many Raft snapshots under way', 'have too many Raft snapshots under way'],
  'pending-peers': ['has too many pending peers', 'have too many pending peers'],
}

/** `stores 1 and 4 have a peer of the Region already; store 6 is low on space`. */
export function rejectionsInWords({rejected}: Pick<Search, 'rejected'>): string {
  const byFilter = new Map<Filter, number[]>()
  for (const {storeId, by} of rejected) byFilter.set(by, [...(byFilter.get(by) ?? []), storeId])
  const parts = [...byFilter].map(([by, ids]) => {
    const [one, many] = FILTER_WORDS[by]
    return ids.length === 1 ? say`store ${ids[0]} ${one}` : say`stores ${listed(ids)} ${many}`
  })
  return parts.length === 0 ? say`there is no other store` : parts.join('; ')
}
