import type {Command, Reply, TiupRow} from '../model/pd.js'

//  $ tiup ctl:v5.2.1 pd -u http://pd:2379 store     [tidb@ops ~]$ pd-ctl store     » region store 5     ./pd-ctl -u … -d store 10     curl http://pd:2379/pd/api/v1/stores
const COMMAND = /^(?:\[[^\]]*\] ?[$#] ?|[\w.@:~/\]-]*[$#>] ?|» ?)?((?:\.?\/?[\w./-]*(?:tiup|pd-ctl|tikv-ctl|curl)\b.*)|(?<=» ?)\S.*)$/
//  Success!     success!     region: 90496, error: StringError("invalid conf_ver")     Failed! [500] "cannot build operator for region with no leader"     [500]:"failed to add operator"     [PD:core:ErrStoresNotEnough]can not remove store 68 …     [412] "placement rules feature is disabled"
//  "placement rules feature is disabled"     no leader     curl: (7) Failed to connect to 10.0.1.11 port 2379     Usage:     unknown command "stor" for "pd-ctl"     Get "http://…": dial tcp …: connection refused
const REPLY = /^"?(?:(Success!|success!?$)|Failed|region: \d+, error: |\[\d{3}\]|\[PD:|Error: |404 page|placement rules feature is disabled|no leader"?$|redirect finds no leader|curl: \(\d+\)|Usage:$|unknown (?:command|flag|shorthand)|Get "?https?:\/\/)/

/** Reads what stands between the JSON values of a terminal capture: commands, answers, tiup's table. */
export class CaptureReader {
  readonly commands: Command[] = []
  readonly replies: Reply[] = []
  readonly rows: TiupRow[] = []
  /** The command whose output comes now; empty where the capture shows none. */
  command = ''
  private columns: readonly string[] | undefined

  constructor(private readonly file: string) {}

  /** False when the line says nothing that we know. */
  read(line: number, text: string): boolean {
    const source = {file: this.file, line, quote: text}
    const command = COMMAND.exec(text)?.[1]
    if (command !== undefined) {
      this.command = command
      this.commands.push({text: command, source})
      return true
    }
    const reply = REPLY.exec(text)
    if (reply) {
      this.replies.push({isSuccess: reply[1] !== undefined, text, source, ...(this.command !== '' && {command: this.command})})
      return true
    }
    return this.readRow(text, source)
  }

  /**
   *     ID                   Role  Host           Ports        OS/Arch       Status           Data Dir
   *     --                   ----  ----           -----        -------       ------           --------
   *     192.168.3.229:20160  tikv  192.168.3.229  20160/20180  linux/x86_64  Pending Offline  /tidb-data
   */
  private readRow(text: string, source: TiupRow['source']): boolean {
    const cells = text.split(/\s{2,}/)
    if (cells[0] === 'ID' && cells.includes('Status')) {
      this.columns = cells
      return true
    }
    const [address = '', role = ''] = cells
    if (!this.columns || !/^\S+:\d+$/.test(address)) return false
    const status = cells[this.columns.indexOf('Status')]
    if (status !== undefined && /^(tikv|tiflash)/.test(role)) this.rows.push({address, role: role.replace(/ .*/, ''), status, source})
    return status !== undefined
  }
}
