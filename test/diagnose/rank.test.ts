import {describe, expect, test} from 'vitest'
import type {Confidence} from '../../src/causes/cause.js'
import type {Found} from '../../src/diagnose/charge.js'
import {byUrgency, rankGeneral, rankStore, verdictOn} from '../../src/diagnose/rank.js'
import type {Target} from '../../src/diagnose/targets.js'
import {aCluster, aRegion, regions} from '../builders/cluster.js'
import {aFound} from '../builders/finding.js'
import {say} from '../../src/model/say.js'

/** A leaving store on which Regions 1, 2 and 3 are left. */
function aTarget(target: Partial<Target> = {}): Target {
  return {id: 5, isTiflash: false, stage: 'leaving', since: null, left: regions(...[1, 2, 3].map((id) => aRegion({id, on: [5, 1, 2]}))).on(5), isWhole: true, ...target}
}

/** A target of which the bundle does not show what is left. */
function unseen(stage: Target['stage'] = 'leaving'): Target {
  return {id: 5, isTiflash: false, stage, since: null}
}

const CONFIDENCE: Readonly<Record<string, Confidence>> = {c: 'certain', l: 'likely', p: 'possible'}

/** `c12`: certain, of the Regions 1 and 2. */
function aFoundAs(id: string, cell: string): readonly Found[] {
  const confidence = CONFIDENCE[cell[0] ?? '']
  const refines = id === 'ghost-region-pd-only' ? {refines: 'leaderless-region'} : {}
  return confidence ? [aFound(id, confidence, Array.from(cell.slice(1), Number), refines)] : []
}

const COLUMNS = ['leaderless-region', 'ghost-region-pd-only', 'all-candidates-low-space', 'source-process-dead', 'slow-but-progressing']

// Each cell: how sure, and of which of the Regions 1, 2 and 3 that are left.
//
//    leader- ghost  low    dead  mov-
//    less           space        ing      verdict       findings, best first
describe('the rank of findings', () => {
  test.each(
    `
      c1      .      .      .     .     -> stuck         leaderless-region
      c1      l1     .      .     .     -> stuck         ghost-region-pd-only leaderless-region
      c1      p1     .      .     .     -> stuck         leaderless-region ghost-region-pd-only
      c12     l1     c3     .     .     -> stuck         ghost-region-pd-only leaderless-region all-candidates-low-space
      c1      .      c23    .     .     -> stuck         all-candidates-low-space leaderless-region
      c12     .      c3     .     .     -> stuck         leaderless-region all-candidates-low-space
      l1      .      c1     .     .     -> stuck         all-candidates-low-space leaderless-region
      c1      .      .      c     .     -> stuck         leaderless-region source-process-dead
      c1      .      .      .     c23   -> stuck         leaderless-region slow-but-progressing
      l1      .      .      .     .     -> stuck         leaderless-region
      p1      .      .      .     .     -> undetermined  leaderless-region
      p123    .      .      c     .     -> undetermined  source-process-dead leaderless-region
      .       .      .      c     .     -> undetermined  source-process-dead
      .       .      .      .     c123  -> draining      slow-but-progressing
      .       .      .      .     l1    -> draining      slow-but-progressing
      .       .      .      .     p1    -> undetermined  slow-but-progressing
      p1      .      .      .     c123  -> draining      slow-but-progressing leaderless-region
      .       .      .      .     .     -> undetermined
    `
      .trim()
      .split('\n')
      .map((row) => row.trim()),
  )('%s', (row) => {
    const [cells = [], verdict] = row.split('->').map((half) => half.trim().split(/ +/))
    const {kind, found} = rankStore(aTarget(), COLUMNS.flatMap((id, column) => aFoundAs(id, cells[column] ?? '')))

    expect([kind, ...found.map(({cause}) => cause.id)]).toEqual(verdict)
  })

  test('lets what blocks alone speak where the bundle does not show what is left', () => {
    expect(rankStore(unseen(), [aFound('halt-scheduling', 'certain')]).kind).toBe('stuck')
    expect(rankStore(unseen(), [aFound('source-process-dead', 'certain')]).kind).toBe('undetermined')
    expect(rankStore(unseen(), [aFound('duplicated-store-address', 'likely', [], {holdsStore: true})]).kind).toBe('stuck')
  })

  test('does not call a store stuck for Regions that do not keep PD from burying it', () => {
    const found = [aFound('leaderless-region', 'certain', [1]), aFound('slow-but-progressing', 'certain', [2, 3])]

    expect(rankStore(aTarget(), found, new Set([1]))).toMatchObject({kind: 'draining', charges: {uncharged: []}})
    expect(rankStore(aTarget(), [aFound('leaderless-region', 'certain', [1, 2])], new Set([1])).kind).toBe('stuck')
  })

  test('does not call a store stuck that has nothing left to be held by', () => {
    expect(rankStore(aTarget({left: []}), [aFound('halt-scheduling', 'certain')]).kind).toBe('undetermined')
  })

  test.each([
    ['removed', 'removed'],
    ['reverted', 'not-removing'],
    ['refused', 'not-removing'],
    ['asked', 'no-store-leaving'],
  ] as const)('leaves the verdict to the stage when that is %s: %s', (stage, kind) => {
    expect(rankStore(aTarget({stage}), [aFound('leaderless-region', 'certain', [1])]).kind).toBe(kind)
  })

  test('puts the surest fault of a bundle first, and what makes it more precise before it', () => {
    const found = [aFound('raft-message-too-large-for-grpc', 'likely'), aFound('leaderless-region', 'certain'), aFound('ghost-region-pd-only', 'likely', [], {refines: 'leaderless-region'})]

    expect(rankGeneral(found).map(({cause}) => cause.id)).toEqual(['ghost-region-pd-only', 'leaderless-region', 'raft-message-too-large-for-grpc'])
  })
})

