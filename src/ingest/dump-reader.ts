import {Column} from '../model/columns.js'
import type {InputKind, Notice} from '../model/input.js'
import type {ShownOperator} from '../model/operator.js'
import type {RegionPlace} from '../model/region-places.js'
import {say, type Sentence} from '../model/say.js'
import {type JsonSource, within} from '../model/source.js'
import type {Store} from '../model/store.js'
import {count} from '../model/words.js'
import type {DocumentContent, ElementContent, RegionsContent} from './pd/documents.js'
import {fieldsOf, listOf, numberOf} from './pd/fields.js'
import {readKubernetesStores} from './pd/kubernetes.js'
import {readOperator} from './pd/operators.js'
import {readRegion} from './pd/regions.js'
import {kindOf} from './pd/shape.js'
import {readStore} from './pd/stores.js'
import {unneeded} from './pd/unneeded.js'
import {askedOf} from './region-list.js'
import type {SampleBuilder} from './sample-builder.js'
import type {SettingsReader} from './settings-reader.js'
import type {Place} from './tikv-ctl/place.js'

/** A document, and the command that printed it or the name it was saved under. */
interface Dump extends DocumentContent {
  readonly asked: string
  readonly place: Place
}

/** What a document turned out to be. */
interface Read {
  readonly kind: InputKind
  readonly records: number
  /** What it is, when nothing of it is needed. */
  readonly unneeded?: Sentence
}

/** What an entry means depends on the others: without a rule that is cut off a Region would seem to need fewer replicas. */
const TOGETHER: ReadonlySet<InputKind> = new Set(['placement-rules', 'rule-groups', 'region-labels', 'schedulers'])

/** Takes the dumps of one file apart, into the sample and the settings of its folder. */
export class DumpReader {
  private ids = new Column()
  private found: Store[] = []
  private unread = 0

  constructor(
    private readonly sample: SampleBuilder,
    private readonly settings: SettingsReader,
    private readonly notice: (notice: Notice) => void,
    private readonly fileBytes?: number,
  ) {}

  /** An element of a long list, before the document it stands in. */
  element({value, document, list, index, offset}: ElementContent): void {
    const region = readRegion(value)
    const store = region ? undefined : readStore(value, {document, pointer: `${list}/${index}`, near: {pointer: `${list}/${index}`, offset}})
    if (region) this.addRegion(region, {document, list, index, offset})
    else if (store) this.found.push(store)
    else this.unread++
  }

  /** Regions among the elements of a list, many at a time. */
  batch({batch, ...place}: RegionsContent): void {
    this.ids.pushAll(batch.ids, 0, batch.count)
    this.sample.regions.addBatch(batch, place, this.fileBytes)
  }

  /** Undefined when it is nothing that we know. */
  document(dump: Dump): Read | undefined {
    const kind = this.kindOf(dump)
    const source: JsonSource = {document: dump.document, pointer: ''}
    const known = kind === undefined ? unneeded(dump.value) : undefined
    const read: Read | undefined = kind === undefined ? known : {kind, records: this.read(kind, source, dump)}
    this.ids = new Column()
    this.found = []
    this.unread = 0
    return read?.kind === 'regions' && /check/.test(dump.asked) ? {...read, kind: 'region-check'} : read
  }

  /** A bare list whose elements were handed on tells nothing of itself any more. */
  private kindOf({value, asked, elements}: Dump): InputKind | undefined {
    if (elements === 0 || !Array.isArray(value)) return kindOf(value, asked)
    return this.ids.length > 0 ? 'regions' : this.found.length > 0 ? 'stores' : undefined
  }

  private read(kind: InputKind, source: JsonSource, dump: Dump): number {
    if (kind === 'stores') return this.stores(source, dump)
    if (kind === 'store') return this.store(source, dump)
    if (kind === 'regions') return this.regions(source, dump)
    if (kind === 'region') return this.single(source, dump)
    if (kind === 'operators') return this.operators(dump.value, source)
    if (kind === 'tikv-ctl' || kind === 'tiup') return this.settings.tools(dump.value, source, dump.place)
    if (kind === 'topology') return this.topology(dump.value, source)
    if (dump.cutIn !== undefined && TOGETHER.has(kind)) return this.unused(source)
    const {records, lost} = this.settings.read(kind, dump.value, source, dump.asked)
    this.lost(lost ?? 0, count(lost ?? 0, 'placement rule'), source)
    return records
  }

  private unused({document}: JsonSource): number {
    this.notice({level: 'warning', says: say`nothing of this list is used: what PD does with a part of it is not what it does with all of it`, file: document.file, line: document.line})
    return 0
  }

  private stores(source: JsonSource, {value, asked, cutIn}: Dump): number {
    const isBare = Array.isArray(value)
    const list = isBare ? value : listOf(fieldsOf(value)['stores'])
    const stores = [...this.found, ...list.flatMap((entry, index) => (isWhole(entry, cutIn) ? (readStore(entry, within(source, `${isBare ? '' : '/stores'}/${index}`)) ?? []) : []))]
    const size = list.length + this.found.length + this.unread
    this.lost(size - stores.length, count(size - stores.length, 'store'), source)
    const isWholeList = cutIn === undefined && !this.isShort(value, size, 'stores', source)
    if (isWholeList && !isSome(asked)) this.sample.addStores(stores, source)
    else for (const store of stores) this.sample.addStore(store)
    return stores.length
  }

