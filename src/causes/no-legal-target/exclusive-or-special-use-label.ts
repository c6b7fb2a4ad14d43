import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import type {Store} from '../../model/store.js'
import {count, listed, namedStores} from '../../model/words.js'
import {defineCause, found, type Remedy, ruledOut} from '../cause.js'
import {citeLabels, takeLabel} from '../labels.js'
import {citeRule, noTargets, rejectedBy, withReason} from '../no-target.js'
import {citeDecision, unreplayed} from '../obstacles.js'
import {addStore} from '../remedies.js'
import {text} from './exclusive-or-special-use-label.text.en.js'

// PD: schedule/filter/filters.go specialUseFilter; with placement rules on also schedule/placement/label_constraint.go isExclusiveLabel
export const exclusiveOrSpecialUseLabel = defineCause({
  id: 'exclusive-or-special-use-label',
  family: 'no-legal-target',
  blocks: 'alone',
  text,
  needs: ['stores'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const mine = withReason(noTargets(cluster, store, replay), 'label')
    const [decision] = mine.decisions
    const [shown] = citeDecision(cluster, mine)
    if (!decision || !shown) return ruledOut(say`no Region left has lost its last candidate to a label of the store`)
    const reserved = rejectedBy(cluster, mine.decisions, ['special-use', 'exclusive-label']).flatMap((candidate) => {
      const key = reservingLabel(candidate)
      return candidate.id === store.id || key === undefined || (key === 'engine' && !store.isTiflash && isTiflashLabel(candidate)) ? [] : [{candidate, key}]
    })
    return found({
      confidence: 'certain',
      stores: [store.id, ...reserved.map(({candidate}) => candidate.id)],
      regions: mine.regions,
      summary: say`${count(mine.regions.length, 'Region')} on store \`${store.id}\` could go to ${namedStores(reserved.map(({candidate}) => candidate.id))} only, and the label ${listed([...new Set(reserved.map(({key}) => `\`${key}\``))])} keeps ordinary data away.`,
      evidence: [shown, ...reserved.slice(0, 5).map(({candidate}) => citeLabels(candidate)), ...citeRule(cluster, decision)],
      remedies: remedies(cluster, reserved),
    })
  },
})

/** `specialUse` in any case; `engine`, `exclusive` and `$…` as they stand. */
function reservingLabel({labels}: Store): string | undefined {
  return labels.find(({key}) => key.toLowerCase() === 'specialuse' || key === 'engine' || key === 'exclusive' || key.startsWith('$'))?.key
}

function isTiflashLabel({labels}: Store): boolean {
  return labels.some(({key, value}) => key === 'engine' && value.startsWith('tiflash'))
}

function remedies(cluster: Cluster, reserved: ReadonlyArray<{readonly candidate: Store; readonly key: string}>): Remedy[] {
  return [...reserved.slice(0, 2).map(({candidate, key}) => takeLabel(cluster, candidate.id, key)), addStore(cluster, say`the labelled stores are to stay reserved`)]
}
