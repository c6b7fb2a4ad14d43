import type {LogEvent} from '../model/log-digest.js'

/** PD makes these at its start (pkg/schedule/config/config.go and pkg/schedule/types/type.go, DefaultSchedulers), and again whenever it gets a new leader. */
const DEFAULTS = /^(?:balance-(?:region|leader|hot-region|witness)|hot-region|split-bucket|transfer-witness-leader|evict-slow-store|evict-stopping-store)(?:-scheduler)?$/

/** Nobody has to have asked for it. */
export const isDefaultScheduler = ({fields}: LogEvent): boolean => DEFAULTS.test(fields.get('scheduler-name') ?? '')
