import type {Cluster} from '../../model/cluster.js'
import type {Command} from '../../model/pd.js'
import {say} from '../../model/say.js'
import {isLine} from '../../model/source.js'
import type {Store} from '../../model/store.js'
import {hostAndPort, isNode, type TiupNode} from '../../model/tiup.js'
import {namedStores} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {fate} from '../quorum.js'
import {pdCtl, removeStore} from '../remedies.js'
import {tiupNodesOf} from '../tiup-nodes.js'
import {text} from './force-scale-in-residue.text.en.js'

//  tiup cluster scale-in dsp_report -N 10.203.93.36:20160 --force     ClusterOperate: operation=DestroyOperation, options={Roles:[] Nodes:[10.203.93.36:20160] Force:true
const FORCED = /\bscale-in\b.*--force\b(?!=false)|\bNodes:\[[^\]]+\] Force:true/

// tiup: pkg/cluster/operation/scale_in.go with --force stops the node, wipes it and drops it from the topology, whatever PD says
export const forceScaleInResidue = defineCause({
  id: 'force-scale-in-residue',
  family: 'recovery-residue',
  blocks: 'with-others',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const command = forced(cluster).find(({text}) => store.address === undefined || addressesOf(cluster, store).some((address) => namesNode(text, address)) || !/-N\b|--node\b|Nodes:/.test(text))
    const isMissing = isMissingFromTopology(cluster, store)
    if (!command && !isMissing) return cluster.commands || cluster.tiup ? ruledOut(say`nobody is seen to have removed it by force, and the topology still has it`) : notChecked(say`neither the commands nor the topology of tiup`, ['stores'])
    if (store.store && fate(cluster, store.id) === 'alive') return ruledOut(say`its process runs: it was not removed by force`)
    const evidence = [...(command ? [cite(command, say`tiup removes a node by force: its disk is wiped at once`)] : []), ...(isMissing ? missing(cluster, store) : [])]
    const [first, ...rest] = evidence
    return first ? answer(cluster, store, [first, ...rest], command !== undefined && isMissing) : ruledOut(say`nothing shows a removal by force`)
  },

  diagnoseCluster(cluster) {
    const [command] = forced(cluster)
    if (!command) return ruledOut(say`nobody is seen to have removed a node by force`)
    const left = stillThere(cluster)
    return found({
      confidence: left.length > 0 ? 'likely' : 'possible',
      stores: left.map(({id}) => id),
      regions: [],
      summary: left.length > 0 ? say`tiup removed ${namedStores(left.map(({id}) => id))} by force, and PD has no delete of ${left.length === 1 ? 'it' : 'them'}: silent, and not Offline.` : say`tiup removed a node by force: what PD has of it may stay for ever.`,
      evidence: [cite(command, say`tiup removes a node by force: its disk is wiped at once`), ...left.slice(0, 4).map((store) => cite(store, say`PD still has store ${store.id} as ${store.stateName}`))],
      remedies: left.length > 0 ? left.slice(0, 2).flatMap(({id}) => remedies(cluster, id)) : [{title: say`See what PD has of it`, risk: 'read-only', commands: [`${pdCtl(cluster)} store`], verify: say`A store that tiup does not show, Down or Offline, is what is left of it.`}],
      asks: ['stores', 'region-store'],
    })
  },
})

/** Stores that PD has as Up and hears nothing of, at an address that was removed by force. */
function stillThere(cluster: Cluster): readonly Store[] {
  const commands = forced(cluster)
  const silent = [...(cluster.stores?.byId.values() ?? [])].filter(({state, stateName}) => state === 'Up' && stateName !== 'Up')
  return silent.filter((store) => commands.some(({text}) => addressesOf(cluster, store).some((address) => namesNode(text, address))))
}

function forced({commands}: Cluster): readonly Command[] {
  return commands?.filter(({text}) => FORCED.test(text)) ?? []
}

/** As PD and as tiup call it: they name a TiFlash by different ports. */
function addressesOf(cluster: Cluster, {id, address}: Pick<LeavingStore, 'id' | 'address'>): readonly string[] {
  return [...(address === undefined ? [] : [address]), ...tiupNodesOf(cluster, id).map((node) => node.address)]
}

/** `-N 10.0.0.5:20160,10.0.0.6:20160`, `--node=10.0.0.5:20160`, `10.0.0.5:{4000,20160}` which the shell takes apart. */
function namesNode(text: string, address: string): boolean {
  const [host, port] = hostAndPort(address)
  const at = text.split(/[\s,=[\]{}]+/)
  return at.includes(address) || (at.includes(`${host}:`) && new RegExp(`:\\{(?:\\d+,)*${port}(?:,\\d+)*\\}`).test(text))
}

/** tiup shows TiKV nodes, and this one is not among them. */
function isMissingFromTopology({tiup = []}: Cluster, {address}: LeavingStore): boolean {
  const rows = tiup.filter((node) => (node.role === 'tikv' || node.role === 'tiflash') && isOfWhole(node, tiup))
  return address !== undefined && rows.length > 0 && !rows.some((row) => isNode(row, {address}))
}

/** A file for `scale-out` lists new nodes only; the topology of a cluster has its PD. */
function isOfWhole({status, source}: TiupNode, all: readonly TiupNode[]): boolean {
  return status !== undefined || all.some((other) => other.role === 'pd' && isLine(source) && isLine(other.source) && other.source.file === source.file)
}

function missing({tiup, stores}: Cluster, {id, store}: LeavingStore): Evidence[] {
  const row = tiup?.find(({role}) => role === 'tikv' || role === 'tiflash')
  const record = store ?? stores?.byId.get(id)
  return [...(record ? [cite(record, say`PD still has store ${id} as ${record.stateName}`)] : []), ...(row ? [cite(row, say`the topology of tiup does not have it`)] : [])]
}

function answer(cluster: Cluster, store: LeavingStore, evidence: readonly [Evidence, ...Evidence[]], isProven: boolean): Answer {
  return found({
    confidence: isProven ? 'likely' : 'possible',
    stores: [store.id],
    regions: [],
    summary: say`Store \`${store.id}\` was removed by force: its data is gone at once, and PD has to replace its peers from the others.`,
    evidence,
    remedies: remedies(cluster, store.id),
    asks: ['stores', 'region-store'],
  })
}

function remedies(cluster: Cluster, id: number): Remedy[] {
  return [
    {title: say`See which Regions are left on it, and whether they have a leader`, risk: 'read-only', commands: [`${pdCtl(cluster)} region store ${id}`], verify: say`Regions with a leader move by themselves. Those without one lost their majority with it, or with others removed by force.`},
    removeStore(cluster, id, {title: say`Ask PD to remove it, if nobody has`, when: say`the store is Down and not Offline: tiup may not have told PD`, verify: say`\`store ${id}\` says \`Offline\`.`}),
  ]
}
