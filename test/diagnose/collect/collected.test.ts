import {execFileSync} from 'node:child_process'
import {delimiter, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {analyze} from '../../../src/analyze.js'
import {everythingScript, type Known} from '../../../src/diagnose/collect/everything.js'
import {parseVersion} from '../../../src/model/version.js'
import {tempBundle} from '../../bundle/temp-bundle.js'

const DUMPS = 'samples/halt-scheduling'
const TIKV_LOG = 'samples/snapshot-receive-rejected/tikv-4/tikv.log'
const STORE = 8

/** What the cluster answers: the dumps of a sample, by the words of pd-ctl and the paths of the API. */
const ANSWERS = `answer() {
  case "$*" in
    store|*stores?state=2) cat "$DUMPS/stores.json" ;;
    "region store ${STORE}") cat "$DUMPS/region-store-${STORE}.json" ;;
    region) cat "$DUMPS/region.json" ;;
    "config show all") cat "$DUMPS/config.json" ;;
    "config placement-rules show") cat "$DUMPS/placement-rules.json" ;;
    "store limit") cat "$DUMPS/store-limit.json" ;;
    "scheduler show") cat "$DUMPS/schedulers.json" ;;
    "operator show") cat "$DUMPS/operators.json" ;;
    "unsafe remove-failed-stores show") echo '[{"info": "No on-going recovery."}]' ;;
    */checker/*) echo '{"paused": false}' ;;
    */region-label/rules) echo '[]' ;;
    *) echo "unexpected: $*" >&2; exit 1 ;;
  esac
}
`

const PROGRAMS: Readonly<Record<string, string>> = {
  // tiup says first what it starts, on stdout in older releases
  tiup: `${ANSWERS}echo "Starting component \\\`ctl\\\`: /root/.tiup/components/ctl/v6.5.12/ctl pd"; shift 4; answer "$@"`,
  'pd-ctl': `${ANSWERS}shift 2; answer "$@"`,
  curl: `${ANSWERS}shift; answer "$@"`,
  scp: 'cp "$DUMPS/pd-1/pd.log" "$2"',
  ssh: 'mkdir -p "$HOSTS/tikv-20160/log" && cp "$TIKV_LOG" "$HOSTS/tikv-20160/log/tikv.log" && tar cf - -C "$HOSTS" tikv-20160/log/tikv.log',
  kubectl: `${ANSWERS}case "$*" in
  "get pods "*component=pd*) echo pod/basic-pd-0 ;;
  "get pods "*component=tikv*) echo pod/basic-tikv-0 ;;
  "logs "*"-c pd") cat "$DUMPS/pd-1/pd.log" ;;
  "logs "*"-c tikv") cat "$TIKV_LOG" ;;
  *"-- /pd-ctl -u http://127.0.0.1:2379 "*) shift 8; answer "$@" ;;
  *"-- sh -c "*) shift 8; answer "$@" ;;
esac`,
  sleep: ':',
}

/** The folder that the script fills, where these programs are all that reach the cluster. */
function collected(known: Known, programs: readonly string[], env: Readonly<Record<string, string>>): string {
  const root = tempBundle({'run.sh': everythingScript(known), 'hosts/x': '', ...Object.fromEntries(programs.map((name) => [`bin/${name}`, `#!/bin/sh\n${PROGRAMS[name]}\n`]))})
  execFileSync('chmod', ['-R', '+x', join(root, 'bin')])
  execFileSync('sh', ['run.sh'], {
    cwd: root,
    stdio: 'pipe',
    env: {PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH']}`, DUMPS: join(process.cwd(), DUMPS), TIKV_LOG: join(process.cwd(), TIKV_LOG), HOSTS: join(root, 'hosts'), ...env},
  })
  return join(root, 'drainscope-bundle')
}

const HOSTS = {PD_HOSTS: '10.0.1.9', TIKV_HOSTS: '10.0.1.1'}
const VERSION = parseVersion('6.5.12')!

describe('what the script collects', () => {
  test.each<[where: string, known: Known, programs: readonly string[], env: Readonly<Record<string, string>>]>([
    ['through tiup', {deployment: 'tiup', store: STORE, version: VERSION}, ['tiup', 'curl', 'scp', 'ssh', 'sleep'], HOSTS],
    ['through kubectl', {deployment: 'operator', store: STORE, version: VERSION}, ['kubectl', 'sleep'], {NAMESPACE: 'tidb', CLUSTER: 'basic'}],
  ])('is read %s: every file is known, and the cause is found', async (_, known, programs, env) => {
    const report = await analyze([collected(known, programs, env)])
    const kinds = new Set(report.inputs.map(({kind}) => kind))

    for (const kind of ['stores', 'regions', 'config', 'placement-rules', 'store-limit', 'schedulers', 'operators', 'checker-status', 'region-labels', 'unsafe-recovery', 'pd-log', 'tikv-log']) expect([...kinds]).toContain(kind)
    expect(report.inputs.filter(({kind, skipped}) => kind === 'unknown' || skipped !== null)).toEqual([])
    expect(report.verdict).toMatchObject({kind: 'stuck', store: STORE, cause: 'halt-scheduling'})
  })
})
