import type {Cluster} from '../model/cluster.js'
import {say, type Sentence} from '../model/say.js'
import {isAtLeast} from '../model/version.js'
import type {Remedy} from './cause.js'
import {NO_UNDO, REPLICA_AGAIN, RUNS_AS_BEFORE, SCALE_IN_AGAIN, STOP_AGAIN} from './undo.js'

/** `tiup ctl:v6.5.12 pd -u http://PD:2379`; before 4.0 pd-ctl came alone. */
export function pdCtl(cluster: Cluster, pd = 'http://PD:2379'): string {
  const version = cluster.version?.is
  if (version && !isAtLeast(version, '4.0.0')) return `pd-ctl -u ${pd} -d`
  return `tiup ctl:v${version?.text ?? 'VERSION'} pd -u ${pd}`
}

/** A command, and after it what its reader has to know; SQL has a mark of its own. */
export function remarked(command: string, remark: Sentence, mark: '#' | '--' = '#'): string {
  return `${command}   ${mark} ${remark}`
}

/** The base of PD's HTTP API. */
export const PD_API = 'http://PD:2379/pd/api/v1'

const isBefore = (cluster: Cluster, bound: string) => cluster.version !== undefined && !isAtLeast(cluster.version.is, bound)

export function lookAgain(cluster: Cluster, regions: readonly number[]): Remedy {
  return {
    title: say`Ask PD again: the dump is one moment only`,
    risk: 'read-only',
    commands: sample(regions).map((id) => `${pdCtl(cluster)} region ${id}`),
    verify: say`Go on only if the Region still looks the same, two minutes later.`,
  }
}

export function addStore(cluster: Cluster, because: Sentence): Remedy {
  return {
    title: say`Add a TiKV store that may take the peers`,
    risk: 'reversible',
    when: because,
    commands: ['tiup cluster scale-out CLUSTER scale-out.yaml'],
    verify: say`\`${pdCtl(cluster)} operator show\` lists operators for the Regions left within a minute, and \`region store\` of the leaving store shrinks.`,
    undo: SCALE_IN_AGAIN,
    whatIf: ['--add-store', '-'],
  }
}

/** POST store/N/state?state=Up in every release; pd-ctl `store cancel-delete` from 6.1 (tools/pd-ctl/pdctl/command/store_command.go). */
export function cancelRemoval(cluster: Cluster, storeId: number): Remedy {
  return {
    title: say`Take the removal back, if the store can serve on`,
    risk: 'reversible',
    when: say`the process of the store runs and its host is to stay`,
    commands: [cancelCommand(cluster, storeId)],
    verify: say`\`${pdCtl(cluster)} store ${storeId}\` says \`Up\`; check \`store limit\` as well: the delete had lifted its remove-peer limit.`,
    undo: say`\`${pdCtl(cluster)} store delete ${storeId}\``,
  }
}

/** The delete of a store is taken back by another request. */
function undoDelete(cluster: Cluster, storeId: number | string): Sentence {
  return say`\`${cancelCommand(cluster, storeId)}\`, while the store is not Tombstone`
}

function cancelCommand(cluster: Cluster, storeId: number | string): string {
  const byApi = cluster.version === undefined || isBefore(cluster, '6.1.0')
  return byApi ? `curl -X POST "${PD_API}/store/${storeId}/state?state=Up"` : `${pdCtl(cluster)} store cancel-delete ${storeId}`
}

/** `config set` of one key; `whatIf` is the same change. */
export function setConfig(cluster: Cluster, key: string, value: string, title: Sentence): Remedy {
  return {
    title,
    risk: 'reversible',
    when: say`nobody needs \`${key}\` as it is`,
    commands: [`${pdCtl(cluster)} config set ${key} ${value}`],
    verify: say`\`${pdCtl(cluster)} config show all\` has the new value, and \`region store\` of the leaving store shrinks within minutes.`,
    undo: undoSetting(cluster, key),
    whatIf: ['--set', `schedule.${key}=${value}`],
  }
}

