import {say} from '../../src/model/say.js'
import type {Evidence, Finding, Input, Report, StoreReport, Timeline} from '../../src/report/contract.js'

export const regionEvidence: Evidence = {
  says: 'Region `434317` has peers on stores 1, 4, 5, 390553 and 390554 and no leader',
  file: 'region-store-5.json',
  pointer: '/regions/0/leader',
  quote: '{\n        "role_name": "Voter"\n      }',
}

export const storeEvidence: Evidence = {says: 'store `5` is `Offline`', file: 'store-5.json', pointer: '/store/state_name', quote: '"Offline"'}

export const remoteStopped: Evidence = {
  says: 'the other side closed its stream',
  file: 'tikv.log',
  line: 1,
  quote: '[2022/03/28 09:34:38.062 +08:00] [ERROR] [kv.rs:729] ["KvService::batch_raft send response fail"] [err=RemoteStopped]',
}

/** A store kept by one Region without a leader. */
export const leaderless: Finding = {
  cause: 'leaderless-region',
  refines: null,
  confidence: 'certain',
  stores: [5],
  regions: [434317],
  keys: [
    {
      says: 'table 11705 (dsp.report), rows before 54466201',
      regions: 1,
      region: 434317,
      table: 11705,
      name: 'dsp.report',
      source: {says: 'dsp.report', file: 'tidb-region-434317.json', pointer: '/frames/0', quote: '{"db_name": "dsp", "table_name": "report", "table_id": 11705}'},
    },
  ],
  summary: 'The only Region left on store `5` has no leader, so PD cannot move its peer.',
  evidence: [regionEvidence, storeEvidence],
  remedies: [
    {
      title: 'Ask PD again: the dump is one moment only',
      risk: 'read-only',
      when: null,
      commands: ['tiup ctl:v5.2.1 pd -u http://PD:2379 region 434317'],
      verify: 'Go on only if the Region still looks the same, two minutes later.',
      whatIf: null,
      frees: null,
    },
    {
      title: "Drop PD's record of Region `434317`",
      risk: 'destructive',
      when: 'no live TiKV has a peer of the Region any more',
      commands: ['curl -X DELETE "http://PD:2379/pd/api/v1/admin/cache/region/434317"'],
      verify: '`region 434317` shows nothing.',
      failsNow: '`operator add remove-peer 434317 5` is refused: a Region without a leader gets no operator.',
      whatIf: ['--drop-region', '434317'],
      frees: 1,
    },
  ],
  knownBugs: [{url: 'https://github.com/tikv/pd/issues/1234', affects: '4.0.0 to 5.2.1', fixedIn: ['5.2.2', '5.3.0']}],
}

/** A store report: stuck on one Region; a test names only what matters to it. */
export function aStoreReport(store: Partial<StoreReport> = {}): StoreReport {
  return {
    store: 5,
    address: '10.0.0.5:20160',
    component: 'tikv',
    kind: 'stuck',
    since: '2022-03-28T19:00:47+08:00',
    peersLeft: 1,
    charged: [{cause: 'leaderless-region', regions: [434317], peers: 1}],
    uncharged: [],
    gate: {
      version: '5.2.1',
      predicate: 'region-count',
      terms: [
        {says: 'the store is `Offline`', holds: true, evidence: [storeEvidence]},
        {says: "PD's Region tree counts no Region on the store", holds: false, evidence: []},
        {says: 'the bury loop of the PD leader runs', holds: null, evidence: []},
      ],
    },
    replay: [
      {
        regions: [434317],
        checker: 'rule',
        decision: 'none',
        targets: [],
        rejected: [{store: 1, by: 'has-peer'}, {store: 4, by: 'has-peer'}, {store: 7, by: 'low-space'}],
        because: 'the Region has no leader',
      },
    ],
    ...store,
  }
}

function anInput(input: Partial<Input> = {}): Input {
  return {file: 'store-5.json', kind: 'store', node: null, version: null, bytes: 782, records: 1, from: null, to: null, skipped: null, ...input}
}

