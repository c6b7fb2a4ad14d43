import {isGoPanic} from '../../causes/history.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say, type Sentence} from '../../model/say.js'
import type {SignatureId} from '../../signatures/index.js'
import {isDefaultScheduler} from '../default-schedulers.js'
import type {EventKind} from './timeline.js'

/** How a line of a log becomes an event. */
export interface LoggedKind {
  readonly signature: SignatureId
  readonly kind: EventKind
  readonly says: (event: LogEvent) => Sentence
  /** PD tells of a store: the event is that store's. */
  readonly isOfStore?: true
  /** What says nothing, as it comes with every start. */
  readonly isLeftOut?: (event: LogEvent) => boolean
}

const region = ({regionId}: LogEvent) => (regionId === undefined ? say`a Region` : say`Region ${regionId}`)
const store = ({storeId}: LogEvent) => (storeId === undefined ? say`a store` : say`store ${storeId}`)

// "replace-rule-offline-peer {mv peer: store [6] to [1]} (kind:replica,region, region:110(4, 10), …)"
const PLAN = /^[\\"]*([a-z][\w-]{0,60}(?: \{[^{}]{0,80}\})?)/

/** `replace-rule-offline-peer {mv peer: store [6] to [1]} of Region 110` */
function plan(event: LogEvent): Sentence {
  const [, described] = PLAN.exec(event.fields.get('operator') ?? '') ?? []
  return say`${described ?? say`an operator`} of ${region(event)}`
}

// ["{\"info\":\"Unsafe recovery enters collect report stage\",\"time\":\"2023-09-18 17:13:57.443\"}"]
const STAGE = /\\?"info\\?":\\?"([^"\\]{1,120})/
const stageIn = (quote: string) => STAGE.exec(quote)?.slice(1, 2).map((stage) => say`${stage}`)[0]

const first = (text: string, most = 100): Sentence => say`${text.length > most ? `${text.slice(0, most)}…` : text}`

/** A happening of which a process writes several lines counts once: the first line tells it. */
export const BURST_MS = 5_000
export const BURSTS: ReadonlySet<EventKind> = new Set(['start', 'stop', 'panic', 'pd-leader', 'pd-leader-lost'])

/** There may be millions of these: of a node a few are shown, those of Regions in question first. */
export const BULK: ReadonlySet<EventKind> = new Set(['election', 'leader', 'leader-lost', 'operator-created', 'operator-finished', 'operator-timeout', 'operator-canceled'])

