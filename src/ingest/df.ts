import type {MountedDisk} from '../model/disk.js'
import type {LineSource} from '../model/source.js'
import {present} from './pd/fields.js'
import {hostOfPrompt} from './tikv-ctl/place.js'

/**
 * `df`, `df -h`, `df -i`, also with a type column, in Chinese, and with a device whose name is so long that the row goes on in the next line.
 *
 *     [tidb@tikv-1 ~]$ df -h
 *     Filesystem      Size  Used Avail Use% Mounted on
 *     /dev/mapper/vg_data-lv_tikv_data
 *                     1.8T  1.8T   20K 100% /data
 *
 *     文件系统          1K-块     已用     可用 已用% 挂载点
 *     /dev/vda1      41152736 12345678 26923484   32% /
 *
 *     Filesystem      Inodes   IUsed    IFree IUse% Mounted on
 *     /dev/vdb      32768000 32768000       0  100% /data
 */
export class DfReader {
  readonly disks: MountedDisk[] = []
  private host: string | undefined
  private table: {readonly counts: MountedDisk['counts']; readonly unit: number} | undefined
  private device: string | undefined
  private isOther = false

  /** False when the line is nothing that df, lsblk or free prints. */
  read(text: string, source: LineSource): boolean {
    const said = HOST.exec(text)
    if (said) this.host = said[1] ?? said[2]
    if (said || ASKED.test(text)) {
      this.host = said ? this.host : hostOfPrompt(text)
      return this.end(true)
    }
    const [, unit] = HEADER.exec(text) ?? []
    if (unit !== undefined) {
      this.table = {counts: /^inodes?$/i.test(unit) ? 'inodes' : 'bytes', unit: unitOf(unit)}
      this.device = undefined
      return true
    }
    if (OTHER.test(text)) return this.end(true, true)
    if (this.isOther && /^(?:[├└│ ─]*\w+[\w-]* +\d+:\d+ |Mem:|Swap:|[├└])/.test(text)) return true
    return this.table !== undefined && (this.readRow(text, source) || this.end(false))
  }

  private end(isRead: boolean, isOther = false): boolean {
    this.table = undefined
    this.device = undefined
    this.isOther = isOther
    return isRead
  }

  private readRow(text: string, source: LineSource): boolean {
    const row = (this.device === undefined ? text : `${this.device} ${text}`).trim()
    const match = ROW.exec(row)
    if (!match) {
      const isDevice = this.device === undefined && /^[^\s%]+$/.test(text)
      this.device = isDevice ? text : undefined
      return isDevice || text.startsWith('df: ')
    }
    this.device = undefined
    const [, device = '', size = '', used = '', available = '', percent = '', mount = ''] = match
    const {counts, unit} = this.table!
    if (percent !== '-') this.disks.push({counts, device, mount, usedPercent: Number(percent), source, ...present({size: amountOf(size, unit), used: amountOf(used, unit), available: amountOf(available, unit), host: this.host})})
    return true
  }
}

//  tikv-1 | CHANGED | rc=0 >>     Outputs of df -h on 10.0.1.1:        (Ansible; tiup cluster exec)
const HOST = /^(\S+) \| (?:CHANGED|SUCCESS) \| rc=0 >>$|^Outputs of .{0,200} on (\S+):$/
//  [tidb@tikv-1 ~]$ df -h /data
const ASKED = /^(?:[^#$]{0,100}[#$] *)?(?:sudo )?(?:df|lsblk|free)(?: +[-/]\S*)*$/
//  The second column, behind one for the type, says what is counted.
const HEADER = /^(?:Filesystem|文件系统)\s+(?:(?:Type|类型)\s+)?(\S+)\s.*(?:Mounted on|挂载点)$/
const ROW = /^(\S+)\s+(?:[a-zA-Z][\w.]*\s+)?(-|[\d.]+[KMGTPEkB]*i?B?)\s+(-|[\d.]+[KMGTPEkB]*i?B?)\s+(-|-?[\d.]+[KMGTPEkB]*i?B?)\s+(-|\d{1,3})%?\s+(\/.*)$/
//  NAME   MAJ:MIN RM  SIZE RO TYPE MOUNTPOINT          total        used        free      shared  buff/cache   available
const OTHER = /^(?:NAME +MAJ:MIN |total +used +free\b)/

//  1K-blocks   1K-块   512-blocks   1M-blocks   1024-blocks   Size   容量
function unitOf(header: string): number {
  const [, number = '1', suffix = ''] = /^(\d+)([KMG]?)B?-/.exec(header) ?? []
  return Number(number) * (POWERS[suffix] ?? 1)
}

const POWERS: Readonly<Record<string, number>> = {'': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40, P: 2 ** 50, E: 2 ** 60}

/** `1.8T` is rounded by df itself. */
function amountOf(cell: string, unit: number): number | undefined {
  const [, number, suffix = ''] = /^(-?[\d.]+)([KMGTPEk]?)/.exec(cell) ?? []
  const amount = number === undefined ? Number.NaN : Number(number) * (suffix === '' ? unit : (POWERS[suffix.toUpperCase()] ?? 1))
  return Number.isFinite(amount) ? amount : undefined
}
