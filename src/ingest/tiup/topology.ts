import type {LineSource} from '../../model/source.js'
import type {TiupNode} from '../../model/tiup.js'
import {present} from '../pd/fields.js'
import {directory} from './display.js'

/** A node whose keys are still being read. */
interface Entry {
  readonly role: string
  /** Column of its keys. */
  column: number
  readonly keys: Map<string, string>
  readonly labels: Array<{readonly key: string; readonly value: string}>
  readonly source: LineSource
}

/**
 * The topology that tiup was given, or its `meta.yaml` (pingcap/tiup pkg/cluster/spec/spec.go): lists of nodes with plain values.
 * Everything else of YAML is passed by.
 *
 *     global:
 *       data_dir: "/tidb-data"
 *     tikv_servers:
 *       - host: 10.0.1.16
 *         port: 20160
 *         data_dir: /data1/tikv-20160
 *         offline: true
 *         config:
 *           server.labels: {zone: "z1", host: "h1"}
 */
export class TopologyReader {
  private readonly entries: Entry[] = []
  private readonly global = new Map<string, string>()
  private section = ''
  /** Column of `server.labels:` while the lines below it are read. */
  private labelsAt: number | undefined
  private readonly cluster: string | undefined

  constructor(file: string) {
    // ~/.tiup/storage/cluster/clusters/prod/meta.yaml
    this.cluster = /clusters\/([^/]+)\/meta\.yaml$/.exec(file)?.[1]
  }

  /** False when the line is no part of a topology. */
  read(text: string, source: LineSource, indent: number): boolean {
    const section = /^(\w+_servers|global|monitored|server_configs|component_\w+|topology|tiup_version):(?: |$)/.exec(text)?.[1]
    if (section !== undefined) {
      this.section = section
      this.labelsAt = undefined
      return true
    }
    if (PROMPT.test(text)) this.section = ''
    if (this.section === '') return false
    if (text.startsWith('#')) return true
    const [, dash = '', key, value = ''] = /^(- +)?"?([\w.-]+)"?:(?: +(.*))?$/.exec(text) ?? []
    if (key === undefined) return text.startsWith('- ')
    this.readKey(key, scalar(value), indent + dash.length, dash !== '', source)
    return true
  }

  get nodes(): readonly TiupNode[] {
    return this.entries.flatMap((entry) => this.nodeOf(entry) ?? [])
  }

  private readKey(key: string, value: string, column: number, isFirst: boolean, source: LineSource): void {
    if (this.section === 'global') return void this.global.set(key, value)
    const role = /^(\w+)_servers$/.exec(this.section)?.[1]
    const last = this.entries.at(-1)
    if (role === undefined) return
    if (isFirst && (last?.role !== role || column <= last.column)) {
      this.labelsAt = undefined
      this.entries.push({role, column, keys: new Map([[key, value]]), labels: [], source})
    } else if (last?.role === role) this.readInside(last, key, value, column)
  }

  private readInside(entry: Entry, key: string, value: string, column: number): void {
    if (this.labelsAt !== undefined && column <= this.labelsAt) this.labelsAt = undefined
    if (column <= entry.column) entry.keys.set(key, value)
    else if (this.labelsAt !== undefined) entry.labels.push({key, value})
    else if (key === 'server.labels' || key === 'labels') {
      this.labelsAt = column
      for (const [, name = '', label = ''] of value.matchAll(/"?([\w./-]+)"?: *([^,{}]+)/g)) entry.labels.push({key: name, value: scalar(label.trim())})
    }
  }

  private nodeOf({role, keys, labels, source}: Entry): TiupNode | undefined {
    const host = keys.get('host')
    const [main = 0, ...others] = (PORTS[role] ?? ['port=0']).map((port) => {
      const [name = '', usual] = port.split('=')
      return Number(keys.get(name) ?? usual)
    })
    if (host === undefined || !Number.isInteger(main) || main === 0) return undefined
    return {
      address: `${host}:${main}`,
      role,
      host,
      ports: [main, ...others],
      source,
      ...present({dataDir: this.directoryOf(role, main, keys.get('data_dir'), 'data_dir'), deployDir: this.directoryOf(role, main, keys.get('deploy_dir'), 'deploy_dir'), cluster: this.cluster}),
      ...(labels.length > 0 && {labels}),
      ...(keys.get('offline') === 'true' && {isOffline: true}),
    }
  }

  /** spec.go setCustomDefaults: a global directory that is absolute gets `role-port` below it. */
  private directoryOf(role: string, port: number, own: string | undefined, key: string): string | undefined {
    const base = directory(this.global.get(key))
    return own === undefined ? base && `${base}/${role}-${port}` : directory(own)
  }
}

//  [tidb@ops ~]$ tiup cluster start prod     $ curl …     tiup cluster display prod
const PROMPT = /^(?:[^\s:]*[$»>] |\[[^\]]*\] ?[$#] |(?:tiup|curl|pd-ctl|tikv-ctl) )/

/** The port that names a node comes first; spec/{tikv,tiflash,pd,tidb}.go. */
const PORTS: Readonly<Record<string, readonly string[]>> = {
  tikv: ['port=20160', 'status_port=20180'],
  tiflash: ['tcp_port=9000', 'flash_service_port=3930', 'flash_proxy_port=20170', 'flash_proxy_status_port=20292', 'metrics_port=8234'],
  pd: ['client_port=2379', 'peer_port=2380'],
  tidb: ['port=4000', 'status_port=10080'],
}

/** Without quotes, and without a comment behind it. */
function scalar(value: string): string {
  const quoted = /^(["'])(.*?)\1(?:\s+#.*)?$/.exec(value)
  return quoted?.[2] ?? value.replace(/\s+#.*$/, '').trim()
}