  /** `{id, address, state_name}` without its wrapper is what `--jq` leaves of a store. */
  private store(source: JsonSource, {value, cutIn}: Dump): number {
    const entry = 'store' in fieldsOf(value) ? value : {store: value}
    const store = isWhole(entry, cutIn) ? readStore(entry, source) : undefined
    if (store) this.sample.addStore(store)
    return store ? 1 : 0
  }

  private regions(source: JsonSource, {value, asked, cutIn}: Dump): number {
    const list = Array.isArray(value) ? '' : '/regions'
    const entries = Array.isArray(value) ? value : listOf(fieldsOf(value)['regions'])
    for (const [index, entry] of entries.entries()) {
      // The last one, of which a part is missing, would seem to have lost a peer or its leader.
      if (cutIn?.startsWith(`${list}/${index}`) && index === entries.length - 1) continue
      const region = readRegion(entry)
      if (region) this.addRegion(region, {document: source.document, list, index})
      else this.unread++
    }
    const {ids} = this
    this.lost(this.unread, count(this.unread, 'Region'), source)
    const isWholeList = cutIn === undefined && list !== '' && !this.isShort(value, ids.length + this.unread, 'Regions', source)
    this.sample.regions.addList({...askedOf(asked, ids, this.sample.regions, Array.isArray(value)), ids, isComplete: isWholeList && this.unread === 0, source})
    return ids.length
  }

  private addRegion(region: NonNullable<ReturnType<typeof readRegion>>, place: RegionPlace): void {
    this.ids.push(region.id)
    this.sample.regions.add(region, place)
  }

  /** The list says that it is longer than it is: somebody took out a part of it. */
  private isShort(value: unknown, size: number, what: string, {document}: JsonSource): boolean {
    const claimed = numberOf(fieldsOf(value)['count'])
    if (claimed === undefined || claimed <= size) return false
    // `regions/count` has no list at all.
    if (fieldsOf(value)['regions'] === null) return true
    this.notice({level: 'warning', says: say`this list counts ${claimed} ${what} and has ${size}: what is not in it may have been taken out`, file: document.file, line: document.line})
    return true
  }

  private single(source: JsonSource, {value, cutIn}: Dump): number {
    const list = 'region' in fieldsOf(value) ? '/region' : ''
    const fields = list === '' ? fieldsOf(value) : fieldsOf(fieldsOf(value)['region'])
    // Its role stands at the end of a peer: where that is cut off, the peer would seem to be a voter.
    const cutPeer = /\/peers\/(\d+)$/.exec(cutIn ?? '')?.[1]
    const region = readRegion(cutPeer === undefined ? fields : {...fields, peers: listOf(fields['peers']).slice(0, Number(cutPeer))})
    if (!region) return 0
    const isLeaderUnknown = region.isLeaderUnknown ?? (cutIn !== undefined && region.leader === undefined)
    this.sample.regions.add({...region, ...(isLeaderUnknown && {isLeaderUnknown})}, {document: source.document, list})
    this.sample.regions.addList({kind: 'single', ids: [region.id], isComplete: cutIn === undefined, source})
    return 1
  }

  private operators(value: unknown, source: JsonSource): number {
    const entries = Array.isArray(value) ? [...value.entries()].map(([index, entry]) => [`/${index}`, entry] as const) : [['', value] as const]
    const operators = entries.flatMap(([pointer, entry]): ShownOperator[] => {
      const operator = readOperator(entry)
      return operator ? [{...operator, source: {...source, pointer}}] : []
    })
    this.lost(listOf(value).length - operators.length, count(listOf(value).length - operators.length, 'operator'), source)
    this.sample.addOperators(operators)
    return operators.length
  }

  /** Clinic's cluster.json tells the cluster, a TidbCluster its stores. */
  private topology(value: unknown, source: JsonSource): number {
    this.settings.identify(fieldsOf(value)['cluster_id'], within(source, '/cluster_id'))
    const stores = readKubernetesStores(value, source)
    for (const store of stores) this.sample.addStore(store)
    return Math.max(stores.length, 1)
  }

  /** Entries of a list that are not what they should be: an id is missing, or too big for a double. */
  private lost(entries: number, counted: Sentence, {document}: JsonSource): void {
    if (entries > 0) this.notice({level: 'warning', says: say`${counted} of this list could not be read`, file: document.file, line: document.line})
  }
}

/** `store check down`, `store --state=Offline`, `label store zone z1`: an answer that leaves stores out. */
const SOME_STORES = /stores?[ /_-]check|[?&_ -]state\b|label[ _-]store|labels\/stores/

function isSome(asked: string): boolean {
  return SOME_STORES.test(asked) && !/tombstone|state=2/i.test(asked)
}

/** The state stands at the end of a store: where that is cut off, the store would seem to be Up. */
function isWhole(entry: unknown, cutIn: string | undefined): boolean {
  const store = fieldsOf(fieldsOf(entry)['store'])
  return cutIn === undefined || 'state_name' in store || 'state' in store
}
