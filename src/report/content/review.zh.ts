import type {Catalog} from '../../model/say.js'

/** What only the review of an incident says. */
export const says: Catalog = {
  ', {0} left': '，剩余 {0}',
  'PD does nothing about {0}': 'PD 对 {0} 什么也不做',
  'PD would replace a peer of {0}': 'PD 会替换 {0} 的一个 Peer',
  'PD would add a peer to {0}': 'PD 会为 {0} 添加一个 Peer',
  'PD would remove a peer of {0}': 'PD 会移除 {0} 的一个 Peer',
  'PD would promote a peer of {0}': 'PD 会提升 {0} 的一个 Peer',
  'PD would move a peer of {0}': 'PD 会迁移 {0} 的一个 Peer',
  'PD would lead {0} out of the joint state': 'PD 会让 {0} 退出 joint 状态',
  'PD does something else about {0}': 'PD 正对 {0} 做别的事',
  'What was done': '做过的操作',
  '{0}, for {1} or more': '{0}，至今至少 {1}',
  'not told': '未给出',
  '; answer: ': '；返回：',
  '. {0} runs here: upgrade to {1} or later': '。当前版本为 {0}，请升级到 {1} 或更高版本',
  'on the metric ': '针对监控指标 ',
  'peers that know no leader of their Region': '有 Peer 不知道所属 Region 的 Leader',
  'stores that are too full to take a peer': '有 Store 空间不足，无法接收 Peer',
  'stores that do not report': '有 Store 不上报心跳',
  'messages between stores that do not arrive': 'Store 之间有消息无法送达',
  'a TiKV that starts again': '有 TiKV 重启',
  'a store that is still leaving after six hours, or however long a scale-in takes here; its `pd_scheduler_store_status{type="region_count"}` tells whether it gets on':
    '有 Store 下线六小时仍未完成（时长可按本集群缩容通常所需调整）；由它的 `pd_scheduler_store_status{type="region_count"}` 可知是否仍有进展',
}
