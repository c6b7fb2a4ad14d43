import type {Catalog} from '../model/say.js'

/** What is said while a bundle is read. */
export const says: Catalog = {
  '{0} Offline': '{0} 为 Offline',
  '{0} {1} times': '{0} {1} 次',
  'So far: {0}': '目前看到：{0}',
  ', {0} left': '，还需 {0}',
}
