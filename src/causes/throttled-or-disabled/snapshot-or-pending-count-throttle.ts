import {say} from '../../model/say.js'
import {count, namedStores} from '../../model/words.js'
import {defineCause, found, ruledOut} from '../cause.js'
import {citeConfig, noTargets, withReason} from '../no-target.js'
import {citeDecision, unreplayed} from '../obstacles.js'
import {citeRejection, sureOf, waitedFor, whileDraining} from '../temporary.js'
import {anotherStore, readyAgain} from '../temporary-remedies.js'
import {text} from './snapshot-or-pending-count-throttle.text.en.js'

// PD: schedule/filter/filters.go tooManySnapshots, tooManyPendingPeers; both tests are `>`
export const snapshotOrPendingCountThrottle = defineCause({
  id: 'snapshot-or-pending-count-throttle',
  family: 'throttled-or-disabled',
  blocks: 'alone',
  text,
  needs: ['stores'],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const mine = withReason(noTargets(cluster, store, replay), 'snapshots')
    const [shown] = citeDecision(cluster, mine)
    if (!shown) return ruledOut(say`no Region left waits for stores that have too many snapshots or pending peers`)
    const draining = whileDraining(cluster, store)
    if (draining) return draining
    const waited = waitedFor(mine.decisions)
    const isPending = waited.some(({by}) => by === 'pending-peers')
    const isSnapshots = waited.some(({by}) => by === 'snapshots')
    return found({
      confidence: sureOf(cluster, waited),
      stores: [store.id, ...waited.map(({storeId}) => storeId)],
      regions: mine.regions,
      summary: say`${count(mine.regions.length, 'Region')} on store \`${store.id}\` could go to ${namedStores(waited.map(({storeId}) => storeId))} only, which ${waited.length === 1 ? 'has' : 'have'} more ${[...(isSnapshots ? [say`snapshots under way`] : []), ...(isPending ? [say`pending peers`] : [])].join(say` and `)} than PD allows.`,
      evidence: [
        shown,
        ...waited.slice(0, 5).flatMap((rejection) => citeRejection(cluster, rejection)),
        ...(isSnapshots ? citeConfig(cluster, 'schedule.max-snapshot-count', say`so many snapshots may be under way on a store`) : []),
        ...(isPending ? citeConfig(cluster, 'schedule.max-pending-peer-count', say`so many pending peers may be on a store`) : []),
      ],
      remedies: [...readyAgain(cluster, waited), anotherStore(cluster)],
      asks: ['store-again', 'tikv-log-target'],
    })
  },
})
