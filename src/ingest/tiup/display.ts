import type {LineSource} from '../../model/source.js'
import {type JsonSource, within} from '../../model/source.js'
import type {TiupNode} from '../../model/tiup.js'
import {fieldsOf, listOf, present, textOf} from '../pd/fields.js'

/**
 * The table of `tiup cluster display` (pingcap/tiup pkg/cluster/manager/display.go); `Manage Host`, `Since`, `Memory` and others may stand between.
 *
 *     Cluster name:       prod
 *     ID                   Role            Host           Ports        OS/Arch       Status           Data Dir    Deploy Dir
 *     --                   ----            ----           -----        -------       ------           --------    ----------
 *     192.168.3.229:20160  tikv (patched)  192.168.3.229  20160/20180  linux/x86_64  Pending Offline  /tidb-data  /tidb-deploy
 */
export class DisplayReader {
  readonly nodes: TiupNode[] = []
  private columns: readonly string[] | undefined
  private cluster: string | undefined

  /** False when the line is no part of it. */
  read(text: string, source: LineSource): boolean {
    const cluster = /^(?:Cluster name|TiDB Cluster): +(\S+)$/.exec(text)?.[1]
    if (cluster !== undefined) this.cluster = cluster
    if (cluster !== undefined || HEADER.test(text)) return true
    const cells = text.split(/\s{2,}/)
    if (cells[0] === 'ID' && cells.includes('Status')) {
      this.columns = cells
      return true
    }
    if (!this.columns || !/^\S+:\d+$/.test(cells[0] ?? '')) return false
    const row = Object.fromEntries(this.columns.map((name, at) => [name, cells[at]]))
    const node = row['Status'] === undefined ? undefined : nodeOf({id: row['ID'], role: row['Role'], host: row['Host'], ports: row['Ports'], status: row['Status'], data: row['Data Dir'], deploy: row['Deploy Dir'], cluster: this.cluster}, source)
    if (node) this.nodes.push(node)
    return node !== undefined
  }
}

//  Cluster type:       tidb     Total nodes: 12     TiDB Version: v3.0.12
const HEADER = /^(?:Cluster (?:type|version)|TiDB Version|Deploy user|SSH type|TLS encryption|CA certificate|Client (?:private key|certificate)|Dashboard URLs?|Grafana URLs?|Total nodes): /

/** `tiup cluster display NAME --json` (display.go JSONOutput): `{"cluster_meta": {"cluster_name": "prod"}, "instances": [{"id": "10.0.1.1:20160", "role": "tikv", "host": "10.0.1.1", "ports": "20160/20180", "status": "Up", "data_dir": "/tidb-data/tikv-20160"}]}` */
export function readDisplay(value: unknown, source: JsonSource): readonly TiupNode[] {
  const {cluster_meta: meta, instances} = fieldsOf(value)
  return listOf(instances).flatMap((entry, index): TiupNode[] => {
    const {id, role, host, ports, status, data_dir: data, deploy_dir: deploy} = fieldsOf(entry)
    const cells = {id: textOf(id), role: textOf(role), host: textOf(host), ports: textOf(ports), status: textOf(status), data: textOf(data), deploy: textOf(deploy), cluster: textOf(fieldsOf(meta)['cluster_name'])}
    const node = nodeOf(cells, within(source, `/instances/${index}`))
    return node ? [node] : []
  })
}

type Cells = Readonly<Record<'id' | 'role' | 'host' | 'ports' | 'status' | 'data' | 'deploy' | 'cluster', string | undefined>>

function nodeOf({id, role, host, ports, status, data, deploy, cluster}: Cells, source: TiupNode['source']): TiupNode | undefined {
  if (id === undefined || role === undefined) return undefined
  const numbers = ports?.split('/').map(Number).filter(Number.isInteger)
  return {address: id, role: role.replace(/ .*/, ''), source, ...present({host, ports: numbers, status, dataDir: directory(data), deployDir: directory(deploy), cluster})}
}

/** Of several, the first; a relative one is no place that a command can name. */
export function directory(cell: string | undefined): string | undefined {
  const [first] = (cell ?? '').split(',')
  return first?.startsWith('/') ? first.replace(/(?<=.)\/+$/, '') : undefined
}
