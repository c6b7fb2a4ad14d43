import type {Catalog} from '../model/say.js'

export const says: Catalog = {
  '`{0}` is no mapping of drainscope': '`{0}` 不是 drainscope 的对照文件',
  'pass one that an earlier `--mapping` wrote, or a file that is not there yet': '请给出之前用 `--mapping` 写出的文件，或尚不存在的文件',
}
