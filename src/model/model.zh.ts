import type {Catalog} from './say.js'

export const says: Catalog = {
}
