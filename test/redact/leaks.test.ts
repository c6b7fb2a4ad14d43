import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {encodedBytes} from '../../src/model/memcomparable.js'
import {Tokens} from '../../src/redact/tokens.js'
import {type Files, inTwo, redacted, SECRET} from './redacted.js'

/** What must not be given away. */
interface Secrets {
  readonly host: string
  readonly domain: string
  readonly ipv4: string
  readonly ipv6: string
  readonly database: string
  readonly table: string
  readonly foreign: string
  readonly user: string
  readonly password: string
  readonly folder: string
  readonly zone: string
  readonly email: string
  readonly cluster: string
  readonly value: string
  readonly body: string
}

const PLANTED: Secrets = {
  host: 'gaia-tikv-7', domain: 'kestrelcorp', ipv4: '10.31.7.214', ipv6: 'fd12:3456:789a::42', database: 'Ledgerly', table: 'kontoauszug_2024', foreign: '客户订单', user: 'vbramble', password: 'Tr0ub4dor&3x',
  folder: 'quillstore', zone: 'falkenberg', email: 'jo.larkspur', cluster: 'osprey-main', value: 'alice.waverly', body: 'MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSk',
}

const octal = (bytes: Buffer, slash = '\\') => Array.from(bytes, (byte) => `${slash}${byte.toString(8).padStart(3, '0')}`).join('')

/** A key of an index on a column of text, as a table of users has one. */
function keyOf({value}: Secrets): Buffer {
  const index = Buffer.concat([Buffer.from('t'), Buffer.from('8000000000002db9', 'hex'), Buffer.from('_i'), Buffer.from('8000000000000001', 'hex'), Buffer.from([1])])
  return Buffer.concat([index, encodedBytes(Buffer.from(value))])
}

const record = (text: string): string => `[2026/11/23 09:01:00.000 +08:00] [INFO] [server.rs:1] ${text}\n`

