import {type BundleFile, type OnDamage, type OnNotice, skippedFile} from './bundle-file.js'
import {type ByteSource, headOf, memorySource} from './byte-source.js'
import {diskSource} from './disk-source.js'
import type {Budget} from './limits.js'
import {type Packing, packingOf} from './magic.js'
import {isLeftover, memberName} from './member-name.js'
import {type Parking, resumable} from './parking.js'
import {sniff} from './sniff.js'
import {type Member, tarMembers} from './tar.js'
import type {TempFolder} from './temp-folder.js'
import {encodingOf, headText, textSource} from './text.js'
import {type Compression, unpackerOf} from './unpack.js'
import {type Unpacked, zipMembers} from './zip.js'
import {say, type Sentence} from '../model/say.js'

/** How much of a file is read ahead to tell what it is. */
const HEAD_BYTES = 64 * 1024
const SHORT_HEAD = 4 * 1024
const NOTHING = Buffer.alloc(0)
// A log that was rotated packed and then packed again by hand is two deep; more is a trap.
const COMPRESSIONS = 3
/** A zip inside of a packed archive is kept in memory up to here, since its list of members stands at its end. */
const MEMORY = 32 * 2 ** 20

/** What the files of one bundle share. */
interface Shared {
  readonly budget: Budget
  readonly parking: Parking
  readonly temp: TempFolder
  readonly onNotice: OnNotice
}

/** Where a source was found. */
interface Place {
  readonly name: string
  /** Archives around it. */
  readonly depth: number
  /** Packings right around it that hold no names. */
  readonly compressions: number
}

/** The files that a file holds: itself, or the members of the archive it is. */
export class Expansion {
  /** Files of which the damage was told: they are read again, to quote from them. */
  private readonly damaged = new Set<string>()

  constructor(private readonly shared: Shared) {}

  async *expand(place: Place, found: ByteSource): AsyncGenerator<BundleFile> {
    const {name, depth, compressions} = place
    const damage = this.damageOf(name)
    const head = await headOf(found.read(0, damage), HEAD_BYTES)
    if (head.length === 0) return yield skippedFile(name, 'unknown', found.size === 0 ? say`it is empty` : say`nothing can be read from it`)
    const source = this.atHand(name, found, head)
    const packing = packingOf(head)
    if (packing === undefined) yield this.textFile(name, source, head)
    else if (packing === 'tar') yield* this.archive(place, source, tarMembers(source, damage))
    else if (packing === 'zip') yield* this.zip(place, source)
    else if (!isCompression(packing)) yield skippedFile(name, 'archive', whySkipped(packing))
    else if (compressions === COMPRESSIONS) yield skippedFile(name, 'archive', say`it is packed more than ${COMPRESSIONS} times over: unpack it and pass the folder`)
    else yield* this.expand({name, depth, compressions: compressions + 1}, this.unpacked(source, unpackerOf(packing)))
  }

  /** Small files are kept: dumps are cited from, long after the stream has gone on. */
  private atHand(name: string, source: ByteSource, head: Buffer): ByteSource {
    const isKept = !source.isSeekable && head.length < HEAD_BYTES && !this.damaged.has(name) && this.shared.budget.keep(head.length)
    return isKept ? memorySource(head) : source
  }

  private async *archive({name, depth}: Place, source: ByteSource, members: AsyncIterable<Member>): AsyncGenerator<BundleFile> {
    const {limits} = this.shared.budget
    if (depth >= limits.depth) return yield skippedFile(name, 'archive', say`it lies in ${depth} archives; \`--limit depth=…\` goes deeper`)
    const names = new Map<string, number>()
    for await (const member of members) {
      const inside = this.nameOf(name, member.name, names)
      if (inside === undefined) continue
      if (!this.shared.budget.enter()) {
        this.warn(name, say`the archives hold more than ${limits.entries} files, and what comes after \`${[...names.keys()].at(-2) ?? ''}\` was not read; \`--limit entries=…\` reads more`)
        break
      }
      if (member.why === undefined) yield* this.expand({name: inside, depth: depth + 1, compressions: 0}, member.source)
      else yield skippedFile(inside, 'unknown', member.why)
    }
    if (names.size === 0) yield skippedFile(name, 'archive', say`no file is in it`)
    else yield {name, head: NOTHING, isSeekable: true, sniffed: {form: 'empty'}, members: names.size, ...(source.size !== undefined && {size: source.size}), async *read() {}}
  }

