import type {Command} from '../../model/pd.js'
import type {LineSource} from '../../model/source.js'

/**
 * Commands that tiup itself has written down: in an audit file (pingcap/tiup pkg/cluster/audit/audit.go: the arguments, url-encoded, then zap's
 * console lines), in the table of `tiup cluster audit`, and in what a scale-in prints of its options.
 *
 *     tiup-cluster scale-in prod -N 10.203.93.36%3A20160 --force
 *     2021-01-14T12:17:33.579+0800    INFO    Execute command {"command": "tiup cluster scale-in prod -N 10.203.93.36:20160 --force"}
 *     fDDxTTTTT9  2021-01-14T12:17:33+08:00  /home/tidb/.tiup/components/cluster/v1.9.4/tiup-cluster scale-in prod -N 10.203.93.36:20160 --force
 *     + [ Serial ] - ClusterOperate: operation=DestroyOperation, options={Roles:[] Nodes:[10.203.93.36:20160] Force:true SSHTimeout:5 …}
 */
export function readTiupCommand(text: string, source: LineSource): Command | undefined {
  const argv = /^(?:\S*\/)?tiup-\w+ [\w-]+/.test(text) ? decoded(text) : undefined
  const command = argv ?? EXECUTED.exec(text)?.[1]?.replaceAll('\\"', '"') ?? AUDITED.exec(text)?.[1] ?? FORCED.exec(text)?.[1]
  return command === undefined ? undefined : {text: command, source}
}

const EXECUTED = /^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d{4}\s+INFO\s+Execute command\s+\{"command": "((?:[^"\\]|\\.)*)"/
const AUDITED = /^[\w]{4,20}\s+\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)\s+(\S*(?:tiup|\/cluster)\b.*)$/
const FORCED = /^\+ \[[ \w]+\] - (ClusterOperate: operation=\w+, options=\{Roles:\[[^\]]*\] Nodes:\[[^\]]+\] Force:true) /

/** Go's url.QueryUnescape; text that is not encoded stays as it is. */
function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text.replaceAll('+', ' ')) : text
  } catch {
    return text
  }
}

/** What tiup says before any component runs, pd-ctl too: it tells nothing of what comes. */
export function isTiupStart(text: string): boolean {
  return /^(?:tiup is checking updates for component|Starting component `|Starting \/\S+\/components\/)/.test(text)
}

/** False when the line is nothing that tiup's cluster component says. */
export function isTiupOutput(text: string): boolean {
  return OUTPUT.test(text)
}

const OUTPUT = new RegExp(
  [
    'ID +Time +Command$',
    // The component `[tikv]` will become tombstone, maybe exists in several minutes or hours, after that you can use the prune command to clean it
    'The component `|There are some nodes can be pruned|Nodes: \\[|You can destroy them with the command|This operation will delete the |Do you want to continue\\? ',
    'Scale-in nodes\\.\\.\\.|Scaled cluster `|Forcing scale in is unsafe|\\+ \\[ ?\\w+ ?\\] - |\\+ (?:Reload|Refresh) |- (?:Reload|Generate config) |TiKV instance number \\d',
    '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+[+-]\\d{4}\\s+(?:DEBUG|INFO|WARN|ERROR)\\s',
  ].join('|').replace(/^/, '^(?:').concat(')'),
)