describe('the verdict', () => {
  const stuck = rankStore(aTarget(), [aFound('leaderless-region', 'certain', [1]), aFound('all-candidates-low-space', 'certain', [2, 3])])
  const draining = rankStore(aTarget({id: 6}), [aFound('slow-but-progressing', 'certain', [1, 2, 3])])
  const open = rankStore(aTarget({id: 7}), [aFound('leaderless-region', 'possible', [1])])

  test('names every reason that a Region is charged to', () => {
    expect(verdictOn(aCluster(), [stuck], [])).toEqual({
      kind: 'stuck',
      store: 5,
      cause: 'all-candidates-low-space',
      confidence: 'certain',
      summary: expect.stringMatching(/^Store `5` stays Offline \(3 Regions left.*\) because .*, and because a Region without a leader still has a peer on it\.$/),
    })
  })

  test('does not speak of all Regions where a cause was found for few', () => {
    const partly = rankStore(aTarget(), [aFound('leaderless-region', 'certain', [1])])
    expect(verdictOn(aCluster(), [partly], [])).toMatchObject({kind: 'stuck', summary: expect.stringMatching(/\. For 2 of the Regions left no cause was found\.$/)})
  })

  test('is about the store that is stuck, then about one that is open, then about one that drains', () => {
    expect([draining, open, stuck].toSorted(byUrgency).map(({target}) => target.id)).toEqual([5, 7, 6])
    expect(verdictOn(aCluster(), [draining, open], [])).toMatchObject({kind: 'undetermined', store: 7, summary: expect.stringMatching(/ Leaving too: store 6 \(draining\)\.$/)})
  })

  test('names no cause while a store drains', () => {
    expect(verdictOn(aCluster(), [draining], [])).toMatchObject({kind: 'draining', store: 6, cause: null, confidence: null})
  })

  test('names what is possible, and no cause, where the bundle cannot tell', () => {
    expect(verdictOn(aCluster(), [open], [])).toMatchObject({kind: 'undetermined', cause: null, confidence: null, summary: expect.stringContaining('possible: `leaderless-region`')})
  })

  test('names the fault of a bundle in which no store leaves', () => {
    expect(verdictOn(aCluster(), [], [aFound('duplicated-store-address', 'certain', [], {stores: [4, 3236]})])).toMatchObject({kind: 'no-store-leaving', store: 4, cause: 'duplicated-store-address', confidence: 'certain'})
  })

  test('names no cause where no store leaves and all is hints', () => {
    expect(verdictOn(aCluster(), [], [aFound('duplicated-store-address', 'possible')])).toEqual({
      kind: 'no-store-leaving', store: null, cause: null, confidence: null,
      summary: 'Nothing in the bundle says that a store is leaving. Possible: `duplicated-store-address`.',
    })
  })

  test('says what became of a removal that is not going on', () => {
    const reverted = rankStore(aTarget({stage: 'reverted'}), [aFound('reverted-to-up', 'certain', [], {summary: say`The removal of store \`5\` was taken back; it serves again.`})])

    expect(verdictOn(aCluster(), [reverted], [])).toMatchObject({kind: 'not-removing', cause: 'reverted-to-up', summary: 'The removal of store `5` was taken back; it serves again.'})
  })

  test.each([
    ['Pending Offline', 'undetermined'],
    ['Tombstone', 'removed'],
    ['Up', 'no-store-leaving'],
  ])('takes the word of tiup where nothing else is there: %s, %s', (status, kind) => {
    const tiup = [{address: '10.0.0.5:20160', role: 'tikv', status, source: {file: 'display.txt', line: 3, quote: status}}]

    expect(verdictOn(aCluster({tiup}), [], []).kind).toBe(kind)
  })
})