  /** The list of members stands at the end, so that the archive must be at hand. */
  private async *zip(place: Place, source: ByteSource): AsyncGenerator<BundleFile> {
    const damage = this.damageOf(place.name)
    const seekable = source.isSeekable ? source : await this.kept(source, damage)
    const {size} = seekable
    if (size !== undefined) yield* this.archive(place, seekable, zipMembers({...seekable, size}, this.unpacked, damage))
  }

  private async kept(source: ByteSource, onDamage: OnDamage): Promise<ByteSource> {
    const bytes = await headOf(source.read(0, onDamage), MEMORY)
    if (bytes.length < MEMORY) return memorySource(bytes)
    const {path, size} = await this.shared.temp.keep(source.read(0, onDamage))
    return diskSource(path, size)
  }

  private readonly unpacked: Unpacked = (packed, unpack) => {
    const {budget, parking} = this.shared
    const limited = budget.limit(unpack)
    return resumable((onDamage) => {
      // Where the packed bytes end early, that is what is wrong with the unpacked ones.
      let damage: string | undefined
      return limited(packed.read(0, (reason) => (damage = reason)), (reason, at) => onDamage(damage ?? reason, at))
    }, parking)
  }

  private textFile(name: string, raw: ByteSource, head: Buffer): BundleFile {
    const encoding = encodingOf(head)
    const source = textSource(raw, encoding, this.shared.parking)
    const damage = this.damageOf(name)
    const text = headText(head, encoding)
    const sniffed = sniff(text, name)
    return {
      name,
      ...(source.size !== undefined && {size: source.size}),
      head: this.shared.budget.keep(text.length) ? text : Buffer.from(text.subarray(0, SHORT_HEAD)),
      isSeekable: source.isSeekable,
      ...(source.place && {place: source.place}),
      sniffed,
      isMoment: sniffed.form === 'text' && /"stores":\s*\[/.test(text.toString('latin1')),
      read: (from = 0, onDamage = () => {}, isReused = false) =>
        source.read(from, (reason, at) => {
          damage(reason, at)
          onDamage(reason, at)
        }, isReused),
    }
  }

  /** Undefined for what nobody wants; a name that was there before is told apart. */
  private nameOf(archive: string, written: string, names: Map<string, number>): string | undefined {
    const {name, leadsOut} = memberName(written)
    if (name === '' || isLeftover(name)) return undefined
    let own = name
    let nth = names.get(name) ?? 1
    // Remembered, since an archive may hold one name a hundred thousand times.
    while (names.has(own)) own = `${name}~${++nth}`
    names.set(name, nth).set(own, names.get(own) ?? 1)
    const whole = `${archive}!${own}`
    if (leadsOut) this.warn(whole, say`the archive calls it \`${written}\`, which leads out of the archive; nothing is written, so that it was read`)
    if (own !== name) this.warn(whole, say`the archive holds \`${name}\` more than once`)
    return whole
  }

  private damageOf(name: string): OnDamage {
    return (reason, at) => {
      if (!this.damaged.has(name)) this.warn(name, say`\`${name}\` ends at byte ${at} (${reason}): what comes after it is not in this report`)
      this.damaged.add(name)
    }
  }

  private warn(file: string, says: Sentence): void {
    this.shared.onNotice({level: 'warning', says, file})
  }
}

function isCompression(packing: Packing): packing is Packing & Compression {
  return packing === 'gzip' || packing === 'zstd' || packing === 'bzip2' || packing === 'xz'
}

function whySkipped(packing: Packing): Sentence {
  if (packing === 'diag') return say`it is a \`.diag\` package of PingCAP Clinic, encrypted for PingCAP: pass the folder that \`diag collect\` wrote where it was collected`
  return say`it is packed (${packing}), which is not read here: unpack it and pass the folder`
}
