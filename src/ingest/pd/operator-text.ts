import type {Operator, Step, StepKind} from '../../model/operator.js'
import {momentOf, numberOf, present} from './fields.js'

//  replace-rule-offline-peer {mv peer: store [5] to [6]} (kind:replica,region, region:105(1, 5), createAt:2026-11-23 …, startAt:…, currentStep:0, size:72, steps:[0:{add learner peer 613 on store 6}, …], timeout:[17m0s]) timeout
const OPERATOR = /^"?([\w-]+) (?:\{([^}]*)\} )?\(kind:([\w,-]*?), ?region:(\d+)\((\d+), ?(\d+)\)(.*)$/s
//  createAt:2022-06-28 14:30:55.329497692 +0000 UTC m=+8421773.9
const TIME = /(createAt|startAt):(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)(\.\d{1,9})? ([+-]\d\d)(\d\d)/g

/** PD's longest, those that split a Region at many keys, have some kilobytes. */
const LONGEST = 64 * 1024

/** An operator as PD writes it, from `operator show` and from pd.log, in the grammar of every release since 2.1 (tikv/pd server/schedule/operator/operator.go String). */
export function parseOperator(text: string): Operator | undefined {
  const match = text.length > LONGEST ? null : OPERATOR.exec(text.trim().replace(/^"{1,8}|"{1,8}$/g, ''))
  if (!match) return undefined
  const [, desc = '', , kinds = '', id, version, confVer, rest = ''] = match
  const regionId = numberOf(id)
  if (regionId === undefined) return undefined
  const times = new Map([...rest.matchAll(TIME)].map(([, name, year, month, day, clock, fraction = '', hours, minutes]) => [name, momentOf(`${year}-${month}-${day}T${clock}${fraction.slice(0, 4)}${hours}:${minutes}`)]))
  return {
    desc,
    kinds: kinds.split(',').filter((kind) => kind !== ''),
    regionId,
    epoch: {version: Number(version), confVer: Number(confVer)},
    currentStep: Number(/currentStep:(\d+)/.exec(rest)?.[1] ?? 0),
    steps: stepsOf(rest),
    status: rest.endsWith(') timeout') ? 'timeout' : rest.endsWith(') finished') ? 'finished' : 'running',
    text,
    ...present({createdAt: times.get('createAt'), startedAt: times.get('startAt')}),
  }
}

// steps:[0:{add learner peer 613 on store 3}, 1:{…}]   steps:[add learner peer 6008 on store 1, use joint consensus, promote …]   steps:[transfer leader from store 7 to store 5 remove peer on store 7]
// All verbs since 2.1: tikv/pd pkg/schedule/operator/step.go, until 6.x server/schedule/operator/step.go, before 3.0 server/schedule/operator.go
const STEP = /add (?:light )?(?:witness )?(?:learner )?peer|promote (?:witness )?learner peer|demote (?:witness voter|voter|follower) peer|remove peer|transfer leader|use joint consensus|leave joint state|merge region|split region|batch switch witness|(?:switch|change) peer/g

function stepsOf(rest: string): readonly Step[] {
  const list = /steps:\[(.*?)\](?:[,，] ?timeout:|\)|$)/s.exec(rest)?.[1]
  if (list === undefined) return []
  if (list.includes(':{')) return [...list.matchAll(/(?<!\d)\d{1,4}:\{([^}]{0,2000})\}/g)].map(([, text = '']) => stepOf(text))
  const starts = [...list.matchAll(STEP)].map(({index}) => index)
  return foldJoint(starts.map((from, at) => list.slice(from, starts[at + 1]).replace(/, *$/, '').trim())).map(stepOf)
}

/** `use joint consensus, promote …, demote …` is one step, and so are `leave joint state, promote …, demote …` and `batch switch witness, switch peer …`. */
function foldJoint(texts: readonly string[]): readonly string[] {
  const folded: string[] = []
  for (const text of texts) {
    const last = folded.at(-1)
    if (last !== undefined && (/^(use joint|leave joint)/.test(last) ? /^(promote|demote)/.test(text) : last.startsWith('batch switch') && text.startsWith('switch peer'))) folded[folded.length - 1] = `${last}, ${text}`
    else folded.push(text)
  }
  return folded
}

const KINDS: ReadonlyArray<readonly [verb: RegExp, kind: StepKind]> = [
  [/^add [a-z ]*learner/, 'add-learner'], [/^add /, 'add-peer'], [/^promote/, 'promote'], [/^demote/, 'demote'], [/^remove peer/, 'remove-peer'],
  [/^transfer leader/, 'transfer-leader'], [/^use joint/, 'enter-joint'], [/^leave joint/, 'leave-joint'], [/^merge/, 'merge'], [/^split/, 'split'],
]

function stepOf(text: string): Step {
  const kind = KINDS.find(([verb]) => verb.test(text))?.[1] ?? 'other'
  const [from, to] = [...text.matchAll(/store (\d+)/g)].map(([, id]) => numberOf(id))
  return {
    kind,
    text,
    ...present({
      storeId: kind === 'transfer-leader' ? to : from,
      fromStoreId: kind === 'transfer-leader' ? from : undefined,
      peerId: numberOf(/peer (\d+)/.exec(text)?.[1]),
    }),
  }
}
