import {momentOf} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {within} from '../../model/source.js'
import {liveness} from '../../model/store.js'
import {lasting} from '../../model/words.js'
import {cite, defineCause, found, notChecked, ruledOut} from '../cause.js'
import {startAgain} from '../remedies.js'
import {text} from './source-process-dead.text.en.js'

// PD: server/core/store.go (statistics live in memory only), server/schedule/checker isOfflinePeer (no condition on the process)
export const sourceProcessDead = defineCause({
  id: 'source-process-dead',
  family: 'tikv-cannot-run',
  blocks: 'with-others',
  text,
  needs: ['stores'],

  diagnose({cluster, store: {id, store}}) {
    if (!store) return notChecked(say`store ${id} is not in the dumps`, ['stores'])
    if (store.state === 'Tombstone') return ruledOut(say`store ${id} is removed: its process need not run`)
    const alive = liveness(store)
    if (alive === 'alive') return ruledOut(say`store ${id} still sends heartbeats`)
    if (alive === 'unknown') return notChecked(say`nothing to compare the last heartbeat of store ${id} with`, ['stores'])
    const moment = momentOf(cluster)
    const silence = moment !== undefined && store.lastHeartbeat !== undefined && moment > store.lastHeartbeat ? say`, ${lasting(moment - store.lastHeartbeat)} before the dump` : ''
    const behind = store.silence === undefined ? silence : say`, ${lasting(store.silence)} before the newest one of the list`
    const says = store.capacity === 0 ? say`capacity 0: the PD leader has had no heartbeat of store ${id} since it took over` : say`the last heartbeat of store ${id}${behind}`
    return found({
      confidence: 'certain',
      stores: [id],
      regions: [],
      summary: say`The process of store \`${id}\` is dead. That blocks nothing by itself: PD replaces its peers from the voters that live.`,
      evidence: [cite({source: within(store.source, store.capacity === 0 ? '/status/capacity' : '/status/last_heartbeat_ts')}, says)],
      remedies: [startAgain([id], say`its data is intact; it is the safest first step where a Region has lost its quorum`)],
    })
  },
})