const offline: Evidence = {says: 'store 5 is told to leave: it is `Offline` from here on', file: 'pd.log', line: 7, quote: '[2022/03/28 19:00:47.000 +08:00] [WARN] [cluster.go:1174] ["store has been offline"] [store-id=5]'}

/** PD tells store 5 to leave, half a day after a stream broke; then PD is asked. */
export const timeline: Timeline = {
  from: '2022-03-28T01:34:38.062Z',
  to: '2022-03-28T11:30:47.000Z',
  grid: {from: '2022-03-28T01:34:24.000Z', seconds: 4096},
  nodes: [
    {node: 'pd-1', component: 'pd', store: null, density: [0, 0, 0, 0, 0, 0, 3, 1, 5], events: [], more: [{kind: 'operator-created', count: 12}]},
    {
      node: 'tikv', component: 'tikv', store: 5, clock: {than: 'pd-1', least: 7, most: 8}, density: [4, 2, 0, 0, 0, 0, 0, 0, 0],
      events: [
        {time: '2022-03-28T01:34:38.062Z', kind: 'noise', ...remoteStopped, says: '`batch-raft-remote-stopped`, seen 4 times: it carries nothing else'},
        {time: '2022-03-28T11:00:47.000Z', kind: 'store-offline', ...offline, store: 5},
      ],
      more: [],
    },
    {node: 'dumps', component: null, store: null, events: [{time: '2022-03-28T11:30:47.000Z', kind: 'dump', ...storeEvidence, says: 'dumps of PD with 1 store'}], more: []},
  ],
  otherNodes: 0,
}

/** The whole report on one stuck store; a test names only what matters to it. */
export function aReport(report: Partial<Report> = {}): Report {
  return {
    schema: 1,
    verdict: {kind: 'stuck', store: 5, cause: 'leaderless-region', confidence: 'certain', summary: leaderless.summary},
    stores: [aStoreReport()],
    findings: [leaderless],
    causes: [
      {cause: 'leaderless-region', store: 5, outcome: 'found', why: leaderless.summary},
      {cause: 'store-limit-too-low', store: 5, outcome: 'ruled-out', why: 'no operator waits for a limit'},
      {cause: 'placement-rule-unsatisfiable', store: 5, outcome: 'not-checked', why: 'not in the bundle: placement-rules', missing: ['placement-rules']},
      {cause: 'isolation-level-unsatisfiable', store: 5, outcome: 'not-checked', why: 'not in the bundle: placement-rules', missing: ['placement-rules']},
    ],
    timeline,
    redHerrings: [
      {
        id: 'batch-raft-remote-stopped',
        count: 4,
        first: '2022-03-28T09:34:38.062+08:00',
        last: '2022-03-28T09:34:38.261+08:00',
        because: 'the sender closed its stream, as it does when it starts again; the line carries nothing else',
        evidence: [remoteStopped],
      },
    ],
    nextEvidence: [
      {
        input: 'tikv-log-voters',
        command: 'tiup ctl:v5.2.1 pd -u http://PD:2379 region 434317   # then tikv.log of each store with a voter',
        settles: ['ghost-region-pd-only', 'leaderless-election-failing'],
        why: 'the logs of stores 1 and 4 tell whether the Region still lives there',
      },
    ],
    inputs: [anInput(), anInput({file: 'tikv.log', kind: 'tikv-log', bytes: 774, records: 6, from: '2022-03-28T09:34:38.062+08:00', to: '2022-03-28T09:34:55.711+08:00'}), anInput({file: 'a.diag', kind: 'unknown', records: 0, skipped: say`encrypted by PingCAP Clinic`})],
    notices: [
      {level: 'note', says: say`the addresses were masked before the bundle was made`},
      {level: 'warning', says: say`the last line is cut`, file: 'tikv.log', line: 6},
    ],
    ...report,
  }
}
