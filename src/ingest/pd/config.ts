import type {ConfigValue} from '../../model/scheduling.js'
import {fieldsOf, isFields} from './fields.js'
import {parseExact} from './repair.js'

/** A part of PD's configuration, and where it belongs in the whole: `schedule`, or nothing for the whole itself. */
interface ConfigPart {
  readonly prefix: string
  readonly values: ConfigValue
}

/**
 * `config show all` and `config show` nest sections, `config show schedule` and `config show replication` print one
 * (tikv/pd server/config/config.go):
 *
 *     {"replication": {"max-replicas": 3, "location-labels": "zone,host"}, "schedule": {"replica-schedule-limit": 64, "enable-joint-consensus": "true"}}
 *     {"replica-schedule-limit": 64}
 */
export function readConfig(value: unknown): readonly ConfigPart[] {
  const config = fieldsOf(value)
  const values = value as ConfigValue
  if (WHOLE.some((section) => isFields(config[section])) || 'cluster-version' in config) return [{prefix: '', values}]
  if (typeof config['replication-mode'] === 'string') return [{prefix: 'replication-mode', values}]
  if ('reject-leader' in config) return [{prefix: 'label-property', values}]
  // `config show` of 2.1 and 3.0, and what jq picks, mix the sections.
  const sections = new Set(Object.keys(config).flatMap((key) => sectionOf(key) ?? []))
  return [...sections].map((prefix) => ({prefix, values}))
}

const WHOLE = ['schedule', 'replication', 'label-property']

// "location-labels": "zone,host",     what `config show | grep` leaves
const LINE = /^"([a-z-]+)": ("[^"]*"|-?[\d.]+|true|false),?$/

/** One key of the configuration, in a line of its own. */
export function readConfigLine(text: string): ConfigPart | undefined {
  const [, key = '', value = ''] = LINE.exec(text) ?? []
  const section = sectionOf(key)
  const parsed = section === undefined ? undefined : parseExact(value)
  return section === undefined || parsed === undefined ? undefined : {prefix: section, values: {[key]: parsed as ConfigValue}}
}

/** The section that a key of the configuration belongs to, as far as it matters here. */
export function sectionOf(key: string): string | undefined {
  if (REPLICATION.test(key)) return 'replication'
  return SCHEDULE.test(key) ? 'schedule' : undefined
}

const REPLICATION = /^(?:max-replicas|location-labels|isolation-level|strictly-match-label|enable-placement-rules)$/
const SCHEDULE = /-schedule-limit$|-space-ratio$|^(?:enable|disable)-[a-z-]+-(?:replica|consensus)$|^max-(?:snapshot-count|pending-peer-count|store-down-time)$|^halt-scheduling$|^store-limit-(?:mode|version)$/
