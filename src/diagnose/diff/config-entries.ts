import type {Cluster} from '../../model/cluster.js'
import type {ConfigValue} from '../../model/scheduling.js'
import type {Entries, Entry} from './setting-changes.js'

/** Every key of PD's configuration. A key is known not to be there where others of its section are. */
export function configEntries({config}: Cluster): Entries | undefined {
  if (!config) return undefined
  const byKey = new Map<string, Entry>()
  const sections = new Set<string>()
  for (const [key, value] of config.leaves()) {
    const source = config.cite(key)
    if (!source) continue
    byKey.set(key, {value: textOf(value), source})
    sections.add(sectionOf(key))
  }
  const [first] = byKey.values()
  return first && {byKey, source: first.source, holder: (key) => (sections.has(sectionOf(key)) ? config.cite(key) ?? first.source : undefined)}
}

const sectionOf = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('.')))

const DEEPEST = 4

function textOf(value: ConfigValue | bigint, depth = 0): string {
  if (Array.isArray(value)) return depth > DEEPEST ? '[…]' : `[${value.map((each: ConfigValue) => textOf(each, depth + 1)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return depth > DEEPEST ? '{…}' : `{${Object.entries(value).map(([key, each]) => `${key}: ${textOf(each as ConfigValue, depth + 1)}`).join(', ')}}`
}
