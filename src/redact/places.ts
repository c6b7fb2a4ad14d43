import {AT, COLON, DASH, DOT, isNameByte, SLASH} from './bytes.js'
import type {Names} from './names.js'

const LONGEST_HOST = 255
const LONGEST_PATH = 1024
// What listens there: tikv, its status, pd and its peers, tidb and its status, tiflash.
const PORTS: ReadonlySet<string> = new Set(['20160', '20180', '2379', '2380', '4000', '10080', '3930', '8123', '9000', '20170', '20292', '9090', '3000'])
const SOURCE_FILE = /\.(?:rs|go|cc|cpp|h|c|py|java|proto|s)$/i
const DOMAINS = ['svc', 'local', 'internal', 'com', 'cn', 'net', 'org', 'corp', 'lan', 'intra', 'intranet', 'localdomain']
const ROLES = ['tikv', 'pd', 'tidb', 'tiflash', 'ticdc']

const PATH = /^\/(?:[^\s"'`,;:|<>()[\]{}=\\]|\\u[\da-f]{4})+/i
/** Of the API of PD and of TiDB, and of the machine that built the program: nothing of the user's. */
const NOT_OURS = /^\/(?:pd\/|metrics|debug\/|status|regions?\/|stores?|schema|rustc\/|go\/|root\/\.?go|usr\/local\/go|home\/jenkins\/|github\.com)|\.(?:rs|go|cc|cpp|h)$/

/** A name of letters, figures and what joins them, that ends there. */
function hostBefore(bytes: Buffer, end: number): string {
  let from = end
  while (from > 0 && end - from < LONGEST_HOST && isNameByte(bytes[from - 1]!)) from--
  while (from < end && (bytes[from] === DASH || bytes[from] === DOT)) from++
  return bytes.toString('latin1', from, end)
}

function login(names: Names, bytes: Buffer, at: number): void {
  const host = /^[A-Za-z\d][\w.-]*/.exec(bytes.toString('latin1', at + 1, at + 1 + LONGEST_HOST))?.[0]
  if (host === undefined || /^sha256\b|^v\d/.test(host)) return
  names.redacted(hostBefore(bytes, at), 'name')
  names.redacted(host, 'host')
}

/** `user:pass@host:2379/path` */
function url(names: Names, bytes: Buffer, at: number): void {
  const text = /^[^\s"'`,;|<>()[\]{}\\]*/.exec(bytes.toString('utf8', at, at + LONGEST_PATH))?.[0] ?? ''
  const [authority = ''] = text.split(/[/?#]/, 1)
  names.redacted(authority, 'host')
  const path = text.slice(authority.length)
  if (!NOT_OURS.test(path)) names.redacted(path, 'dir')
}

/** Learns names from where they stand in a line: all of it needs the words that are there, and no field. */
export const learnAround = {
  words: [...DOMAINS, ...ROLES],

  /** `kv.shop.cn:20160`, `tikv7:20160`; not `region.go:1751`. */
  port(names: Names, bytes: Buffer, start: number, end: number): void {
    const host = hostBefore(bytes, start - 1)
    if (!/[A-Za-z]/.test(host) || SOURCE_FILE.test(host)) return
    if (/[.-]/.test(host) ? end - start >= 4 && end - start <= 5 : PORTS.has(bytes.toString('latin1', start, end))) names.redacted(host, 'host')
  },

  /** `kv.shop.cn`; `shop-tikv-3`. */
  place(names: Names, bytes: Buffer, start: number, end: number): void {
    const joint = bytes[start - 1]
    if (joint !== DOT && joint !== DASH) return
    const word = bytes.toString('latin1', start, end).toLowerCase()
    const behind = bytes.toString('latin1', end, end + 2)
    const isDomain = joint === DOT && DOMAINS.includes(word) && !/^(?:[\w-]|\.\w)/.test(behind)
    const isRole = joint === DASH && ROLES.includes(word) && !/^(?:\w|-\D)/.test(behind)
    if (isDomain || isRole) names.redacted(hostBefore(bytes, start - 1), 'host')
  },

  /** What a sign behind a name says: `tidb@shop-1`, `http://shop-1:2379/path`, `nas-1:/export`. */
  sign(names: Names, bytes: Buffer, end: number): void {
    if (bytes[end] === AT) login(names, bytes, end)
    else if (bytes[end] !== COLON || bytes[end + 1] !== SLASH) return
    else if (bytes[end + 2] === SLASH) url(names, bytes, end + 3)
    else {
      const host = hostBefore(bytes, end)
      if (/[A-Za-z]/.test(host) && /[\d.-]/.test(host)) names.redacted(host, 'host')
    }
  },

  /** An absolute path. */
  path(names: Names, bytes: Buffer, at: number): void {
    const before = bytes[at - 1]
    if (before !== undefined && (before > 0x7f || /[\w./)\]]/.test(String.fromCharCode(before)))) return
    const path = PATH.exec(bytes.toString('utf8', at, at + LONGEST_PATH))?.[0]
    if (path !== undefined && !NOT_OURS.test(path)) names.redacted(path, 'dir')
  },
}
