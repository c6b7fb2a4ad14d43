import type {PdMembers, RecoveryStage, RemovalProgress} from '../../model/pd.js'
import {type JsonSource, within} from '../../model/source.js'
import {fieldsOf, flagOf, listOf, numberOf, present, textOf} from './fields.js'

/** `member`: {"header": {"cluster_id": 6980053391786540225}, "members": [{"name": "pd-1", "binary_version": "v6.5.12"}], "leader": {"name": "pd-1"}, "etcd_leader": {…}} */
export function readMembers(value: unknown, source: JsonSource): PdMembers & {readonly version?: string; readonly clusterId?: string | number} {
  const dump = fieldsOf(value)
  const members = listOf(dump['members']).map((member) => fieldsOf(member))
  const {name, client_urls: urls} = fieldsOf(dump['leader'])
  const leader = textOf(name)
  const version = textOf((members.find(({name}) => name === leader) ?? members[0])?.['binary_version'])
  return {members: members.map(({name}) => ({name: textOf(name) ?? ''})), leader, hasLeaderField: 'leader' in dump, source, ...present({leaderUrl: textOf(listOf(urls)[0]), version, clusterId: exactOf(fieldsOf(dump['header'])['cluster_id'])})}
}

function exactOf(id: unknown): string | number | undefined {
  return textOf(id) ?? numberOf(id)
}

// [{"name": "pd-1", "member_id": "13913028374926295265", "client_urls": […], "health": true}]
export function readHealth(value: unknown, source: JsonSource): PdMembers {
  const members = listOf(value).map((member) => fieldsOf(member))
  return {members: members.map(({name, health}) => ({name: textOf(name) ?? '', isHealthy: flagOf(health) === true})), hasLeaderField: false, source}
}

/** `member` tells who leads, `health` who answers. */
export function joinMembers(one: PdMembers | undefined, other: PdMembers): PdMembers {
  if (!one) return other
  const [leading, answering] = one.hasLeaderField ? [one, other] : [other, one]
  const health = new Map(answering.members.map(({name, isHealthy}) => [name, isHealthy]))
  return {...leading, members: leading.members.map(({name, isHealthy}) => ({name, ...present({isHealthy: isHealthy ?? health.get(name)})}))}
}

/**
 * `unsafe remove-failed-stores show`: objects from 6.1, plain strings before; one object alone was cut out of the list.
 *
 *     [{"info": "Unsafe recovery enters collect report stage", "time": "2022-05-25 09:22:54.728", "details": ["failed stores 4"]}]
 */
export function readRecovery(value: unknown, source: JsonSource): readonly RecoveryStage[] {
  if (!Array.isArray(value)) return stageOf(value, source)
  return value.flatMap((entry, index) => stageOf(entry, within(source, `/${index}`)))
}

function stageOf(entry: unknown, source: JsonSource): RecoveryStage[] {
  const stage = fieldsOf(entry)
  const info = textOf(entry) ?? textOf(stage['info'])
  if (info === undefined) return []
  const details = listOf(stage['details']).filter((detail) => typeof detail === 'string')
  return [{info, details, source: typeof entry === 'string' ? source : within(source, '/info'), ...present({time: textOf(stage['time'])})}]
}

// {"action": "removing", "store_id": 5, "progress": 0.37, "current_speed": 12.3, "left_seconds": 1.79e308}
export function readProgress(value: unknown, source: JsonSource): RemovalProgress | undefined {
  const dump = fieldsOf(value)
  const progress = numberOf(dump['progress'])
  if (progress === undefined || dump['action'] !== 'removing') return undefined
  return {progress, source, ...present({storeId: numberOf(dump['store_id']), currentSpeed: numberOf(dump['current_speed']), leftSeconds: numberOf(dump['left_seconds'])})}
}
