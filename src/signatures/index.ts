import {pdConfig} from './pd-config.js'
import {pdLeader} from './pd-leader.js'
import {pdOperators} from './pd-operators.js'
import {pdStores} from './pd-stores.js'
import type {Signature} from './signature.js'
import {tidb} from './tidb.js'
import {tikvMembers} from './tikv-members.js'
import {tikvProcess} from './tikv-process.js'
import {tikvRaft} from './tikv-raft.js'
import {tikvSnapshots} from './tikv-snapshots.js'
import {tikvTransport} from './tikv-transport.js'
import {tiup} from './tiup.js'

export type {Noise, Signature} from './signature.js'

const catalogue = [
  ...pdStores,
  ...pdLeader,
  ...pdConfig,
  ...pdOperators,
  ...tikvProcess,
  ...tikvRaft,
  ...tikvMembers,
  ...tikvSnapshots,
  ...tikvTransport,
  ...tidb,
  ...tiup,
] as const

/** The id of a signature; a cause that asks for one that does not exist does not compile. */
export type SignatureId = (typeof catalogue)[number]['id']

/** Every log message whose meaning is known. */
export const signatures: readonly Signature[] = catalogue
