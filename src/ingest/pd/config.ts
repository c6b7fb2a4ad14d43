import type {ConfigValue} from '../../model/scheduling.js'
import {fieldsOf} from './fields.js'

/** A part of PD's configuration, and where it belongs in the whole: `schedule`, or nothing for the whole itself. */
export interface ConfigPart {
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
export function readConfig(value: unknown): ConfigPart {
  const keys = Object.keys(fieldsOf(value))
  const values = value as ConfigValue
  if (keys.some((key) => key === 'schedule' || key === 'replication' || key === 'label-property')) return {prefix: '', values}
  return {prefix: keys.map(sectionOf).find((section) => section !== undefined) ?? 'label-property', values}
}

// "location-labels": "zone,host",     what `config show | grep` leaves
const LINE = /^"([a-z-]+)": ("[^"]*"|-?[\d.]+|true|false),?$/

/** One key of the configuration, in a line of its own. */
export function readConfigLine(text: string): ConfigPart | undefined {
  const [, key = '', value = ''] = LINE.exec(text) ?? []
  const section = sectionOf(key)
  return section === undefined ? undefined : {prefix: section, values: {[key]: JSON.parse(value) as ConfigValue}}
}

function sectionOf(key: string): string | undefined {
  if (REPLICATION.test(key)) return 'replication'
  return SCHEDULE.test(key) ? 'schedule' : undefined
}

const REPLICATION = /^(?:max-replicas|location-labels|isolation-level|strictly-match-label|enable-placement-rules)$/
const SCHEDULE = /-schedule-limit$|-space-ratio$|^(?:enable|disable)-[a-z-]+-(?:replica|consensus)$|^max-(?:snapshot-count|pending-peer-count|store-down-time)$|^halt-scheduling$|^store-limit-(?:mode|version)$/
