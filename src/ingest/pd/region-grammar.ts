import {WITNESS} from '../../model/region-batch.js'
import {PEER_ROLES} from '../../model/region.js'
import {type JsonBytes, ODD} from './json-bytes.js'
import type {RegionDraft} from './region-draft.js'
import {DOWN_PEER, EPOCH, Field, PEER, REGION, REPLICATION, type Shape} from './region-shapes.js'
import {type Mark, type RegionTemplates, Target} from './region-templates.js'

const [COMMA, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE, QUOTE] = [44, 91, 93, 123, 125, 34]
const LEARNER = PEER_ROLES.indexOf('Learner')
const ROLE_NAMES = PEER_ROLES.map((role) => Buffer.from(`"${role}"`))
/** `role_name` is none of metapb.PeerRole, or there is none. */
const UNNAMED = -1

/** Which fields an object has, a bit each. */
const bit = (field: Field) => 1 << field
const NEEDED = bit(Field.Id) | bit(Field.Peers)
const BOTH_KEYS = bit(Field.StartKey) | bit(Field.EndKey)

/** What a Region of PD may look like (tikv/pd server/api/region.go RegionInfo): reads one that is like none before. */
export class RegionGrammar {
  private readonly marks: Mark[] = []
  /** The marks of the peer at hand. */
  private idMark: Mark | undefined
  private storeMark: Mark | undefined
  private secondsMark: Mark | undefined
  private isTemplate = true
  /** The flags of the peers so far. */
  private readonly peers: number[] = []
  /** Which fields the object read last has, a bit each. */
  private seen = 0
  private peerId = 0
  private storeId = 0
  private role = 0
  private named = UNNAMED
  private isLearner = false
  private isWitness = false
  private downSeconds = 0

  constructor(
    private readonly json: JsonBytes,
    private readonly draft: RegionDraft,
    private readonly templates: RegionTemplates | undefined,
  ) {}

  /** Behind the Region that begins there, which becomes a template for others; `CUT` or `ODD` when nothing of it was kept. */
  read(from: number): number {
    const {draft, marks, peers} = this
    draft.begin()
    marks.length = peers.length = 0
    this.isTemplate = true
    const end = this.object(from, REGION)
    if (end < 0 || (this.seen & NEEDED) !== NEEDED) {
      draft.drop()
      return end < 0 ? end : ODD
    }
    // PD prints both keys, the empty one too: one that somebody cut away is no infinity.
    if ((this.seen & BOTH_KEYS) !== BOTH_KEYS) {
      draft.dropKeys()
      for (const mark of marks) if (mark.target >= Target.StartKey) mark.target = Target.IgnoredKey
    }
    if (!draft.finish(from)) return ODD
    if (this.isTemplate) this.templates?.learn(this.json.bytes, from, end, marks, [...peers])
    return end
  }

  /** An object of a known shape, none of whose fields comes twice. */
  private object(from: number, shape: Shape): number {
    const {json} = this
    if (json.byte(from) !== OPEN_BRACE) return json.miss(from)
    let seen = 0
    let name = 0
    let at = json.blanks(from + 1)
    if (json.byte(at) !== CLOSE_BRACE) {
      for (;;) {
        name = shape.nameAt(json, at, name)
        const field = shape.fieldOf(name)
        if (field !== Field.Other && seen & bit(field)) return ODD
        seen |= bit(field)
        const value = name === 0 ? json.key(at) : at + shape.lengthOf(name)
        at = value < 0 ? value : this.value(field, json.blanks(value))
        if (at < 0) return at
        at = json.blanks(at)
        if (json.byte(at) === CLOSE_BRACE) break
        if (json.byte(at) !== COMMA) return json.miss(at)
        at = json.blanks(at + 1)
        if (json.byte(at) !== QUOTE) return json.miss(at)
      }
    }
    this.seen = seen
    return at + 1
  }

  private list(field: Field, from: number): number {
    const {json} = this
    if (json.byte(from) !== OPEN_BRACKET) return json.miss(from)
    let at = json.blanks(from + 1)
    if (json.byte(at) === CLOSE_BRACKET) return at + 1
    for (;;) {
      at = this.element(field, at)
      if (at < 0) return at
      at = json.blanks(at)
      if (json.byte(at) === CLOSE_BRACKET) return at + 1
      if (json.byte(at) !== COMMA) return json.miss(at)
      at = json.blanks(at + 1)
    }
  }

