import {closeSync, openSync, writeSync} from 'node:fs'
import type {Random} from './random.js'

/** A message of a log: how often of 10,000 lines it is written, and the line behind its time. `{9}` is a number below 9, `{x16}` 16 hex digits. */
type Message = readonly [weight: number, line: string]

const KEY = '7480000000000000FF{x16}FF{x16}00FE'

/** A TiKV that serves and moves Regions: mostly what means nothing, two lines of a hundred that do. */
export const TIKV: readonly Message[] = [
  [2400, `[INFO] [apply.rs:1612] ["execute admin command"] [command="cmd_type: BatchSplit splits {{ requests {{ split_key: ${KEY} new_region_id: {900000} new_peer_ids: {900000} }} right_derive: true }}"] [index={90000000}] [term={90}] [peer_id={900000}] [region_id={REGION}]`],
  [1500, `[WARN] [endpoint.rs:787] [error-response] [err="Region error (will back off and retry) message: \\"region {REGION} not leader, leader may Some(id: {900000} store_id: {9})\\" not_leader {{ region_id: {REGION} leader {{ id: {900000} store_id: {9} }} }}"]`],
  [1300, `[INFO] [tracker.rs:267] [slow-query] [perf_stats.internal_delete_skipped_count=0] [perf_stats.block_read_byte={9000000}] [scan.range.first="Some(start: ${KEY} end: ${KEY})"] [scan.processed_size={90000}] [total_lifetime={9000}ms] [remote_host=ipv4:10.0.{250}.{250}:{60000}] [region_id={REGION}]`],
  [1100, '[INFO] [scheduler.rs:596] ["get snapshot failed"] [err="Error(Request(message: \\"peer is not leader for region {REGION}\\"))"] [cid={900000000}]'],
  [900, '[WARN] [peer.rs:4302] ["handle read index"] [to={900000}] [region_id={REGION}] [peer_id={900000}] [safe_ts=4{9}1{x16}] [context=0x{x16}]'],
  [800, '[INFO] [compaction_filter.rs:596] ["Compaction filter reports"] [filtered={90000}] [total={900000}] [thread_id={90}]'],
  [600, `[INFO] [peer.rs:2517] ["generate new read lease"] [lease="start: ${KEY}"] [region_id={REGION}] [peer_id={900000}]`],
  [500, '[INFO] [kv.rs:1167] ["call CheckLeader failed"] [address=ipv4:10.0.0.{250}:{60000}] [err="Grpc(RpcFailure(RpcStatus {{ code: 4-DEADLINE_EXCEEDED, message: \\"Deadline Exceeded\\" }}))"]'],
  [400, '[INFO] [mod.rs:118] ["Storage stopped writes 0 times in the last period"] [thread_id={90}]'],
  [300, '[INFO] [size.rs:171] ["approximate size over threshold, need to do split check"] [threshold=150994944] [size={900000000}] [region_id={REGION}]'],
  [60, '[INFO] [raft.rs:2646] ["switched to configuration"] [config="Configuration {{ voters: Configuration {{ incoming: Configuration {{ voters: {{{900000}, {900000}}} }} }} }}"] [raft_id={900000}] [region_id={REGION}]'],
  [50, '[INFO] [raft.rs:1362] ["[logterm: {90}, index: {900000}] sent request to {900000}"] [msg=MsgRequestPreVote] [term={90}] [id={900000}] [log_index={90000}] [raft_id={900000}] [region_id={REGION}]'],
  [40, '[INFO] [snap.rs:412] ["sent snapshot"] [duration={900}ms] [size={90000000}] [snap_key={REGION}_{90}_{900000}] [region_id={REGION}]'],
  [30, '[WARN] [kv.rs:847] ["KvService::batch_raft send response fail"] [err=RemoteStopped] [thread_id={90}]'],
  [20, '[INFO] [region.rs:571] ["apply new data"] [time_takes={90}.{900}ms] [region_id={REGION}]'],
]

/** The leader of PD while it drains a store: every plan for a Region is written. */
export const PD: readonly Message[] = [
  [3000, '[INFO] [operator_controller.go:940] ["send schedule command"] [region-id={REGION}] [step="add learner peer {900000} on store {9}"] [source=heartbeat]'],
  [2000, '[INFO] [region.go:751] ["region ConfVer changed"] [region-id={REGION}] [detail="Add peer:{{id:{900000} store_id:{9} role:Learner}}"] [old-confver={900}] [new-confver={900}]'],
  [2000, '[INFO] [region.go:765] ["leader changed"] [region-id={REGION}] [from={9}] [to={9}]'],
  [1500, '[INFO] [operator_controller.go:488] ["add operator"] [region-id={REGION}] [operator="\\"replace-rule-offline-peer {{mv peer: store [5] to [{9}]}} (kind:replica,region, region:{REGION}({900}, {900}), createAt:2026-11-23 09:27:18.27 +0000 UTC)\\""] [additional-info=]'],
  [1500, '[INFO] [operator_controller.go:590] ["operator finish"] [takes={90}.{900}s] [region-id={REGION}] [operator="\\"replace-rule-offline-peer {{mv peer: store [5] to [{9}]}}\\""]'],
]

// Distinct lines; TiKV writes the same few for hours.
const POOL = 20_000
const WRITE_BYTES = 4 * 2 ** 20
const START = Date.UTC(2026, 10, 23, 8)
/** A GiB is some hours of a busy TiKV. */
const STEP = 4

/** Writes a log of about so many bytes. */
export function writeLog(path: string, bytes: number, messages: readonly Message[], random: Random): void {
  const lines = poolOf(messages, random)
  const file = openSync(path, 'w')
  let time = START
  for (let written = 0; written < bytes; ) {
    let text = ''
    while (text.length < WRITE_BYTES && written + text.length < bytes) {
      text += `[${stampOf(time)}] ${lines[random.below(POOL)]}\n`
      time += random.below(STEP)
    }
    written += writeSync(file, text, null, 'latin1')
  }
  closeSync(file)
}

function poolOf(messages: readonly Message[], random: Random): readonly string[] {
  const total = messages.reduce((sum, [weight]) => sum + weight, 0)
  return Array.from({length: POOL}, () => {
    let rest = random.below(total)
    const [, line] = messages.find(([weight]) => (rest -= weight) < 0) ?? messages[0]!
    return filled(line, random)
  })
}

function filled(line: string, random: Random): string {
  const text = line.replaceAll(/\{(REGION|x)?(\d*)\}/g, (_, kind: string | undefined, size: string) => {
    if (kind === 'x') return random.hex(Number(size))
    return String(kind === 'REGION' ? 2 * random.below(50_000) + 1000 : random.below(Number(size)) + 1)
  })
  return text.replaceAll('{{', '{').replaceAll('}}', '}')
}

let second = -1
let clock = ''

/** `2026/11/23 08:00:00.000 +00:00` */
function stampOf(time: number): string {
  const now = Math.floor(time / 1000)
  if (now !== second) clock = new Date(now * 1000).toISOString().slice(0, 19).replaceAll('-', '/').replace('T', ' ')
  second = now
  return `${clock}.${String(time % 1000).padStart(3, '0')} +00:00`
}
