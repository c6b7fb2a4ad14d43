import type {Signature} from './signature.js'
import {say} from '../model/say.js'

/** How TiDB feels it (pingcap/tidb pkg/store, tikv/client-go internal/locate): consequences, not causes. */
export const tidb = [
  {
    id: 'tidb-region-unavailable', component: 'tidb', messages: ['egion is unavailable'],
    meaning: 'A request gave up: its Region had no leader, or was busy.',
    noise: {id: 'tidb-region-unavailable', because: say`it follows from a leaderless or busy Region`, unless: 'it names Regions that are left on the store'},
    samples: ['[2022/03/28 09:34:55.711 +08:00] [WARN] [backoff.go:200] ["regionMiss backoffer.maxSleep 40000ms is exceeded"] [err="[tikv:9005]Region is unavailable"]'],
  },
  {
    id: 'tidb-store-not-ready', component: 'tidb', messages: ['Store is not ready'],
    meaning: 'TiDB asks a TiFlash of its cache.',
    noise: {id: 'tidb-store-not-ready', because: say`it asks removed stores as well (pingcap/tidb#46602)`, unless: 'PD lists that TiFlash as Up'},
    samples: ['[WARN] [mpp_probe.go:246] ["Store is not ready"] ["store address"=db-tiflash-1:3930] ["err message"="rpc error: code = Unavailable"]'],
  },
  {
    id: 'tidb-load-store-failed', component: 'tidb', messages: ['loadStore from PD failed'],
    meaning: 'TiDB asked for a store that PD does not know.',
    noise: {id: 'tidb-load-store-failed', because: say`the store is purged and still in TiDB's cache`, unless: 'a Region lists a peer on that store'},
    samples: ['[2022/03/28 09:34:55.711 +08:00] [WARN] [region_cache.go:2000] ["loadStore from PD failed"] [id=462] [err="invalid store ID 462, not found"]'],
  },
  {
    id: 'tidb-pd-timeout', component: 'tidb', messages: ['PD server timeout'],
    meaning: 'A client of PD gave up.',
    noise: {id: 'tidb-pd-server-timeout', because: say`trouble of any kind with a Region or with PD ends like this`},
    samples: ['[2022/03/28 09:34:55.711 +08:00] [WARN] [session.go:900] ["run statement failed"] [error="[tikv:9001]PD server timeout"]'],
  },
  {
    id: 'tidb-tso-slow', component: 'tidb', messages: ['get timestamp too slow'],
    meaning: 'TiDB waits for timestamps of PD.',
    noise: {id: 'tso-slow', because: say`it concerns timestamps only`, unless: 'the PD leader changes at the same time'},
    samples: ['[2022/03/28 09:34:55.711 +08:00] [WARN] [pd.go:152] ["get timestamp too slow"] ["cost time"=33.2ms]'],
  },
] as const satisfies readonly Signature[]
