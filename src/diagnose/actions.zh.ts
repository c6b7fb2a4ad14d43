import type {Catalog} from '../model/say.js'

/** What was done to the cluster. */
export const says: Catalog = {
  'store {0} is told to leave': '要求 Store {0} 下线',
  'the removal of store {0} is taken back': '撤销 Store {0} 的下线',
  'placement rule `{0}` is set': '设置 Placement Rule `{0}`',
  'placement rule `{0}` is removed': '删除 Placement Rule `{0}`',
  'the {0} limit of store {1} is set to {2} a minute': '将 Store {1} 的 {0} 限速设为每分钟 {2}',
  'the {0} limit of every store is set to {1} a minute': '将所有 Store 的 {0} 限速设为每分钟 {1}',
  'scheduler `{0}` is added': '添加调度器 `{0}`',
  'scheduler `{0}` is removed': '移除调度器 `{0}`',
  'an operator is added to Region {0} by hand: {1}': '人工为 Region {0} 添加 Operator：{1}',
  'an unsafe recovery begins': '开始 Online Unsafe Recovery',
  '{0}, and nothing in it is new': '{0}，但内容没有变化',
  'unset': '未设置',
}
