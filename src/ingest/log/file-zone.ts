import {fixedZone, type Zone} from './zone.js'

/** What is known of the time zone before a log is read. */
export interface KnownZones {
  /** What the user says. */
  readonly zone?: Zone | undefined
  /** What the rest of the bundle says. */
  readonly bundleZone?: Zone | undefined
}

//                38.062 +08:00] [
const OFFSET = /\.\d{3,9} ([+-]\d\d:\d\d)\] ?\[/

/** The zone of one file: the user's, else that of its other lines, which say it, else that of the bundle. */
export class FileZone implements Zone {
  /** Is it said by other lines of the file? */
  readonly isOwn: boolean
  /** Was a time without an offset met? */
  isAsked = false
  readonly zone: Zone | undefined

  constructor({zone, bundleZone}: KnownZones, head: string) {
    const own = OFFSET.exec(head)?.[1]
    this.isOwn = zone === undefined && own !== undefined
    this.zone = zone ?? (own === undefined ? bundleZone : fixedZone(own))
  }

  offsetAt(local: number): string | undefined {
    this.isAsked = true
    return this.zone?.offsetAt(local)
  }
}
