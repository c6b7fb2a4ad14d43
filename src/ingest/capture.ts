import type {InputKind} from '../model/input.js'
import type {Command, Reply} from '../model/pd.js'
import type {LineSource} from '../model/source.js'
import type {TiupNode} from '../model/tiup.js'
import {DfReader} from './df.js'
import {TikvCtlReader} from './tikv-ctl/output.js'
import {hostOfPrompt, type Place} from './tikv-ctl/place.js'
import {DisplayReader} from './tiup/display.js'
import {isTiupOutput, isTiupStart, readTiupCommand} from './tiup/output.js'
import {TopologyReader} from './tiup/topology.js'

//  $ tiup ctl:v5.2.1 pd -u http://pd:2379 store     [tidb@ops ~]$ pd-ctl store     » region store 5     ./pd-ctl -u … -d store 10     curl http://pd:2379/pd/api/v1/stores
const COMMAND = /^(?:\[[^\]]*\] ?[$#] ?|[\w.@:~/\]-]*[$#>] ?|» ?)?((?:\.?\/?[\w./-]*(?:tiup|pd-ctl|tikv-ctl|curl)\b.*)|(?<=» ?)\S.*)$/
//  Success!     success!     region: 90496, error: StringError("invalid conf_ver")     Failed! [500] "cannot build operator for region with no leader"     [500]:"failed to add operator"     [PD:core:ErrStoresNotEnough]can not remove store 68 …     [412] "placement rules feature is disabled"     [… +08:00] [ERROR] [main.rs:78] ["error while open kvdb: … LOCK: Resource temporarily unavailable"]
//  "placement rules feature is disabled"     no leader     curl: (7) Failed to connect to 10.0.1.11 port 2379     Usage:     unknown command "stor" for "pd-ctl"     Get "http://…": dial tcp …: connection refused
const REPLY = /^"?(?:(Success!|success!?$)|Failed|region: \d+, error: |\[\d{3}\]|\[PD:|Error: |404 page|placement rules feature is disabled|no leader"?$|redirect finds no leader|curl: \(\d+\)|Usage:$|unknown (?:command|flag|shorthand)|Get "?https?:\/\/|\[.{0,120}error while open kvdb: )/

/** Reads what stands between the JSON values of a terminal capture: commands, answers, and what each tool prints that is no JSON. */
export class CaptureReader {
  readonly commands: Command[] = []
  readonly replies: Reply[] = []
  /** The command whose output comes now; empty where the capture shows none. */
  command = ''
  /** What its lines are, whoever asked for them. */
  readonly kinds = new Set<InputKind>()
  readonly tikvCtl = new TikvCtlReader()
  private host: string | undefined
  private readonly display = new DisplayReader()
  private readonly topology: TopologyReader
  private readonly df = new DfReader()

  constructor(private readonly file: string) {
    this.topology = new TopologyReader(file)
  }

  get nodes(): readonly TiupNode[] {
    return [...this.display.nodes, ...this.topology.nodes]
  }

  get disks(): DfReader['disks'] {
    return this.df.disks
  }

  /** Where the output that comes now is from. */
  get place(): Place {
    return {file: this.file, command: this.command, ...(this.host !== undefined && {host: this.host})}
  }

  /** False when the line says nothing that we know. `indent`: the blanks before it. */
  read(line: number, text: string, indent = 0): boolean {
    const source = {file: this.file, line, quote: text}
    if (this.readLine(text, source, indent)) return true
    const kind = KINDS.find((one) => this.readOutput(one, text, source))
    if (kind !== undefined) this.kinds.add(kind)
    return kind !== undefined
  }

  /** What says what it is by itself: a line of a topology or of tiup, a command, an answer. */
  private readLine(text: string, source: LineSource, indent: number): boolean {
    const isTopology = this.topology.read(text, source, indent)
    if (isTopology) this.kinds.add('topology')
    const written = isTopology ? undefined : readTiupCommand(text, source)
    if (written) this.commands.push(written)
    // What else tiup says is left to the signatures.
    if (written ?? (!isTopology && isTiupOutput(text))) this.kinds.add('tiup')
    if (isTopology || written || isTiupStart(text)) return true
    const command = COMMAND.exec(text)?.[1]
    if (command !== undefined) {
      this.command = command
      this.host = hostOfPrompt(text)
      this.commands.push({text: command, source})
      return true
    }
    const reply = REPLY.exec(text)
    if (reply) this.replies.push({isSuccess: reply[1] !== undefined, text, source, ...(this.command !== '' && {command: this.command})})
    return reply !== null
  }

  private readOutput(kind: (typeof KINDS)[number], text: string, source: LineSource): boolean {
    if (kind === 'tiup') return this.display.read(text, source)
    if (kind === 'disk') return this.df.read(text, source)
    return this.tikvCtl.read(text, source, this.place)
  }
}

/** In the order in which they are asked. */
const KINDS = ['tiup', 'tikv-ctl', 'disk'] as const
