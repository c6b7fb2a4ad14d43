import {type NameKind} from './word-tokens.js'

/** What a value is by the field that it stands in. `maybe-key` is one if it looks like one. */
export type FieldKind = NameKind | 'key' | 'maybe-key' | 'sql' | 'secret'

/** By the name without `-`, `_` and `.`, in lower case. */
const EXACT: Readonly<Record<string, FieldKind>> = Object.fromEntries([
  ...['startkey', 'endkey', 'splitkey', 'splitkeys', 'regionkey', 'rawkey', 'primarylock', 'primarykey', 'lockkey', 'recordkey', 'rawstart', 'rawend'].map((name) => [name, 'key']),
  ...['key', 'keys', 'primary', 'start', 'end', 'k', 'range'].map((name) => [name, 'maybe-key']),
  ...['sql', 'query', 'stmt', 'statement', 'sqltext', 'querysampletext', 'digesttext', 'normalizedsql', 'arguments', 'samplesql', 'originalsql', 'bindsql', 'prevstmt', 'binaryplan'].map((name) => [name, 'sql']),
  ...['db', 'dbs', 'database', 'schema', 'tableschema', 'schemaname', 'table', 'tables', 'cluster', 'namespace', 'keyspace', 'user', 'users', 'currentuser', 'sshuser', 'owner'].map((name) => [name, 'name']),
  ...['value', 'values', 'zone', 'rack', 'dc', 'idc', 'datacenter', 'az', 'room', 'cabinet', 'label', 'serverlabels'].map((name) => [name, 'label']),
  ...['shortvalue', 'oldvalue', 'newvalue', 'rawvalue', 'longvalue'].map((name) => [name, 'secret']),
  ...['instance', 'remote', 'join', 'node', 'nodes', 'server', 'member', 'pdservers', 'lookup'].map((name) => [name, 'host']),
  ...['logfile', 'filename', 'path', 'paths', 'mount', 'datadirs'].map((name) => [name, 'dir']),
]) as Record<string, FieldKind>

/** By the last word of the name, where the whole of it is not known. */
const LAST: Readonly<Record<string, FieldKind>> = {
  ...Object.fromEntries(['address', 'addr', 'addrs', 'addresses', 'host', 'hosts', 'hostname', 'url', 'urls', 'endpoint', 'endpoints', 'ip', 'ips'].map((name): [string, FieldKind] => [name, 'host'])),
  ...Object.fromEntries(['password', 'passwd', 'pwd', 'secret', 'token', 'credential', 'credentials', 'apikey', 'cookie', 'authorization', 'passphrase'].map((name): [string, FieldKind] => [name, 'secret'])),
  ...Object.fromEntries(['dir', 'path'].map((name): [string, FieldKind] => [name, 'dir'])),
  ...Object.fromEntries(['name', 'names', 'username', 'db'].map((name): [string, FieldKind] => [name, 'name'])),
}

// access-key, secret_access_key, private_key
const SECRET_KEY = /(?:access|secret|private|api|account|encryption|master)key(?:id)?$/
/** They name nothing of the user's. */
const PLAIN: ReadonlySet<string> = new Set(['typename', 'statename', 'rolename', 'filename', 'enginename', 'keypath'])

// Duplicate entry 'x' for key 'orders.name'     Table 'shop.orders' doesn't exist     Unknown column 'x' in 'field list' (tidb pkg/errno/errname.go)
const SAID: Readonly<Record<string, FieldKind>> = {entry: 'secret', key: 'name', table: 'name', column: 'name', database: 'name', user: 'name', index: 'name', constraint: 'name'}

/** What stands in single quotes behind a word of a message. */
export function kindSaid(word: string): FieldKind | undefined {
  return Object.hasOwn(SAID, word.toLowerCase()) ? SAID[word.toLowerCase()] : undefined
}

const known = new Map<string, FieldKind | undefined>()
const MOST_KNOWN = 10_000

export function fieldKind(name: string): FieldKind | undefined {
  const kind = known.get(name)
  if (kind !== undefined || known.has(name)) return kind
  if (known.size === MOST_KNOWN) known.clear()
  known.set(name, kindOf(name))
  return known.get(name)
}

function kindOf(name: string): FieldKind | undefined {
  const lower = name.toLowerCase()
  const joined = lower.replaceAll(/[-_.]/g, '')
  if (PLAIN.has(joined)) return undefined
  const last = /[a-z]*$/.exec(lower)?.[0] ?? ''
  return EXACT[joined] ?? (SECRET_KEY.test(joined) ? 'secret' : undefined) ?? LAST[last] ?? camelLast(name)
}

// clusterName, statusAddress
function camelLast(name: string): FieldKind | undefined {
  const last = /[a-z](Name|Addr|Address|Host|Dir|Path|Password|Token|Secret|URL|IP)$/.exec(name)?.[1]
  return last === undefined ? undefined : LAST[last.toLowerCase()]
}

/** The last words of every name above, as far as letters and figures go: a scanner looks at no others. */
export const LAST_WORDS: readonly string[] = [
  ...Object.keys(EXACT), ...Object.keys(LAST), 'key', 'text', 'sqls', 'plan', 'servers', 'labels', 'file', 'lock', 'dirs',
  ...['cluster', 'schema', 'table', 'index', 'partition', 'server', 'pod', 'node', 'leader', 'member', 'status', 'peer', 'client', 'store', 'container', 'keyspace', 'host', 'data', 'deploy', 'log'].flatMap((first) =>
    ['name', 'addr', 'address', 'host', 'dir', 'path', 'password', 'token', 'secret', 'url', 'ip'].map((last) => first + last),
  ),
]

/** Those of them behind which nothing but a key may stand. */
export const KEY_WORDS: ReadonlySet<string> = new Set(['lock', ...Object.keys(EXACT).filter((name) => EXACT[name]!.endsWith('key') && name !== 'key')])

/** What a message says before a value in single quotes. */
export const SAID_WORDS: readonly string[] = Object.keys(SAID)
