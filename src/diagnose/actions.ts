import type {Cluster} from '../model/cluster.js'
import type {LogDigest, LogEvent} from '../model/log-digest.js'
import type {Command} from '../model/pd.js'
import {say, type Sentence} from '../model/say.js'
import type {LineSource} from '../model/source.js'
import {ends} from './ends.js'
import {isDefaultScheduler} from './default-schedulers.js'
import {settingsChanged} from './settings-changed.js'

/** Something that somebody did to the cluster, or had PD do. */
export interface Action {
  readonly says: Sentence
  readonly source: LineSource
  /** Epoch ms, and as it is to be shown; absent where nothing tells it. */
  readonly time?: number
  readonly stamp?: string
  /** What the program answered. */
  readonly answer?: string
}

const MOST = 100

/** What was done, as far as the bundle shows it: in order of time, then what has no time, as it stands in its files. */
export function actionsOf({logs, commands = [], replies = []}: Cluster): readonly Action[] {
  const logged = logs ? SEEN.flatMap(([signature, says]) => loggedActions(logs, signature, says)) : []
  const typed = commands.filter(({text}) => CHANGES.test(text)).map((command): Action => {
    const next = commands.find(({source}) => source.file === command.source.file && source.line > command.source.line)
    const answer = replies.find(({source}) => source.file === command.source.file && source.line > command.source.line && source.line < (next?.source.line ?? Infinity))
    return {says: say`\`${command.text}\``, source: command.source, ...timeIn(command), ...(answer && {answer: answer.text})}
  })
  const all = [...logged, ...typed]
  const dated = all.filter(({time}) => time !== undefined).toSorted((a, b) => a.time! - b.time!)
  return ends([...dated, ...all.filter(({time}) => time === undefined)], MOST)
}

function loggedActions(logs: LogDigest, signature: string, says: (event: LogEvent) => Sentence): Action[] {
  return (logs.seen(signature)?.events ?? []).flatMap((event) => {
    const {time, stamp, source} = event
    const sentence = says(event)
    return sentence === '' ? [] : [{says: sentence, source, ...(time !== undefined && {time, stamp})}]
  })
}

/** PD lifts the limit of a store that leaves by itself (server/cluster/cluster.go, RemoveStore: SetStoreLimit(…, Unlimited)). */
const UNLIMITED = 1e8

/** Lines of PD that tell of what it was told to do; '' where one tells of something that PD did by itself. */
const SEEN: ReadonlyArray<readonly [signature: string, says: (event: LogEvent) => Sentence]> = [
  ['store-offline', ({storeId}) => say`store ${storeId} is told to leave`],
  ['store-up', ({storeId}) => say`the removal of store ${storeId} is taken back`],
  ['pd-config-updated', ({message, fields}) => (fields.has('old') ? settingsChanged(message, fields.get('old'), fields.get('new')) : '')],
  ['placement-rule-updated', ({fields}) => say`placement rule \`${ruleIn(fields)}\` is set`],
  ['placement-rule-removed', ({fields}) => say`placement rule \`${ruleIn(fields)}\` is removed`],
  ['store-limit-changed', ({storeId, fields}) => (storeId === undefined || Number(fields.get('rate-per-min')) >= UNLIMITED ? '' : say`the ${fields.get('type') ?? ''} limit of store ${storeId} is set to ${fields.get('rate-per-min') ?? '?'} a minute`)],
  ['all-store-limits-changed', ({fields}) => say`the ${fields.get('type') ?? ''} limit of every store is set to ${fields.get('rate-per-min') ?? '?'} a minute`],
  ['scheduler-created', (event) => (isDefaultScheduler(event) ? '' : say`scheduler \`${event.fields.get('scheduler-name')}\` is added`)],
  ['scheduler-removed', ({fields}) => say`scheduler \`${fields.get('scheduler-name')}\` is removed`],
  ['operator-added', ({regionId, fields}) => byHand(fields.get('operator'), regionId)],
  ['unsafe-recovery-stage', ({fields}) => recoveryBegins(fields)],
]

// "admin-move-peer {mv peer: store [6] to [1]} (kind:admin,region, …
const ADMIN = /^"?(admin-[\w-]{1,40}(?: \{[^{}]{0,80}\})?)/

function byHand(operator: string | undefined, regionId: number | undefined): Sentence {
  const plan = ADMIN.exec(operator ?? '')?.[1]
  return plan === undefined ? '' : say`an operator is added to Region ${regionId} by hand: ${plan}`
}

function recoveryBegins(fields: ReadonlyMap<string, string>): Sentence {
  const text = [...fields.values()].join(' ')
  return /collect report/.test(text) ? say`an unsafe recovery begins` : ''
}

/** `pd/default`: a rule is printed as JSON, or by its two names; `?` for a list of them. */
function ruleIn(fields: ReadonlyMap<string, string>): string {
  const of = (key: string) => new RegExp(`"${key}":"([^"]{1,80})"`).exec(fields.get('rule') ?? '')?.[1]
  return `${of('group_id') ?? fields.get('group') ?? '?'}/${of('id') ?? fields.get('id') ?? '?'}`
}

// pd-ctl, curl, tiup and tikv-ctl as their own help has them; what only shows something is none of these.
const CHANGES = new RegExp([
  String.raw`\bstore\s+(?:delete|cancel-delete|remove-tombstone|weight|label\s|limit\s+\S)`,
  String.raw`\bconfig\s+(?:set|delete)\s`, String.raw`\bplacement-rules\s+(?:save|enable|disable|rule-(?:group|bundle)\s+(?:set|save|delete))`,
  String.raw`\boperator\s+(?:add|remove)\s`, String.raw`\bscheduler\s+(?:add|remove|pause|resume)\s`, String.raw`\bscheduler\s+config\s+\S+\s+(?:set|add|delete|remove)`,
  String.raw`\bunsafe\s+remove-failed-stores\s+(?!show|history)\S`, String.raw`\bmember\s+(?:delete|leader\s+(?:transfer|resign)|leader_priority)`,
  String.raw`\bcurl\b.*\s(?:-X\s*"?(?:POST|PUT|DELETE|PATCH)|--request\s+"?(?:POST|PUT|DELETE|PATCH)|-d\s|--data)`,
  String.raw`\btiup(?:-cluster|\s+cluster)\s+(?:scale-in|scale-out|start|stop|restart|reload|prune|upgrade|edit-config|destroy|clean|patch|rename|enable|disable)\b`,
  String.raw`^ClusterOperate: `,
  String.raw`\btikv-ctl\b.*\s(?:recreate-region|tombstone|unsafe-recover|modify-tikv-config|compact|compact-cluster|recover-mvcc|drop-unapplied-raftlog|reset-to-version|bad-ssts\s.*--execute)\b`,
].join('|'))

const STAMP = /(?:^|\s)(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d):?(\d\d)?(?=\s)/

/** tiup writes the time beside what it was called with; zap's zone lacks the colon. */
function timeIn({source: {quote}}: Command): Pick<Action, 'time' | 'stamp'> {
  const [, clock, zone, minutes] = STAMP.exec(quote) ?? []
  if (clock === undefined) return {}
  const stamp = `${clock}${zone === 'Z' ? zone : `${zone}:${minutes ?? '00'}`}`
  const time = Date.parse(stamp)
  return Number.isNaN(time) ? {} : {time, stamp}
}
