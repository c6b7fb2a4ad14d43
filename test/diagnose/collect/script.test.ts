import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {AskInput} from '../../../src/causes/cause.js'
import {collectScript} from '../../../src/diagnose/collect/script.js'
import {everythingScript} from '../../../src/diagnose/collect/everything.js'
import {wantedOf} from '../../../src/diagnose/collect/steps.js'
import type {Cluster} from '../../../src/model/cluster.js'
import {say} from '../../../src/model/say.js'
import {parseVersion} from '../../../src/model/version.js'
import {aCluster, aRegion, aStore, regions, stores} from '../../builders/cluster.js'
import {tempBundle} from '../../bundle/temp-bundle.js'

const ALL: readonly AskInput[] = [
  'stores', 'store-again', 'region-store', 'regions', 'config', 'placement-rules', 'region-labels', 'schedulers', 'operators', 'checker-status', 'unsafe-recovery-show', 'delete-reply',
  'pd-log', 'tikv-log-voters', 'tikv-log-leader', 'tikv-log-target', 'tikv-log-store', 'tikv-ctl-region', 'metrics', 'disk-stats',
]

function scriptFor(inputs: readonly AskInput[], cluster: Cluster = aCluster({version: '6.5.12'}), store: number | 'unknown' = 5): string {
  const asks = inputs.map((input) => ({input, command: '', settles: ['leaderless-region'], why: say`${input}; it decides on nothing`}))
  return collectScript(cluster, asks, wantedOf(cluster, store === 'unknown' ? undefined : store, cluster.regions ? 7 : undefined)) ?? ''
}

const withAddresses = (...addresses: readonly string[]) =>
  aCluster({version: '6.5.12', stores: stores(...addresses.map((address, index) => aStore({id: index + 1, address}))), regions: regions(aRegion({id: 7, on: addresses.map((_, index) => index + 1)}))})

/** What a program is called with goes to a file; of pd-ctl and curl to their output as well. */
const SPY = '#!/bin/sh\necho "$(basename "$0") $*" >> "$SPIED"\necho "{}"\n'