export const LOGGED_KINDS: readonly LoggedKind[] = [
  {signature: 'pd-started', kind: 'start', says: () => say`PD starts`},
  {signature: 'pd-stopped', kind: 'stop', says: () => say`PD is told to stop`},
  {signature: 'pd-fatal', kind: 'panic', says: ({message}) => say`PD ends itself: ${first(message)}`},
  {signature: 'pd-panic', kind: 'panic', isLeftOut: (event) => !isGoPanic(event), says: ({message}) => say`PD ends itself: ${first(message)}`},
  {signature: 'tikv-started', kind: 'start', says: () => say`TiKV starts`},
  {signature: 'raftstore-started', kind: 'start', says: (event) => say`${store(event)} starts`},
  {signature: 'tikv-stopping', kind: 'stop', says: () => say`TiKV stops`},
  {signature: 'tikv-fatal', kind: 'panic', says: ({message}) => say`TiKV ends itself: ${first(message)}`},
  {signature: 'disk-usage-changed', kind: 'disk', says: ({message}) => first(message)},
  {signature: 'disk-hangs', kind: 'disk', says: ({message}) => first(message)},
  {signature: 'pd-campaign-won', kind: 'pd-leader', says: () => say`this server becomes the leader of PD`},
  {signature: 'pd-regions-loaded', kind: 'pd-leader', says: () => say`a new leader of PD loads the Regions from disk`},
  {signature: 'pd-leader-lost', kind: 'pd-leader-lost', says: () => say`this server is no longer the leader of PD`},
  {signature: 'pd-campaign-too-often', kind: 'pd-leader-lost', says: () => say`the leader of PD changed too often: this server gives it up`},
  {signature: 'store-offline', kind: 'store-offline', isOfStore: true, says: (event) => say`${store(event)} is told to leave: it is \`Offline\` from here on`},
  {signature: 'store-up', kind: 'store-up', isOfStore: true, says: (event) => say`the removal of ${store(event)} is taken back`},
  {signature: 'store-serving', kind: 'store-up', isOfStore: true, says: (event) => say`${store(event)} is \`Serving\``},
  {signature: 'store-tombstone', kind: 'store-tombstone', isOfStore: true, says: (event) => say`PD buries ${store(event)}: it is \`Tombstone\``},
  {signature: 'bury-failed', kind: 'store-tombstone', isOfStore: true, says: (event) => say`PD cannot save that ${store(event)} is \`Tombstone\``},
  {signature: 'tombstone-kept', kind: 'store-tombstone', isOfStore: true, says: (event) => say`PD keeps the record of ${store(event)}: it still counts Regions there`},
  {signature: 'store-purged', kind: 'store-purged', isOfStore: true, says: (event) => say`PD erases the record of ${store(event)}`},
  {signature: 'unsafe-recovery-stage', kind: 'recovery', says: ({source}) => stageIn(source.quote) ?? say`an unsafe recovery reaches a stage`},
  {signature: 'unsafe-recovery-plan-timeout', kind: 'recovery', says: (event) => say`${store(event)} does not finish its part of the unsafe recovery in time`},
  {signature: 'unsafe-recovery-late-report', kind: 'recovery', says: (event) => say`${store(event)} reports for an earlier step of the unsafe recovery`},
  {signature: 'tikv-unsafe-recovery', kind: 'recovery', says: ({message}) => first(message)},
  {signature: 'pd-config-updated', kind: 'config', says: ({message}) => first(message)},
  {signature: 'placement-rule-updated', kind: 'config', says: ({message}) => first(message)},
  {signature: 'placement-rule-removed', kind: 'config', says: ({message}) => first(message)},
  {signature: 'store-limit-changed', kind: 'config', says: (event) => say`the limit of ${store(event)} is changed`},
  {signature: 'all-store-limits-changed', kind: 'config', says: () => say`the limit of every store is changed`},
  {signature: 'scheduler-created', kind: 'config', isLeftOut: isDefaultScheduler, says: ({fields}) => say`scheduler ${fields.get('scheduler-name') ?? ''} is created`},
  {signature: 'scheduler-removed', kind: 'config', says: ({fields}) => say`scheduler ${fields.get('scheduler-name') ?? ''} is removed`},
  {signature: 'election-started', kind: 'election', says: (event) => say`${region(event)}: a voter hears of no leader and stands for election`},
  {signature: 'leader-missing', kind: 'election', says: (event) => say`${region(event)}: no leader for 10 minutes`},
  {signature: 'became-leader', kind: 'leader', says: (event) => say`${region(event)} has its leader here`},
  {signature: 'quorum-lost', kind: 'leader-lost', says: (event) => say`${region(event)}: the leader hears from too few voters and gives up`},
  {signature: 'operator-added', kind: 'operator-created', says: plan},
  {signature: 'operator-finished', kind: 'operator-finished', says: plan},
  {signature: 'operator-timed-out', kind: 'operator-timeout', says: plan},
  {signature: 'operator-canceled', kind: 'operator-canceled', says: plan},
  {signature: 'operator-removed', kind: 'operator-canceled', says: plan},
  {signature: 'operator-expired', kind: 'operator-canceled', says: plan},
  {signature: 'operator-stale', kind: 'operator-canceled', says: plan},
  {signature: 'operator-replaced', kind: 'operator-canceled', says: plan},
]