/** The value that the dumps show, or the way to keep it. */
export function undoSetting(cluster: Cluster, key: string): Sentence {
  const now = cluster.config?.value(`schedule.${key}`) ?? cluster.config?.value(`replication.${key}`)
  return now === undefined ? say`\`config set ${key}\` with the value that \`config show all\` shows now` : say`\`${pdCtl(cluster)} config set ${key} ${String(now)}\``
}

/** `isForetold`: that the stores are up again decides it, so that the replay can tell. */
export function startAgain(stores: readonly number[], why: Sentence, {isForetold = true} = {}): Remedy {
  const [only] = stores
  return {
    title: stores.length === 1 ? say`Start the process of store ${only} again with its data` : say`Start the processes of stores ${stores.join(say`, `)} again with their data`,
    risk: 'reversible',
    when: why,
    commands: ['tiup cluster start CLUSTER -N HOST:PORT'],
    at: stores,
    verify: say`The Regions get a leader within a minute: \`region ID\` shows \`leader.id\`.`,
    undo: STOP_AGAIN,
    ...(isForetold && only !== undefined && {whatIf: stores.flatMap((id) => ['--up', String(id)])}),
  }
}

/** How tikv-ctl opens the data of a stopped TiKV: `--db` up to 5.0, which is refused from 5.1 on (cmd/tikv-ctl/src/main.rs). */
function tikvCtl(cluster: Cluster): string {
  return `tikv-ctl ${isBefore(cluster, '5.1.0') ? '--db DATA_DIR/db' : '--data-dir DATA_DIR'}`
}

/** Online unsafe recovery: pkg/unsaferecovery, from 6.1; for stores without a record only with `--auto-detect`, from 6.3. */
export function unsafeRecovery(cluster: Cluster, lost: readonly number[], purged: boolean): Remedy {
  const online = cluster.version !== undefined && isAtLeast(cluster.version.is, purged ? '6.3.0' : '6.1.0')
  const offline = offlineRecovery(cluster, lost)
  return {
    ...offline,
    title: online ? say`Give up the lost voters with online unsafe recovery` : offline.title,
    when: say`${lost.length === 1 ? say`store ${lost[0]} is` : say`stores ${lost.join(say`, `)} are`} lost for good${online ? say`${purged ? '' : say`; list every dead TiKV and TiFlash`}. PD makes them Tombstone at once, also where the recovery then fails, and schedules nothing meanwhile` : say` and every surviving TiKV that holds the Regions is stopped`}. The last writes may be lost; a Region without a survivor becomes empty`,
    commands: online ? [`${pdCtl(cluster)} unsafe remove-failed-stores ${purged ? '--auto-detect' : lost.join(',')}`] : offline.commands,
    verify: online ? say`\`unsafe remove-failed-stores show\` ends with \`Unsafe recovery Finished\`; then run \`ADMIN CHECK TABLE\`. Do not run \`remove-tombstone\` before.` : offline.verify,
  }
}

/** tikv-ctl unsafe-recover edits the members on the disk of the store that it runs on, of the named Region alone (src/server/debug.rs). */
export function offlineRecovery(cluster: Cluster, failed: readonly number[], regionId: number | string = 'REGIONS'): Remedy {
  return {
    title: say`Give up the lost voters with tikv-ctl, on every surviving store`,
    risk: 'destructive',
    when: say`they are lost for good, and every surviving TiKV that holds the Regions is stopped. The last writes may be lost`,
    commands: [`${tikvCtl(cluster)} unsafe-recover remove-fail-stores -s ${failed.join(',')} -r ${regionId}`],
    verify: say`TiKV starts and the Regions have a leader in PD.`,
    undo: NO_UNDO,
  }
}

/** recreate-region makes a new, empty Region with a higher version, which evicts the ghost from PD's cache (core RegionsInfo.SetRegion). */
export function recreateRegion(cluster: Cluster, regionId: number): Remedy {
  return {
    title: say`Fill the range of Region ${regionId} with a new, empty Region`,
    risk: 'destructive',
    when: say`no live TiKV has a peer of the Region any more (\`tikv-ctl raft region -r\`), and the range is still needed. All data of the range is given up`,
    commands: [`${tikvCtl(cluster)} recreate-region -p PD:2379 -r ${regionId}`],
    verify: say`Run it on one stopped TiKV and start that TiKV; \`region ${regionId}\` is gone from PD and the store becomes Tombstone within a tick.`,
    undo: NO_UNDO,
  }
}