/** The secrets in every form in which a bundle may tell them, each where it is first and last to be found. */
function bundleOf(secrets: Secrets): Files {
  const {host, domain, ipv4, ipv6, database, table, foreign, user, password, folder, zone, email, cluster, body} = secrets
  const address = `${host}.${domain}.com:20160`
  const key = encodedBytes(keyOf(secrets))
  const [upper, lower] = [key.toString('hex').toUpperCase(), key.toString('hex')]
  const sql = `select * from ${database}.${table} where name = '${secrets.value}'`
  const escapedForeign = [...foreign].map((char) => `\\u${char.charCodeAt(0).toString(16)}`).join('')
  return {
    'stores.json': JSON.stringify({count: 1, stores: [{store: {id: 5, address, status_address: `${ipv4}:20180`, deploy_path: `/data1/${folder}/tikv-20160/bin`, labels: [{key: 'zone', value: zone}, {key: 'host', value: host}]}, status: {}}]}, null, 2),
    'region.json': JSON.stringify({count: 1, regions: [{id: 7, start_key: upper, end_key: `${upper}00`, peers: []}]}),
    'tidb.json': JSON.stringify({start_key: key.toString('base64'), end_key: '', frames: [{db_name: database, table_name: table, table_id: 11705, index_name: `idx_${zone}`}, {table_name: foreign}]}),
    'tidb-escaped.json': `{"db_name": "${database}", "table_name": "${escapedForeign}"}`,
    [`${host}/tikv.log`]: [
      record(`["early line that names ${domain} and ${table} and ${zone}"] [x=1]`),
      record(`["connection refused"] [addr=${ipv4}:20160] [peer="ipv4:${ipv4}:50412"] [v6="[${ipv6}]:20160"] [store_id=5]`),
      record(`["request failed"] [err="Grpc(RpcFailure(RpcStatus { message: \\"duplicated store address: id:5 address:\\\\\\"${address}\\\\\\" deploy_path:\\\\\\"/data1/${folder}/x\\\\\\" \\" }))"]`),
      record(`["split"] [split_key=${upper}] [key="${octal(key, '\\\\')}"] [start="${octal(keyOf(secrets), '\\')}"] [region="id: 7 start_key: ${upper} end_key: ${lower} peers { id: 1 }"]`),
      record(`["bad lock"] [err="Key is locked (will clean up) primary_lock: ${upper} key: ${lower}"]`),
      record(`["cannot run"] [cur_db=${database}] [err="[kv:1062]Duplicate entry '${secrets.value}' for key '${table}.idx_${zone}'; Table '${database}.${table}' doesn't exist; Access denied for user '${user}'@'${host}'"]`),
      record(`[slow] [sql="${sql}"] [user=${user}] [password="${password}"]`),
      record(`[json] [body="{\\"table_name\\":\\"${table}\\",\\"password\\":\\"${password}\\",\\"value\\":\\"${zone}\\"}"]`),
      record(`["mail to ${email}@${domain}.com"] [path=/home/${user}/.ssh] [url=http://${user}:${user}@${host}.${domain}.com:2379/v2/${folder}] [lookup=${host}.${domain}.com]`),
      record(`["text\\n${user}\\t${database}"] ["cn 查询${foreign}失败"] [escaped="${escapedForeign.replaceAll('\\', '\\\\')}"]`),
      record(`[token=${password}] [access-key="${password}"] [Authorization="Bearer ${password}"]`),
    ].join(''),
    'session.txt': [
      `[${user}@${host} ~]$ tiup cluster display ${cluster}`, `Cluster name:       ${cluster}`, `Deploy user:        ${user}`,
      'ID                   Role  Host  Ports  Status  Data Dir  Deploy Dir', `${address}  tikv  ${host}.${domain}.com  20160/20180  Up  /${folder}/data  /${folder}/deploy`, '',
      `mysql -h ${ipv4} -u ${user} -p${password} -e "select * from information_schema.tikv_region_status where table_name = '${table}'"`,
      '+---------+------------+-----------+', '| DB_NAME | TABLE_NAME | START_KEY |', '+---------+------------+-----------+', `| ${database} | ${table} | ${upper} |`, '+---------+------------+-----------+', '',
      `mysql> ${sql};`, `INSERT INTO ${table} VALUES ('${secrets.value}', 42);`, '    -> ,', `DB_NAME: ${database}`, '',
      'DB_NAME\tTABLE_NAME', `${database}\t${table}`, '', '"DB_NAME","TABLE_NAME","START_KEY"', `"${database}","${table}","t_45_i_1_${lower}"`, '',
      `./${host}/log/tikv.log:12:[2026/11/23 09:01:00.000 +08:00] [INFO]`, `Nov 23 09:01:00 ${host} run_tikv.sh[1234]: hello`, `kubectl logs -n ${folder} ${folder}-tikv-0`, `ping ip-${ipv4.replaceAll('.', '-')} and ${ipv4.replaceAll('.', '_')}`,
      `# User@Host: ${user}[${user}] @ ${host} [${ipv4}]`, `# Prev_stmt: ${sql}`, `# Plan: tidb_decode_plan('${body}')`, `# DB: ${database}`, `QUERY_SAMPLE_TEXT: select ${table}.id, '${secrets.value}'`, `${sql};`, '',
      'SELECT id, name', `FROM ${table}`, `WHERE name = '${secrets.value}'`, `  AND x = '${secrets.value}';`, '', `Linux ${host} 5.4.0-42-generic #46-Ubuntu SMP`, `nas-${zone}:/export/${folder}  1.8T  1.8T  20K 100% /data`,
      `Authorization: Bearer ${password}`, `{"name": {"O": "${table}", "L": "${table}"}, "short_value": "${body}"}`, `password: ${password},`,
      '-----BEGIN PRIVATE KEY-----', body, body.toLowerCase(), '-----END PRIVATE KEY-----', `{"pem": "-----BEGIN CERTIFICATE-----\\n${body}\\n-----END CERTIFICATE-----\\n"}`, `curl -u ${user}:${password} http://x`, 'the end', '',
    ].join('\n'),
    'topology.yaml': `global:\n  user: "${user}"\n  deploy_dir: "/${folder}/deploy"\ntikv_servers:\n  - host: ${host}.${domain}.com\n    config:\n      server.labels: {zone: "${zone}", host: "${host}"}\n`,
    'tikv.toml': `[server]\naddr = "${address}"\n[security]\nca-path = "/${folder}/ca.pem"\n[backup]\nsecret_access_key = "${password}"\n`,
    [`${domain}-${zone}-${ipv4}.txt`]: `start ${host}\n`,
  }
}

