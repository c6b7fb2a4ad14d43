import type {Catalog} from '../../model/say.js'

export const says: Catalog = {
}
