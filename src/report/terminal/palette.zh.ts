import type {Catalog} from '../../model/say.js'

/** The palette, the bar, and the line of keys. */
export const says: Catalog = {
  'To do': '待办',
  'only entries with: ': '只显示含有：',
  'only entries with {0}  ': '只显示含 {0} 的条目  ',
  '{0} more below  ': '下面还有 {0} 行  ',
  'Esc back  / search  f filter  ': 'Esc 返回  / 搜索  f 过滤  ',
  '? help  q quit': '? 帮助  q 退出',
  'Enter opens  ': 'Enter 打开  ',
  'Enter ticks off  ': 'Enter 勾选  ',
  'Enter copies  ': 'Enter 复制  ',
  'everything that can be done or gone to, by some letters of its name; a Region by its number': '按名称中的几个字母查找所有操作和界面；Region 按编号',
  ': Ctrl-P': ': Ctrl-P',
  'Search on this screen': '在本屏搜索',
  'Next match': '下一处匹配',
  'Previous match': '上一处匹配',
  'Filter: only entries with a word': '过滤：只显示含某个词的条目',
  'Sort by the next column': '按下一列排序',
  'To the top': '到顶部',
  'To the bottom': '到底部',
  'Back to where one was': '返回',
  'Keys and words': '按键和用语',
  'Leave': '退出',
  'Finding {0}: {1} ({2})': '结论 {0}：{1}（{2}）',
  'Explain {0}': '解释 {0}',
  'Nothing is called so.': '没有这样的名称。',
}
