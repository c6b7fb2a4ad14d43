import type {Cluster} from '../model/cluster.js'
import type {LogEvent} from '../model/log-digest.js'
import {Config, type ConfigValue} from '../model/scheduling.js'
import type {Source} from '../model/source.js'

interface Recorded {
  readonly section: string
  readonly values: Readonly<Record<string, ConfigValue>>
  readonly source: Source
}

/** The configuration of the dumps and, for a section that none shows, what pd.log says of it last; which that is, `assumed` tells. */
export function configOf({config, logs}: Pick<Cluster, 'config' | 'logs'>): {readonly config: Config | undefined; readonly assumed: readonly string[]} {
  const recorded = (['schedule', 'replication'] as const).flatMap((section) => (config?.has(section) ? [] : (lastRecord(logs, section) ?? [])))
  if (recorded.length === 0) return {config, assumed: []}
  return {
    config: recorded.reduce((all, {section, values, source}) => all.orElse(section, values, source), config ?? new Config([])),
    assumed: recorded.flatMap(({section, values}) => Object.entries(values).map(([key, value]) => `\`${section}.${key}\` is ${String(value)} (by the last change in pd.log)`)),
  }
}

/** ["schedule config is updated"] [new="{\"replica-schedule-limit\":0,…}"] [old=…] (PD server/server.go SetScheduleConfig, SetReplicationConfig, the same since 3.0): the whole section, each time. */
export function lastUpdate(logs: Cluster['logs'], section: string): LogEvent | undefined {
  return logs?.seen('pd-config-updated')?.events.findLast(({message, fields}) => message === `${section} config is updated` && fields.has('new'))
}

function lastRecord(logs: Cluster['logs'], section: string): Recorded | undefined {
  const event = lastUpdate(logs, section)
  const values = event && valuesOf(event.fields.get('new') ?? '')
  return values && {section, values, source: event.source}
}

/** Its lists and maps, store limits among them, are changed in other ways too, which this line does not tell. */
function valuesOf(text: string): Recorded['values'] | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined
    return Object.fromEntries(Object.entries(parsed).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)))
  } catch {
    return undefined
  }
}