/** DELETE admin/cache/region (all), admin/storage/region (from 7.3: cache and storage). server/api/admin.go */
export function dropRecord(cluster: Cluster, regionId: number, when: Sentence): Remedy {
  const both = cluster.version !== undefined && isAtLeast(cluster.version.is, '7.3.0')
  return {
    title: say`Drop PD's record of Region ${regionId}`,
    risk: 'destructive',
    when: say`${when}. Never as a test where it is the last Region on the store: PD may bury the store before a live leader reports again`,
    commands: [`curl -X DELETE "${PD_API}/admin/${both ? 'storage' : 'cache'}/region/${regionId}"`],
    verify: both ? say`\`region ${regionId}\` shows nothing, also after the next PD leader change.` : say`\`region ${regionId}\` shows nothing. This clears the cache only: after a PD restart the record is back (the store is Tombstone by then).`,
    undo: say`nothing does, but a live leader reports the Region again`,
    whatIf: ['--drop-region', String(regionId)],
  }
}

/** tikv-ctl tombstone changes RegionLocalState of one store and nothing in PD (src/server/debug.rs). */
export function tombstonePeer(cluster: Cluster, regionId: number): Remedy {
  const ctl = tikvCtl(cluster)
  return {
    title: say`Mark the local peer of Region ${regionId} as tombstone (not enough alone)`,
    risk: 'destructive',
    when: say`TiKV on that store is stopped and the Region has no other use for this replica. It changes that TiKV only, never PD: alone it frees nothing`,
    commands: [`${ctl} tombstone -r ${regionId} --force`],
    verify: say`\`${ctl} raft region -r ${regionId}\` says Tombstone; PD still lists the Region until its record is replaced or dropped.`,
    undo: NO_UNDO,
    ...(!isBefore(cluster, '5.1.0') && {failsNow: say`only in its old form: \`tikv-ctl --db\` is refused from 5.1 on (DEPRECATED!!! Use --data-dir and --config instead)`}),
  }
}

export function removePeer(cluster: Cluster, regionId: number, storeId: number, when: Sentence): Remedy {
  return {
    title: say`Take the peer on store ${storeId} out of Region ${regionId} by hand`,
    risk: 'reversible',
    when,
    commands: [`${pdCtl(cluster)} operator add remove-peer ${regionId} ${storeId}`],
    verify: say`\`region ${regionId}\` has no peer on store ${storeId}.`,
    undo: REPLICA_AGAIN,
    whatIf: ['--remove-peer', `${regionId}:${storeId}`],
  }
}

type Told = Pick<Remedy, 'title' | 'verify'> & {readonly when: Sentence}

export function removeStore(cluster: Cluster, storeId: number | string, {title, when, verify}: Told): Remedy {
  return {title, risk: 'reversible', when, commands: [`${pdCtl(cluster)} store delete ${storeId}`], verify, undo: undoDelete(cluster, storeId)}
}

export function restart(node: string, told: Told): Remedy {
  return {...told, risk: 'reversible', commands: [`tiup cluster restart CLUSTER -N ${node}`], undo: RUNS_AS_BEFORE}
}

/** The next leader of PD loads all Regions anew, and every TiKV reports its leaders to it. */
export function resignPdLeader(cluster: Cluster, told: Told): Remedy {
  return {...told, risk: 'reversible', commands: [`${pdCtl(cluster)} member leader resign`], undo: say`\`member leader transfer NAME\` to the server that led before`}
}

/** PD takes no second operator for a Region that has one. */
export function handOver(cluster: Cluster, regionId: number | undefined, to: string, told: Told): Remedy {
  const commands = [`${pdCtl(cluster)} operator remove ${regionId}`, `${pdCtl(cluster)} operator add transfer-leader ${regionId} ${to}`]
  return {...told, risk: 'reversible', commands, undo: say`\`operator add transfer-leader\` to the store that led before`}
}

/** At most three of a long list: commands are examples to paste, not a script of thousands. */
export function sample<T>(list: readonly T[]): readonly T[] {
  return list.slice(0, 3)
}
