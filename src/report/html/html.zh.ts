import type {Catalog} from '../../model/say.js'

export const says: Catalog = {
  'Regions left': '剩余的 Region',
}
