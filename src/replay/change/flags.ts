import type {Change} from './change.js'
import {setConfig} from './config-change.js'
import {dropRegion, removeOperator, removePeer} from './region-changes.js'
import {removeRegionLabel, removeRule, setRuleCount} from './rule-changes.js'
import {removeScheduler, resumeChecker} from './switch-changes.js'
import {addStore, label, limitStore, setFree, start, stop} from './store-changes.js'
import {say, type Sentence} from '../../model/say.js'

interface Flag {
  /** What stands after it, for help and complaints. */
  readonly value: string
  readonly says: Sentence
  /** Undefined when the value cannot be read. */
  read(value: string): Change | undefined
}

/** The changes that can be asked for, by flag. */
export const CHANGE_FLAGS = {
  set: {value: 'PATH=VALUE', says: say`a key of the configuration, as in schedule.replica-schedule-limit=64`, read: (value) => matching(/^([a-z][\w.-]*)=(.*)$/, value, ([path, to]) => setConfig(path, to))},
  'add-store': {value: 'KEY=VALUE,…', says: say`one more empty store with these labels; - for none`, read: (value) => withLabels(value, addStore)},
  up: {value: 'STORE', says: say`the process of the store comes back with its data`, read: (value) => withId(value, start)},
  down: {value: 'STORE', says: say`the process of the store stays dead`, read: (value) => withId(value, stop)},
  label: {value: 'STORE:KEY=VALUE', says: say`a label of a store; an empty value takes it away`, read: (value) => matching(/^(\d+):([^=]+)=(.*)$/, value, ([id, key, to]) => withId(id, (store) => label(store, key, to)))},
  free: {value: 'STORE=RATIO', says: say`the free part of a store, from 0 to 1`, read: (value) => matching(/^(\d+)=([01]|0?\.\d+|1\.0+)$/, value, ([id, ratio]) => withId(id, (store) => setFree(store, Number(ratio))))},
  'store-limit': {
    value: 'STORE:KIND=N',
    says: say`add-peer or remove-peer operators a minute`,
    read: (value) => matching(/^(\d+):(add-peer|remove-peer)=(\d+(?:\.\d+)?)$/, value, ([id, kind, rate]) => withId(id, (store) => limitStore(store, kind === 'add-peer' ? 'addPeer' : 'removePeer', Number(rate)))),
  },
  'remove-scheduler': {value: 'NAME', says: say`a scheduler is removed`, read: (value) => withName(value, removeScheduler)},
  'resume-checker': {value: 'NAME', says: say`a paused checker runs again`, read: (value) => withName(value, resumeChecker)},
  'remove-rule': {value: 'GROUP/ID', says: say`a placement rule is removed`, read: (value) => matching(/^([^/]+)\/(.+)$/, value, ([group, id]) => removeRule(group, id))},
  'rule-count': {value: 'GROUP/ID=N', says: say`a placement rule wants so many peers`, read: (value) => matching(/^([^/]+)\/(.+)=(\d+)$/, value, ([group, id, count]) => setRuleCount(group, id, Number(count)))},
  'remove-region-label': {value: 'ID', says: say`a Region label rule is removed`, read: (value) => withName(value, removeRegionLabel)},
  'remove-peer': {value: 'REGION:STORE', says: say`the peer of a Region on a store is removed`, read: (value) => matching(/^(\d+):(\d+)$/, value, ([region, store]) => withId(region, (id) => withId(store, (storeId) => removePeer(id, storeId))))},
  'drop-region': {value: 'REGION', says: say`PD's record of a Region is dropped`, read: (value) => withId(value, dropRegion)},
  'remove-operator': {value: 'REGION', says: say`the operator of a Region is removed`, read: (value) => withId(value, removeOperator)},
} as const satisfies Readonly<Record<string, Flag>>

export type ChangeFlag = keyof typeof CHANGE_FLAGS

export function isChangeFlag(name: string): name is ChangeFlag {
  return Object.hasOwn(CHANGE_FLAGS, name)
}

/** The changes that a list of flags and values asks for, such as the `whatIf` of a remedy; undefined when one cannot be read. */
export function changesOf(words: readonly string[]): readonly Change[] | undefined {
  const changes: Change[] = []
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at]?.replace(/^--/, '') ?? ''
    const change = isChangeFlag(name) ? CHANGE_FLAGS[name].read(words[at + 1] ?? '') : undefined
    if (!change) return undefined
    changes.push(change)
  }
  return changes
}

/** The groups of the expression, when it matches. */
function matching(expression: RegExp, value: string, read: (groups: [string, string, string]) => Change | undefined): Change | undefined {
  const match = expression.exec(value)
  return match ? read([match[1] ?? '', match[2] ?? '', match[3] ?? '']) : undefined
}

function withId(value: string, read: (id: number) => Change | undefined): Change | undefined {
  const id = Number(value)
  return /^[1-9]\d*$/.test(value) && Number.isSafeInteger(id) ? read(id) : undefined
}

function withName(value: string, read: (name: string) => Change): Change | undefined {
  return value === '' ? undefined : read(value)
}

// zone=z1,host=h1
function withLabels(value: string, read: (labels: ReadonlyArray<{readonly key: string; readonly value: string}>) => Change): Change | undefined {
  if (value === '-') return read([])
  const labels = value.split(',').map((pair) => /^([^=]+)=(.+)$/.exec(pair))
  const found = labels.flatMap((match) => (match ? [{key: match[1] ?? '', value: match[2] ?? ''}] : []))
  return found.length === labels.length ? read(found) : undefined
}
