import type {BundleFile} from '../../bundle/bundle-file.js'
import type {Notice} from '../../model/input.js'
import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import type {FileZone} from './file-zone.js'
import {fixedZone, type Zone} from './zone.js'

/** The offset that other files of the bundle show. */
export interface BundleZone {
  readonly zone: Zone
  readonly offset: string
  /** A file that shows it. */
  readonly file: string
  /** A file that shows another one: then the bundle as a whole tells nothing. */
  readonly disputedBy?: string
}

const NO_ZONE: Zone = {offsetAt: () => undefined}

//   [2022/03/28 09:34:38.062 +08:00]      "time":"2022/03/28 09:34:38.062 +08:00"
const LOGGED = /\d\d:\d\d:\d\d\.\d{3,9} ([+-]\d\d:\d\d)[\]"]/g
//   "last_heartbeat_ts": "2022-03-28T09:34:38.062+08:00", which PD prints in the zone of its host
const DUMPED = /"(?:last_heartbeat_ts|start_ts)": ?"\d{4}-\d\d-\d\dT[\d:.]{8,20}(Z|[+-]\d\d:\d\d)"/g

/** Looks for what the logs and the dumps of a bundle say of the time zone: one offset for all, or nothing. */
export class ZoneClues {
  private readonly logged = new Map<string, string>()
  private readonly dumped = new Map<string, string>()

  add({name, head}: BundleFile, isLog: boolean): void {
    const offsets = isLog ? this.logged : this.dumped
    for (const [, offset = ''] of head.toString('latin1').matchAll(isLog ? LOGGED : DUMPED)) {
      const said = offset === 'Z' ? '+00:00' : offset
      if (!offsets.has(said)) offsets.set(said, name)
    }
  }

  /** Undefined when nothing tells. */
  zone(): BundleZone | undefined {
    const [found, other] = this.logged.size > 0 ? this.logged : this.dumped
    return found && {zone: other ? NO_ZONE : fixedZone(found[0]), offset: found[0], file: found[1], ...(other && {disputedBy: other[1]})}
  }
}

/** Remembers where a zone was needed, to say once which was taken. */
export class ZoneUse {
  private readonly own: string[] = []
  private readonly other: string[] = []

  constructor(private readonly known: {readonly zone?: Zone | undefined; readonly bundleZone?: BundleZone | undefined}) {}

  note(file: string, zone: FileZone): void {
    if (zone.isAsked) (zone.isOwn ? this.own : this.other).push(file)
  }

  notices(): readonly Notice[] {
    const [own, ...owns] = this.own
    const [other, ...others] = this.other
    const says: Notice[] = []
    if (own !== undefined) says.push({level: 'note', says: say`lines without a time zone are read with the offset of the lines around them${more(owns)}`, file: own})
    if (other !== undefined && !this.known.zone) says.push({...this.unnamed(more(others)), file: other})
    return says
  }

  private unnamed(more: string): Notice {
    const {bundleZone} = this.known
    if (bundleZone?.disputedBy !== undefined) {
      const says = say`its lines name no time zone, and those of \`${bundleZone.file}\` and \`${bundleZone.disputedBy}\` are not the same, so that they have no time`
      return {level: 'warning', says: say`${says}${more}; \`--timezone\` sets it`}
    }
    if (bundleZone) return {level: 'note', says: say`its lines name no time zone and are read with that of \`${bundleZone.file}\`, ${bundleZone.offset}${more}; \`--timezone\` sets another`}
    return {level: 'warning', says: say`its lines name no time zone, and nothing else in the bundle tells one, so that they have no time${more}; \`--timezone\` sets it`}
  }
}

function more(files: readonly string[]): string {
  return files.length === 0 ? '' : say` (so are those of ${count(files.length, 'more file')})`
}
