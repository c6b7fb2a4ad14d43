import {Pairs} from './pairs.js'
import {PEER_ROLES, type Region} from './region.js'

const WITNESS = 4
const LEADER = 8
const PENDING = 16
const DOWN = 32
const FLAGS = 64

/** What the Regions of a list look like: stores, roles and health of the peers, and of their ids only the order. */
interface Shapes {
  /** The same number for Regions that look alike, counted from 0. */
  readonly numbers: Uint32Array
  /** Of each number the first Region. */
  readonly examples: readonly Region[]
}

const known = new WeakMap<readonly Region[], Shapes>()

/** Each remedy is tried on the same Regions: what they look like is worked out once. */
export function shapesOf(regions: readonly Region[]): Shapes {
  const shapes = known.get(regions) ?? findShapes(regions)
  known.set(regions, shapes)
  return shapes
}

function findShapes(regions: readonly Region[]): Shapes {
  const pairs = new Pairs()
  const stores = new Map<number, number>()
  const storeNumber = (id: number) => {
    const known = stores.get(id)
    if (known !== undefined) return known
    stores.set(id, stores.size)
    return stores.size - 1
  }
  const shapeOf = (region: Region) => {
    const {peers, leader, pendingPeers, downPeers, isLeaderUnknown, lacks} = region
    let shape = pairs.numberOf(isLeaderUnknown ? 1 : 0, lacks === 'peers' ? 1 : lacks === 'range' ? 2 : 0)
    shape = pairs.numberOf(shape, leader ? storeNumber(leader.storeId) + 1 : 0)
    for (const peer of peers) {
      let flags = PEER_ROLES.indexOf(peer.role)
      if (peer.isWitness) flags |= WITNESS
      if (leader?.id === peer.id) flags |= LEADER
      if (pendingPeers.some(({id}) => id === peer.id)) flags |= PENDING
      if (downPeers.some((down) => down.peer.id === peer.id)) flags |= DOWN
      for (const {id} of peers) if (id < peer.id) flags += FLAGS
      shape = pairs.numberOf(pairs.numberOf(shape, storeNumber(peer.storeId)), flags)
    }
    return shape
  }
  const examples: Region[] = []
  const byShape: number[] = []
  const numbers = new Uint32Array(regions.length)
  for (const [at, region] of regions.entries()) {
    const shape = shapeOf(region)
    numbers[at] = byShape[shape] ??= examples.push(region) - 1
  }
  return {numbers, examples}
}

const selections = new WeakMap<readonly Region[], Map<string, readonly Region[]>>()

/** The Regions of a list for which something holds that depends on what they look like alone: it is asked once of those that look alike, and the same choice is the same list. */
export function selectAlike(regions: readonly Region[], holds: (region: Region) => boolean): readonly Region[] {
  const {numbers, examples} = shapesOf(regions)
  const chosen = Uint8Array.from(examples, (example) => Number(holds(example)))
  if (!chosen.includes(0)) return regions
  if (!chosen.includes(1)) return []
  const before = selections.get(regions) ?? new Map<string, readonly Region[]>()
  selections.set(regions, before)
  const key = Buffer.from(chosen).toString('latin1')
  const selected = before.get(key) ?? regions.filter((_, at) => chosen[numbers[at]!] === 1)
  before.set(key, selected)
  return selected
}
