import type {Catalog} from '../../model/say.js'

/** Of `redact`, `pack`, and `collect` without a bundle. */
export const says: Catalog = {
  '{0} file': '{0} 个文件',
  'What would be replaced': '将会替换的内容',
  'Redacted: `{0}`': '已脱敏：`{0}`',
  '{0}: {1} replaced': '{0}：替换 {1} 处',
  'Nothing that tells of its owner was found.': '没有发现会透露所有者的内容。',
  'Left out': '没有收入的文件',
  'IP addresses': 'IP 地址',
  'names of hosts, databases, tables, users, places and folders': '主机、库、表、用户、位置和目录的名字',
  'what keys hold behind their table and index': 'Key 中表和索引之后的内容',
  'SQL statements': 'SQL 语句',
  'passwords and tokens': '密码和令牌',
  'certificates and private keys': '证书和私钥',
  ' becomes ': ' 替换为 ',
  'By file': '按文件',
  ': {0} replaced': '：替换 {0} 处',
  ', and is called ': '，文件改名为 ',
  'Words that every cluster has stay, and so do ids, figures, times, ports and the ids of tables. Read what you send: no program knows every secret.':
    '每个集群都有的词保持不变，各种 ID、数字、时间、端口和表 ID 也保持不变。发送之前请先通读：没有程序认得出所有秘密。',
  '{0} No mapping was kept; `--mapping FILE` keeps what each token stands for.': '{0}没有保存映射；`--mapping FILE` 会保存每个代号代表什么。',
  '{0} `{1}` undoes it all: keep it to yourself.': '{0}有了 `{1}` 就能还原全部内容：请自己保管，不要外传。',
  '`{0}` holds {1} and their manifest, {2} in {3}; it was read again and is whole.': '`{0}` 包含 {1}及其清单，{2} 压缩为 {3}；写完后已重新读取，内容完整。',
  'the list of files of `drainscope pack`': '`drainscope pack` 的文件清单',
  'the logs of all stores, two hours or more': '所有 Store 的日志，两小时以上',
}