  private value(field: Field, at: number): number {
    const {json} = this
    const {batch} = this.draft
    switch (field) {
      case Field.Id: return this.number(batch.ids, Target.Id, at)
      case Field.Size: return this.number(batch.sizes, Target.Size, at)
      case Field.Keys: return this.number(batch.keyCounts, Target.Keys, at)
      case Field.ConfVer: return this.number(batch.confVers, Target.ConfVer, at)
      case Field.Version: return this.number(batch.versions, Target.Version, at)
      case Field.StartKey: return this.key(Target.StartKey, at)
      case Field.EndKey: return this.key(Target.EndKey, at)
      case Field.Epoch: return this.object(at, EPOCH)
      case Field.Peers: return this.list(field, at)
      case Field.DownPeers:
      case Field.PendingPeers: return json.isNull(at) ? json.scalar(at) : this.list(field, at)
      case Field.Replication: return json.isNull(at) ? json.scalar(at) : this.object(at, REPLICATION)
      case Field.Leader: return this.leader(at)
      case Field.Foreign: return ODD
      case Field.Other: return this.other(at)
      default: return this.peerValue(field, at)
    }
  }

  private peerValue(field: Field, at: number): number {
    const {json} = this
    if (field === Field.RoleName) {
      this.named = ROLE_NAMES.findIndex((name) => json.matches(at, name))
      return json.string(at)
    }
    if (field === Field.DownPeer) return this.peer(at)
    const isFlag = field === Field.IsLearner || field === Field.IsWitness
    const end = isFlag ? json.boolean(at) : json.integer(at)
    const {number} = json
    if (field === Field.Role) this.role = number
    else if (field === Field.IsLearner) this.isLearner = number === 1
    else if (field === Field.IsWitness) this.isWitness = number === 1
    else if (field === Field.PeerId) [this.peerId, this.idMark] = [number, this.mark(at, end, Target.Ignored)]
    else if (field === Field.StoreId) [this.storeId, this.storeMark] = [number, this.mark(at, end, Target.Ignored)]
    else [this.downSeconds, this.secondsMark] = [number, this.mark(at, end, Target.Ignored)]
    return end
  }

  private element(field: Field, at: number): number {
    const {pending, down} = this.draft
    this.downSeconds = this.peerId = 0
    this.secondsMark = undefined
    const end = field === Field.DownPeers ? this.object(at, DOWN_PEER) : this.peer(at)
    if (end < 0) return end
    if (this.peerId === 0) return ODD
    if (field === Field.Peers) return this.addPeer() ? end : ODD
    if (field === Field.PendingPeers) aim(this.idMark, Target.Pending, pending.push(this.peerId) - 1)
    else {
      this.isTemplate &&= this.secondsMark !== undefined
      aim(this.secondsMark, Target.DownSeconds, down.length / 2)
      aim(this.idMark, Target.Down, down.length / 2)
      down.push(this.peerId, this.downSeconds)
    }
    return end
  }

  /** `peerId` is 0 for an object without the ids of a peer. */
  private peer(at: number): number {
    this.peerId = this.role = 0
    this.named = UNNAMED
    this.isLearner = this.isWitness = false
    this.idMark = undefined
    const end = this.object(at, PEER)
    if ((this.seen & bit(Field.StoreId)) !== 0) return end
    this.peerId = 0
    this.idMark = undefined
    return end
  }

  private addPeer(): boolean {
    const {peers} = this
    const {batch} = this.draft
    const at = batch.peerCount
    if (at === batch.peerIds.length) return false
    const role = this.named === UNNAMED ? (this.isLearner ? LEARNER : this.role < PEER_ROLES.length ? this.role : 0) : this.named
    const flags = role | (this.isWitness ? WITNESS : 0)
    batch.peerIds[at] = this.peerId
    batch.peerStores[at] = this.storeId
    batch.peerFlags[at] = flags
    batch.peerCount++
    aim(this.idMark, Target.PeerId, peers.length)
    aim(this.storeMark, Target.StoreId, peers.length)
    peers.push(flags)
    return true
  }

  private leader(at: number): number {
    if (this.json.isNull(at)) return this.json.scalar(at)
    const end = this.peer(at)
    this.draft.leaderId = this.peerId
    aim(this.idMark, Target.Leader, 0)
    return end
  }

  /** An integer differs from Region to Region; what else there is will not. */
  private other(at: number): number {
    const {json} = this
    const end = json.scalar(at)
    if (end >= 0 && json.integer(at) === end) this.mark(at, end, Target.Ignored)
    return end
  }

  private number(column: Float64Array, target: Target, at: number): number {
    const end = this.json.integer(at)
    column[this.draft.batch.count] = this.json.number
    this.mark(at, end, target)
    return end
  }

  private key(target: Target, at: number): number {
    const {json, draft} = this
    const end = json.hex(at, draft.batch.keys, draft.batch.keyBytes)
    if (end < 0) return end
    draft.keepKey(target === Target.StartKey ? 0 : 1, json.number)
    this.mark(at + 1, end - 1, target)
    return end
  }

  private mark(from: number, to: number, target: Target): Mark {
    const mark = {from, to, target, slot: 0}
    this.marks.push(mark)
    return mark
  }
}

function aim(mark: Mark | undefined, target: Target, slot: number): void {
  if (mark) Object.assign(mark, {target, slot})
}
