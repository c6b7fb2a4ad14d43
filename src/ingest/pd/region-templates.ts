import type {JsonBytes} from './json-bytes.js'
import {ODD} from './json-bytes.js'
import {Literal} from './literal.js'
import type {RegionDraft} from './region-draft.js'

/** What a value that differs from Region to Region is. */
export enum Target {
  Ignored,
  Id,
  ConfVer,
  Version,
  Size,
  Keys,
  Leader,
  PeerId,
  StoreId,
  Pending,
  Down,
  DownSeconds,
  StartKey,
  EndKey,
  IgnoredKey,
}

/** A value in the bytes of a Region; `slot` counts the peers of its list. */
export interface Mark {
  readonly from: number
  readonly to: number
  target: Target
  slot: number
}

/** What always stands before a value, or behind the last one. */
interface Step {
  readonly literal: Literal
  readonly target: Target
  readonly slot: number
  /** What may follow, the last one met first. */
  readonly next: Step[]
  /** The role and kind of each peer, where the Region ends. */
  readonly peers?: readonly number[]
}

/** A file has some dozens: by the number of peers, their roles and which of them are pending or down. */
const MOST_STEPS = 5000

/**
 * What stands around the values is the same from Region to Region: it is compared, not read. Each Region that was read
 * is a template for others; templates that begin alike share their first steps.
 *
 *     {"id":   ,"start_key":"   ","end_key":"   ","epoch":{"conf_ver":   ,"version":   },"peers":[{"role_name":"Voter","id":   …
 */
export class RegionTemplates {
  private readonly first: Step[] = []
  private steps = 0

  constructor(
    private readonly json: JsonBytes,
    private readonly draft: RegionDraft,
  ) {}

  /** Behind the Region, or less than 0 when it is like none before or the bytes end within it. */
  read(from: number): number {
    const {json} = this
    let {first: next} = this
    let newlines = 0
    for (let at = from; ; ) {
      const step = followingOf(next, json, at)
      if (!step) return ODD
      at += step.literal.length
      newlines += step.literal.newlines
      if (step.peers) {
        json.newlines += newlines
        return this.addPeers(step.peers) ? at : ODD
      }
      at = this.value(step, at)
      if (at < 0) return at
      ;({next} = step)
    }
  }

  /** Learns what a Region looks like from the marks of its values, in the order in which they stand. */
  learn(bytes: Uint8Array, from: number, to: number, marks: readonly Mark[], peers: readonly number[]): void {
    let {first: next} = this
    let at = from
    for (const mark of marks) {
      ;({next} = this.step(next, {literal: new Literal(bytes.slice(at, mark.from)), target: mark.target, slot: mark.slot, next: []}))
      at = mark.to
    }
    this.step(next, {literal: new Literal(bytes.slice(at, to)), target: Target.Ignored, slot: 0, next: [], peers})
  }

  private step(among: Step[], step: Step): Step {
    const known = among.find(({literal, target, slot, peers}) => literal.equals(step.literal) && target === step.target && slot === step.slot && (peers === undefined) === (step.peers === undefined))
    if (known) return known
    if (this.steps < MOST_STEPS) among.unshift(step)
    this.steps++
    return step
  }

  private value({target, slot}: Step, at: number): number {
    const {json, draft} = this
    const {batch} = draft
    if (target >= Target.StartKey) return this.key(target, at)
    const end = json.integer(at)
    const {number} = json
    const row = batch.count
    switch (target) {
      case Target.Ignored: return end
      case Target.Id: batch.ids[row] = number; return end
      case Target.ConfVer: batch.confVers[row] = number; return end
      case Target.Version: batch.versions[row] = number; return end
      case Target.Size: batch.sizes[row] = number; return end
      case Target.Keys: batch.keyCounts[row] = number; return end
      case Target.StoreId: batch.peerStores[batch.peerCount + slot] = number; return end
      case Target.Leader: draft.leaderId = number; return end
      case Target.DownSeconds: draft.down[2 * slot + 1] = number; return end
      default: break
    }
    if (number === 0) return ODD
    if (target === Target.PeerId) batch.peerIds[batch.peerCount + slot] = number
    else if (target === Target.Pending) draft.pending[slot] = number
    else draft.down[2 * slot] = number
    return end
  }

  private key(target: Target, at: number): number {
    const {json, draft} = this
    const {batch} = draft
    const end = json.hexDigits(at, batch.keys, batch.keyBytes)
    if (end < 0 || target === Target.IgnoredKey) return end
    const [from, to] = target === Target.StartKey ? [batch.startFrom, batch.startTo] : [batch.endFrom, batch.endTo]
    from[batch.count] = batch.keyBytes
    to[batch.count] = batch.keyBytes += json.number
    return end
  }

  private addPeers(peers: readonly number[]): boolean {
    const {batch} = this.draft
    if (batch.peerCount + peers.length > batch.peerIds.length) return false
    for (let at = 0; at < peers.length; at++) batch.peerFlags[batch.peerCount++] = peers[at]!
    return true
  }
}

function followingOf(steps: Step[], json: JsonBytes, at: number): Step | undefined {
  for (let place = 0; place < steps.length; place++) {
    const step = steps[place]!
    if (!json.isAt(at, step.literal)) continue
    // Others like it will follow.
    if (place > 0) {
      steps.splice(place, 1)
      steps.unshift(step)
    }
    return step
  }
  return undefined
}
