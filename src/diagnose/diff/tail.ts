import {cite, type Evidence} from '../../causes/cause.js'
import type {Region} from '../../model/region.js'
import {say} from '../../model/say.js'
import {within} from '../../model/source.js'
import type {Charges} from '../charge.js'
import type {TailChange} from './difference.js'
import type {Leaving} from './leaving.js'
import type {Moment, Pair} from './moment.js'

const SHOWN = 3

/** Does a list of this moment show every Region on the store, and not one that only the other moment has? */
function isListed({own}: Moment, storeId: number): boolean {
  return own.some(({regions}) => regions?.lists.some((list) => list.isComplete && (list.kind === 'all' || (list.kind === 'store' && list.storeId === storeId))))
}

/** Which Regions are on the store at both moments, where both show all of them. */
export function tailOf(pair: Pair, {id, old, now}: Leaving, charges: Charges | undefined): TailChange | null {
  if (!old?.left || !now?.left || !old.isWhole || !now.isWhole || !isListed(pair.now, id)) return null
  const before = new Map(old.left.map((region) => [region.id, region]))
  const tail = new Set<number>()
  const unmoved: number[] = []
  const came: number[] = []
  const evidence: Evidence[] = []
  for (const region of now.left) {
    const earlier = before.get(region.id)
    if (!earlier) {
      came.push(region.id)
      continue
    }
    tail.add(region.id)
    if (isUnmoved(earlier, region)) unmoved.push(region.id)
    if (tail.size <= SHOWN) evidence.push(shown(earlier), shown(region))
  }
  return {tail: [...tail], unmoved, gone: old.left.flatMap(({id}) => (tail.has(id) ? [] : [id])), came, heldBy: heldBy(charges, tail), evidence}
}

/** conf_ver grows with each change of members. */
function isUnmoved(old: Region, now: Region): boolean {
  return old.epoch.confVer === now.epoch.confVer
}

function heldBy(charges: Charges | undefined, tail: ReadonlySet<number>): TailChange['heldBy'] {
  return [...(charges?.byCause ?? [])].flatMap(([{cause}, all]) => {
    const regions = all.filter((id) => tail.has(id))
    return regions.length > 0 ? [{cause: cause.id, regions}] : []
  })
}

function shown({id, epoch, source}: Region): Evidence {
  return cite({source: within(source, '/epoch')}, say`Region ${id} has conf_ver ${epoch.confVer}`)
}