/** In what a reader may look for: the text, and what its hex, its escapes and base64 stand for. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  return [secret, bytes.toString('hex'), octal(bytes), octal(bytes, '\\\\'), [...secret].map((char) => (char < '\u0080' ? char : `\\u${char.charCodeAt(0).toString(16)}`)).join('')]
}

function leaksIn(files: Readonly<Record<string, string>>, secrets: Secrets): readonly string[] {
  const texts = Object.entries(files).flatMap(([name, text]) => [name, ...text.split('\n')])
  const forms = [...new Set(Object.values(secrets).flatMap((secret: string) => formsOf(secret)))]
  return forms.flatMap((form) => texts.filter((text) => text.toLowerCase().includes(form.toLowerCase())).map((text) => `${form} in ${text}`))
}

describe('what is given away', () => {
  test('holds none of the secrets, in no form and under no name', async () => {
    const files = bundleOf(PLANTED)
    expect(leaksIn(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.toString()])), PLANTED).length).toBeGreaterThan(15)
    expect(leaksIn(await redacted(files), PLANTED)).toEqual([])
  })

  test('holds no secret, whatever it is', async () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    // No word of ours: each has two letters that no word has side by side.
    const word = fc.tuple(fc.string({unit: fc.constantFrom(...letters), minLength: 2, maxLength: 8}), fc.constantFrom('qj', 'xq', 'vq', 'jx'), fc.string({unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8})).map((parts) => parts.join(''))
    const secrets = fc.record({
      host: word.map((one) => `${one}-tikv-3`), domain: word, ipv4: fc.tuple(fc.integer({min: 1, max: 126}), fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join('.')),
      ipv6: fc.array(fc.integer({min: 0x1000, max: 0xffff}), {minLength: 3, maxLength: 3}).map((groups) => `fd${groups.map((group) => group.toString(16)).join(':').slice(2)}::7`),
      database: word, table: fc.tuple(word, word).map((parts) => parts.join('_')), foreign: fc.string({unit: fc.constantFrom(...'甲乙丙丁戊己庚辛壬癸'), minLength: 2, maxLength: 6}), user: word, password: word.map((one) => `${one}$9!Z`), folder: word, zone: word,
      email: word.map((one) => `${one}.${one}`), cluster: word, value: word, body: word.map((one) => Buffer.from(one.repeat(6)).toString('base64').replace(/=+$/, '')),
    })
    await fc.assert(fc.asyncProperty(secrets, async (planted) => {
      expect(leaksIn(await redacted(bundleOf(planted)), planted)).toEqual([])
    }), {numRuns: 100})
  })

  test('is the same wherever the pieces end in which a file is read', () => {
    for (const [name, content] of Object.entries(bundleOf(PLANTED))) {
      const text = Buffer.from(content as string)
      const tokens = new Tokens(SECRET)
      inTwo(text, text.length, tokens, true)
      tokens.keys.number()
      const whole = inTwo(text, text.length, tokens)
      for (let at = 0; at < text.length; at++) expect(inTwo(text, at, tokens), `${name} in two at ${at}`).toBe(whole)
    }
  })
})
