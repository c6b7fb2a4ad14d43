import {type Cluster, momentOf} from '../../model/cluster.js'
import {idsOf} from '../../model/id-set.js'
import {say} from '../../model/say.js'
import {count, lasting} from '../../model/words.js'
import {cite, defineCause, found, notChecked, ruledOut} from '../cause.js'
import {endOfPdLogs, lastPdStart, reachesDumps} from '../history.js'
import {proofOf} from '../leaderless.js'
import {leftThat} from '../left.js'
import {pdCtl} from '../remedies.js'
import {text} from './coordinator-not-prepared.text.en.js'

/** PD starts anyway after this long (server/cluster/coordinator.go collectTimeout). */
const COLLECT_TIMEOUT_MS = 5 * 60_000

// PD: server/cluster/prepare_checker.go check; burying does not wait for it
export const coordinatorNotPrepared = defineCause({
  id: 'coordinator-not-prepared',
  family: 'pd-cannot-act',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const start = lastPdStart(cluster)
    if (!start) return notChecked(say`no log of the PD leader from its last start on`, ['pd-log'])
    if (start.isPrepared || !start.collecting) return ruledOut(say`the PD leader has finished its preparation and runs its checkers`)
    const now = Math.max(momentOf(cluster) ?? 0, endOfPdLogs(cluster))
    const age = start.loaded.time === undefined ? 0 : now - start.loaded.time
    const settled = proofOf(cluster) === 'settled'
    const regions = idsOf(leftThat(store, ({leader}) => leader !== undefined || !settled))
    return found({
      confidence: age > COLLECT_TIMEOUT_MS && reachesDumps(cluster) ? 'certain' : age > COLLECT_TIMEOUT_MS || isAgain(cluster) ? 'likely' : 'possible',
      stores: [store.id],
      regions,
      summary: say`The PD leader loaded its Regions ${lasting(age)} before the end of the bundle and still waits for reports: until then it makes no operator${regions.length > 0 ? say` for ${count(regions.length, 'Region')} on store \`${store.id}\`` : ''}.`,
      evidence: [cite(start.loaded, say`the PD leader loads its Regions`), cite(start.collecting, say`it begins to collect; no line says that it runs its schedulers`)],
      remedies: [
        {
          title: say`Look again after five minutes`,
          risk: 'read-only',
          commands: [`${pdCtl(cluster)} store ${store.id}`, `${pdCtl(cluster)} region store ${store.id}`],
          verify: say`pd.log says \`coordinator starts to run schedulers\`, and operators appear. If not, find the stores whose Regions do not report: they hold PD back.`,
        },
      ],
      asks: ['store-again', ...(store.left ? [] : (['region-store'] as const))],
    })
  },
})

/** Loaded more than once and not prepared after any: five minutes from the last load are not what it waits for. */
function isAgain({logs}: Cluster): boolean {
  return (logs?.seen('pd-regions-loaded')?.count ?? 0) > 1 && !logs?.seen('pd-prepared') && !logs?.seen('pd-schedulers-running')
}
