import {describe, expect, test} from 'vitest'
import {replay} from '../../src/replay/index.js'
import type {DecisionKind} from '../../src/replay/replay.js'
import {savedClusters} from './saved-clusters.js'

const KINDS: Readonly<Record<string, DecisionKind>> = {
  'add-rule-peer': 'add',
  'fix-demote-voter': 'other',
  'fix-leader-role': 'other',
  'fix-peer-role': 'promote',
  'leave-joint-state': 'leave-joint',
  'make-up-replica': 'add',
  'move-to-better-location': 'move',
  'promote-learner': 'promote',
  'remove-extra-down-replica': 'remove',
  'remove-extra-offline-replica': 'remove',
  'remove-orphan-peer': 'remove',
  'remove-unhealthy-orphan-peer': 'remove',
  'replace-down-replica': 'replace',
  'replace-offline-replica': 'replace',
  'replace-rule-offline-leader-peer': 'replace',
  'replace-rule-offline-peer': 'replace',
  'replace-rule-swap-fit-leader-peer': 'replace',
  'replace-rule-swap-fit-peer': 'replace',
  'rule-split-region': 'other',
}

describe.each(savedClusters())('$name', ({cluster, leaving, decisions}) => {
  const answer = replay(cluster, leaving)

  test.each([...decisions])('decides about Region %i as that PD did', (id, {desc, target}) => {
    const decision = answer?.of(id)
    expect(decision?.kind, decision?.because).toBe(desc === null ? 'none' : KINDS[desc])
    if (target === null) return
    const scoreOf = (storeId: number) => cluster.stores?.byId.get(storeId)?.regionScore ?? 0
    const best = decision?.targets.toSorted((a, b) => scoreOf(a) - scoreOf(b))
    expect(best?.[0]).toBe(target)
  })
})
