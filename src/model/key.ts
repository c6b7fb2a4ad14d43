import {readingsOf} from './key-text.js'
import {INT64_BYTES, readBytes, readDatums, readInt64} from './memcomparable.js'

/** Where in a table a key stands. `values` is empty for the start of the rows, or of the index. */
export type Place =
  | {readonly kind: 'start'}
  | {readonly kind: 'row'; readonly values: readonly string[]}
  | {readonly kind: 'index'; readonly indexId: bigint; readonly values: readonly string[]}
  /** Between or behind rows and indexes: where a range ends. */
  | {readonly kind: 'other'; readonly bytes: Buffer}

/** What a key of TiKV means. Ids are int64 and exact. */
export type Key =
  | {readonly kind: 'table'; readonly keyspace?: number; readonly tableId: bigint; readonly place: Place}
  /** TiDB's own: schemas, DDL jobs. */
  | {readonly kind: 'meta'; readonly keyspace?: number; readonly parts: readonly Buffer[]}
  /** API v2, `x` of TiDB or `r` of RawKV, in front of a key that has no meaning to us, or of none. */
  | {readonly kind: 'keyspace'; readonly keyspace: number; readonly isRaw: boolean; readonly bytes: Buffer}
  | {readonly kind: 'bytes'; readonly bytes: Buffer}

export const TABLE = 0x74 // t
export const META = 0x6d // m
export const TXN_KEYSPACE = 0x78 // x
export const RAW_KEYSPACE = 0x72 // r
export const DATA_PREFIX = 0x7a // z, in RocksDB (tikv components/keys/src/lib.rs)
export const KEYSPACE_BYTES = 4
const TIMESTAMP_BYTES = 8

/**
 * A key as PD, TiDB, TiKV or a person prints it; undefined when it cannot be decoded, and for the empty key, which is no bound.
 *
 *     748000000000002DFFB95F728000000003FF3F16990000000000FA   table 11705, row 54466201, encoded as PD has it
 *     748000000000002db95f7280000000033f1699                   the same, decoded as TiDB prints it
 */
export function readKey(text: string): Key | undefined {
  let bytes: Buffer | undefined
  for (const reading of readingsOf(text)) {
    const key = meaningOf(reading.bytes)
    if (key) return key
    if (!reading.isGuess) bytes ??= reading.bytes
  }
  return bytes && {kind: 'bytes', bytes: encodedIn(bytes) ?? bytes}
}

/** Encoded or not is decided by the markers; where both would do, by which of the two means something. */
function meaningOf(bytes: Buffer): Key | undefined {
  const decoded = encodedIn(bytes)
  const key = (decoded && (knownIn(decoded) ?? looseIn(decoded))) ?? knownIn(bytes)
  if (key || bytes[0] !== DATA_PREFIX) return key
  const stored = encodedIn(bytes.subarray(1))
  return (stored && knownIn(stored)) ?? knownIn(bytes.subarray(1))
}

/** Behind an encoded key nothing may follow but the timestamp of a version. */
function encodedIn(bytes: Buffer): Buffer | undefined {
  const read = readBytes(bytes, 0)
  return read && (read.end === bytes.length || read.end + TIMESTAMP_BYTES === bytes.length) ? read.value : undefined
}

/** A key that can hardly be anything else. */
function knownIn(bytes: Buffer): Key | undefined {
  if (bytes[0] === TABLE) return tableKey(bytes)
  if (bytes[0] === META) return metaKey(bytes)
  if (bytes[0] !== TXN_KEYSPACE || bytes.length <= KEYSPACE_BYTES) return undefined
  const key = knownIn(bytes.subarray(KEYSPACE_BYTES))
  return key?.kind === 'table' || key?.kind === 'meta' ? {...key, keyspace: keyspaceIn(bytes)} : undefined
}

/** What an encoded key may mean besides: a RawKV key that is not encoded may begin with the same letters. */
function looseIn(bytes: Buffer): Key | undefined {
  if (bytes[0] === META) return {kind: 'meta', parts: bytes.length > 1 ? [bytes.subarray(1)] : []}
  if ((bytes[0] !== TXN_KEYSPACE && bytes[0] !== RAW_KEYSPACE) || bytes.length < KEYSPACE_BYTES) return undefined
  return {kind: 'keyspace', keyspace: keyspaceIn(bytes), isRaw: bytes[0] === RAW_KEYSPACE, bytes: bytes.subarray(KEYSPACE_BYTES)}
}

const keyspaceIn = (bytes: Buffer) => bytes.readUIntBE(1, KEYSPACE_BYTES - 1)

// t{id}_r{handle}   t{id}_i{id}{values}   (tidb pkg/tablecodec/tablecodec.go); ids are positive, so that `table:1` of RawKV is none
function tableKey(bytes: Buffer): Key | undefined {
  const tableId = readInt64(bytes, 1)
  if (tableId === undefined || tableId < 0n) return undefined
  return {kind: 'table', tableId, place: placeIn(bytes.subarray(1 + INT64_BYTES))}
}

function placeIn(rest: Buffer): Place {
  if (rest.length === 0) return {kind: 'start'}
  const [separator, after] = [rest.toString('latin1', 0, 2), rest.subarray(2)]
  if (separator === '_r') return {kind: 'row', values: handleIn(after)}
  const indexId = separator === '_i' ? readInt64(after, 0) : undefined
  return indexId === undefined ? {kind: 'other', bytes: rest} : {kind: 'index', indexId, values: readDatums(after, INT64_BYTES)}
}

/** An integer, or the columns of a clustered primary key. That is filled up with zeros to nine bytes (tidb pkg/kv/key.go NewCommonHandle), and is never NULL. */
function handleIn(bytes: Buffer): readonly string[] {
  if (bytes.length === INT64_BYTES) return [String(readInt64(bytes, 0))]
  return bytes.length === INT64_BYTES + 1 ? readDatums(bytes, 0).filter((value) => value !== 'NULL') : readDatums(bytes, 0)
}

// m{name}{type}{field}, name and field encoded once more: `DB:1`, `Table:45` (tidb pkg/structure/type.go)
function metaKey(bytes: Buffer): Key | undefined {
  const name = readBytes(bytes, 1)
  if (!name) return undefined
  const field = readBytes(bytes, name.end + INT64_BYTES)
  return {kind: 'meta', parts: field ? [name.value, field.value] : [name.value]}
}
