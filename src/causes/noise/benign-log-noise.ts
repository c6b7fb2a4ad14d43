import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {signatures} from '../../signatures/index.js'
import {type Answer, cite, defineCause, found, type LeavingStore, notChecked, ruledOut} from '../cause.js'
import {removalOf} from '../history.js'
import {text} from './benign-log-noise.text.en.js'

const LOUD = new Set(['WARN', 'WARNING', 'ERROR', 'FATAL', 'CRITICAL'])

// The patterns and what clears each of them: src/signatures, `noise`
export const benignLogNoise = defineCause({
  id: 'benign-log-noise',
  family: 'noise',
  blocks: 'no',
  text,
  needs: ['logs'],

  diagnose: ({cluster, store}) => answer(cluster, store),
})

/** A remark on a removal that is over: of one that is not, nobody knows yet what mattered. */
function answer(cluster: Cluster, {id, store}: LeavingStore): Answer {
  if (store === undefined && !removalOf(cluster, id).buried) return notChecked(say`logs alone cannot tell whether their loud lines mattered`, ['stores', 'region-store'])
  if (store !== undefined && store.state !== 'Tombstone') return ruledOut(say`store ${id} is not Tombstone: the red herrings of the report say what clears each loud line`)
  const loud = signatures.flatMap(({id: signature, noise}) => {
    const tally = noise && cluster.logs?.seen(signature)
    return tally && LOUD.has(tally.last.level.toUpperCase()) ? [{tally, because: noise.because}] : []
  })
  const [first, ...rest] = loud.toSorted((a, b) => b.tally.count - a.tally.count)
  if (!first) return ruledOut(say`the logs hold none of the loud lines that are known to mean nothing`)
  return found({
    confidence: 'certain',
    stores: [id],
    regions: [],
    summary: say`Store \`${id}\` is removed, and the loud lines of the logs (${first.tally.count} of one kind alone) had no part in it.`,
    evidence: [cite(first.tally.first, first.because), ...rest.slice(0, 2).map(({tally, because}) => cite(tally.first, because))],
    remedies: [],
  })
}