/** Runs a script with other programs in the place of those that would reach a cluster. */
function ran(script: string, env: Readonly<Record<string, string>> = {}) {
  const root = tempBundle({'run.sh': script, spied: '', ...Object.fromEntries(['tiup', 'curl', 'scp', 'ssh', 'tar', 'kubectl', 'sleep'].map((name) => [`bin/${name}`, SPY]))})
  execFileSync('chmod', ['-R', '+x', join(root, 'bin')])
  execFileSync('sh', ['run.sh'], {cwd: root, stdio: 'pipe', env: {PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH']}`, SPIED: join(root, 'spied'), ...env}})
  return {root, called: readFileSync(join(root, 'spied'), 'utf8').trim().split('\n'), files: readdirSync(join(root, 'drainscope-bundle'), {recursive: true, encoding: 'utf8'}).toSorted()}
}

describe('the script that collects', () => {
  test('is none where nothing is asked for', () => {
    expect(collectScript(aCluster(), [], wantedOf(aCluster(), 5, undefined))).toBeNull()
  })

  test('fills one folder, and waits last', () => {
    const {called, files} = ran(scriptFor(['store-again', 'stores', 'region-store']))

    expect(called).toEqual([
      'tiup ctl:v6.5.12 pd -u http://127.0.0.1:2379 store',
      'curl -sS http://127.0.0.1:2379/pd/api/v1/stores?state=2',
      'tiup ctl:v6.5.12 pd -u http://127.0.0.1:2379 region store 5',
      'sleep 300',
      'tiup ctl:v6.5.12 pd -u http://127.0.0.1:2379 store',
      'tiup ctl:v6.5.12 pd -u http://127.0.0.1:2379 region store 5',
    ])
    expect(files).toEqual(['later', 'later/region-store-5.json', 'later/stores.json', 'region-store-5.json', 'stores-tombstone.json', 'stores.json'])
  })

  test('changes nothing in the cluster, whatever is asked for', () => {
    const {called} = ran(scriptFor(ALL, withAddresses('10.0.1.1:20160', 'tikv-2.lab:20160')), {PD_HOSTS: 'pd-1 pd-2'})

    expect(called.filter((call) => /\b(?:delete|set|add|remove|cancel|unset|pause|resume)\b/.test(call.replace('unsafe remove-failed-stores show', '')))).toEqual([])
    expect(called.filter((call) => call.startsWith('curl') && / -(?:X|d)/.test(call))).toEqual([])
  })

  test('puts the logs of a store where its id names it', () => {
    const {called, files} = ran(scriptFor(['tikv-log-voters', 'pd-log'], withAddresses('10.0.1.1:20160', '[fd00::2]:20161')), {PD_HOSTS: '10.0.1.9'})

    expect(called.filter((call) => call.startsWith('scp'))).toEqual([
      'scp 10.0.1.1:/tidb-deploy/tikv-20160/log/tikv* store-1/',
      'scp [fd00::2]:/tidb-deploy/tikv-20161/log/tikv* store-2/',
      'scp 10.0.1.9:/tidb-deploy/pd-*/log/pd* pd-10.0.1.9/',
    ])
    expect(files).toEqual(expect.arrayContaining(['store-1', 'store-2', 'pd-10.0.1.9']))
  })

  test('runs a command that several inputs share once', () => {
    const {called} = ran(scriptFor(['config', 'schedulers']))

    expect(called.filter((call) => call.endsWith('config show all'))).toHaveLength(1)
  })

  test('asks for a store and a Region that the bundle does not name', () => {
    const script = scriptFor(['region-store', 'tikv-log-leader'], aCluster({version: '6.5.12'}), 'unknown')

    expect(ran(script, {STORE: '9', REGION: '8'}).files).toEqual(['region-8.json', 'region-store-9.json'])
    expect(ran(script, {STORE: '9'}).files).toEqual(['region-store-9.json'])
    expect(() => ran(script)).toThrow(/the id of the store that should leave/)
  })

  test('goes through kubectl where TiDB Operator runs the cluster', () => {
    const {called} = ran(scriptFor(['stores', 'tikv-log-voters', 'pd-log'], withAddresses('basic-tikv-0.basic-tikv-peer.tidb.svc:20160')))

    expect(called).toEqual(expect.arrayContaining(['kubectl exec -n tidb basic-pd-0 -- /pd-ctl -u http://127.0.0.1:2379 store', 'kubectl logs -n tidb basic-tikv-0 -c tikv', 'kubectl get pods -n tidb -l app.kubernetes.io/instance=basic,app.kubernetes.io/component=pd -o name']))
  })

  test('gets all of a bundle where there is none, and changes nothing', () => {
    const bySsh = ran(everythingScript({deployment: 'tiup', store: 5, version: parseVersion('7.5.1')!}), {TIKV_HOSTS: '10.0.1.1 10.0.1.2', PD_HOSTS: '10.0.1.9', REGION: '7'})
    const byPod = ran(everythingScript({deployment: 'operator'}), {NAMESPACE: 'tidb', CLUSTER: 'basic', STORE: '5'})

    expect(bySsh.files).toEqual(expect.arrayContaining(['stores.json', 'region.json', 'region-store-5.json', 'config.json', 'placement-rules.json', 'operators.json', 'pd-10.0.1.9', '10.0.1.1', '10.0.1.2', 'later/stores.json']))
    expect(bySsh.called).toContain('ssh 10.0.1.2 cd /tidb-deploy && tar cf - tikv-*/log/tikv* tiflash-*/log/tiflash* 2>/dev/null')
    expect(byPod.called).toContain('kubectl get pods -n tidb -l app.kubernetes.io/instance=basic,app.kubernetes.io/component=tikv -o name')
    for (const {called} of [bySsh, byPod]) expect(called.filter((call) => /\b(?:delete|set|add|remove|cancel|unset|pause|resume)\b/.test(call.replace('unsafe remove-failed-stores show', '')))).toEqual([])
  })

  test('does nothing that an address of the bundle says', () => {
    const hostile = [
      '$(touch pwned):20160', '`touch pwned`:20160', 'a;touch pwned:20160', "a' ; touch pwned ; ':20160", 'a\ntouch pwned\n:20160', '-oProxyCommand=touch pwned:20160', '$HOME:20160', 'a"b:20160',
      'host:20160;touch pwned', '../../etc:20160 x', 'x-tikv-0.x-tikv-peer.$(touch pwned).svc:20160',
    ]
    const script = scriptFor(ALL, withAddresses(...hostile))
    const {root, called} = ran(script)

    expect(script).not.toContain('pwned')
    expect(called.filter((call) => call.startsWith('scp'))).toEqual([])
    expect([existsSync(join(root, 'pwned')), existsSync(join(root, 'drainscope-bundle/pwned'))]).toEqual([false, false])
    for (const index of hostile.keys()) expect(script).toContain(`# copy tikv*.log of store ${index + 1} to drainscope-bundle/store-${index + 1}/`)
  })

  test('takes no release for one that is more than a release', () => {
    expect(['6.5.12-$(touch pwned)', '6.5.12-a;b', '6.5.12-`x`', '6.5.12-a b', '6.5.12-a\nb'].map(parseVersion)).toEqual(Array.from({length: 5}))
    expect(parseVersion('v9.0.0-beta.2.pre')?.text).toBe('9.0.0-beta.2.pre')
  })
})
