import type {AskInput} from '../../causes/cause.js'
import {remarked} from '../../causes/remedies.js'
import type {Cluster} from '../../model/cluster.js'
import {isVoter} from '../../model/region.js'
import {say, type Sentence} from '../../model/say.js'
import {listed} from '../../model/words.js'

/** What to ask for: a store, a Region and the stores of its voters, as far as the bundle tells. */
export interface Wanted {
  readonly store: number | 'STORE'
  readonly region: number | 'REGION'
  /** Stores that hold a voter of the Region; empty when no dump tells. */
  readonly voters: readonly number[]
  /** The first Region that the bundle's answers of tikv-ctl do not settle. */
  readonly unanswered?: number
  /** The store that leads the Region. */
  readonly leader: number | undefined
  /** The store is a TiFlash. */
  readonly isTiflash?: boolean
  /** Nothing is known yet: the logs of all stores are wanted. */
  readonly isAll?: true
}

/** How to get one input: commands, then what has to be done by hand. */
export interface Collection {
  readonly steps: readonly Step[]
  /** What the commands alone do not do. */
  readonly note?: Sentence
  /** Stores whose logs are wanted, as far as they are known. */
  readonly logsOf?: readonly number[] | 'all'
  /** Nothing here can be run as it stands: it needs a host or a decision of the reader. */
  readonly isByHand?: boolean
}

export type Step =
  /** pd-ctl with these words, and the file that keeps its answer. */
  | {readonly via: 'pd-ctl'; readonly words: string; readonly to: string; readonly isShown?: boolean}
  /** A path of PD's HTTP API, and the file that keeps its answer. */
  | {readonly via: 'api'; readonly path: string; readonly to: string}
  | {readonly via: 'shell'; readonly line: string}

const ctl = (words: string, to: string): Step => ({via: 'pd-ctl', words, to})
/** Whose answer the report lets the reader see, and the script keeps. */
const shown = (words: string, to: string): Step => ({via: 'pd-ctl', words, to, isShown: true})
const api = (path: string, to: string): Step => ({via: 'api', path, to})
const shell = (line: string): Step => ({via: 'shell', line})

export function wantedOf(cluster: Cluster, store: number | undefined, region: number | undefined): Wanted {
  return {store: store ?? 'STORE', ...ofRegion(cluster, region)}
}

export function ofRegion(cluster: Cluster, region: number | undefined): Pick<Wanted, 'region' | 'voters' | 'leader'> {
  const known = region === undefined ? undefined : cluster.regions?.get(region)
  return {region: region ?? 'REGION', voters: known?.peers.filter(isVoter).map(({storeId}) => storeId) ?? [], leader: known?.leader?.storeId}
}

export function collectionOf(input: AskInput, wanted: Wanted): Collection {
  return COLLECTIONS[input](wanted)
}

const where = ({voters}: Wanted) => (voters.length > 0 ? say`stores ${listed(voters, 9)}` : say`each store with a voter`)

const COLLECTIONS: Readonly<Record<AskInput, (wanted: Wanted) => Collection>> = {
  stores: () => ({steps: [ctl('store', 'stores.json'), api('stores?state=2', 'stores-tombstone.json')]}),
  'store-again': ({store}) => ({steps: [shell('sleep 300'), ctl('store', 'later/stores.json'), ctl(`region store ${store}`, `later/region-store-${store}.json`)]}),
  'region-store': ({store}) => ({steps: [ctl(`region store ${store}`, `region-store-${store}.json`)]}),
  regions: () => ({steps: [ctl('region', 'region.json')]}),
  config: () => ({steps: [ctl('config show all', 'config.json'), ctl('store limit', 'store-limit.json')]}),
  'placement-rules': () => ({steps: [ctl('config placement-rules show', 'placement-rules.json')]}),
  'region-labels': () => ({steps: [api('config/region-label/rules', 'region-labels.json')]}),
  schedulers: () => ({steps: [ctl('scheduler show', 'schedulers.json'), ctl('config show all', 'config.json')]}),
  operators: () => ({steps: [ctl('operator show', 'operators.json')]}),
  'checker-status': () => ({steps: [api('checker/rule', 'checker-rule.json'), api('checker/replica', 'checker-replica.json')]}),
  'unsafe-recovery-show': () => ({steps: [ctl('unsafe remove-failed-stores show', 'unsafe-recovery-show.json')]}),
  'delete-reply': ({store}) => ({steps: [ctl(`store delete ${store}`, 'store-delete.txt 2>&1')], isByHand: true}),
  'pd-log': () => ({steps: [shell('scp PD_LEADER:DEPLOY_DIR/log/pd*.log .')], note: say`\`member\` names the leader`, logsOf: []}),
  'tikv-log-voters': (wanted) => wanted.isAll ? {steps: [], logsOf: 'all'} : ({
    steps: wanted.voters.length > 0 ? wanted.voters.map((id) => shown(`store ${id}`, `store-${id}.json`)) : [shown(`region ${wanted.region}`, `region-${wanted.region}.json`)],
    note: say`then tikv*.log of ${where(wanted)}, each in a folder of its own`,
    logsOf: wanted.voters,
  }),
  'tikv-log-leader': ({region, leader}) => ({steps: [shown(`region ${region}`, `region-${region}.json`)], note: say`then tikv.log of the store of its leader`, logsOf: leader === undefined ? [] : [leader]}),
  'tikv-log-target': ({region}) => ({steps: [shown(`operator check ${region}`, `operator-check-${region}.json`)], note: say`then tikv.log of the store that the operator names`, logsOf: []}),
  'tikv-log-store': ({store, isTiflash}) => ({steps: [shown(`store ${store}`, `store-${store}.json`)], note: isTiflash ? say`then tiflash*.log of that address, tiflash_tikv.log first: its proxy is a TiKV` : say`then tikv.log of that address`, logsOf: store === 'STORE' ? [] : [store]}),
  'tikv-ctl-region': (wanted) => ({steps: [shell(`tikv-ctl --host STORE_ADDRESS raft region -r ${wanted.unanswered ?? wanted.region}`)], note: say`on ${where(wanted)}`, isByHand: true}),
  metrics: () => ({steps: [shell('tiup diag collect CLUSTER --include monitor')], isByHand: true}),
  'disk-stats': () => ({steps: [shell('df -h; iostat -x 1 10; dmesg -T | tail -200')], note: say`on the hosts named above`, isByHand: true}),
}

/** One line for the report: what to type on any host that reaches PD. */
export function commandOf({steps, note}: Collection, pdCtl: string, apiBase: string): string {
  const lines = steps.map((step) => {
    if (step.via === 'shell') return step.line
    if (step.via === 'api') return `curl "${apiBase}/${step.path}" > ${step.to}`
    return `${pdCtl} ${step.words}${step.isShown ? '' : ` > ${step.to}`}`
  })
  const command = lines.join('; ')
  return note === undefined ? command : remarked(command, note)
}
