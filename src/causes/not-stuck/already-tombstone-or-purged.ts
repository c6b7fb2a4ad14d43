import type {LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import {cite, defineCause, type Evidence, found, ruledOut} from '../cause.js'
import {removalOf, storeEvents} from '../history.js'
import {pdCtl} from '../remedies.js'
import {NO_UNDO} from '../undo.js'
import {text} from './already-tombstone-or-purged.text.en.js'

// PD: server/cluster/cluster.go BuryStore, RemoveTombStoneRecords; tiup destroys nothing before `prune`
export const alreadyTombstoneOrPurged = defineCause({
  id: 'already-tombstone-or-purged',
  family: 'not-stuck',
  blocks: 'no',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const {begun, buried} = removalOf(cluster, store.id)
    const skipped = storeEvents(cluster, 'tombstone-kept', store.id).at(-1)
    const record = store.store?.state === 'Tombstone' ? store.store : undefined
    const evidence: Evidence[] = [
      ...(buried ? [cite(buried, say`PD has made store ${store.id} Tombstone`)] : []),
      ...(record ? [cite(record, say`PD lists store ${store.id} as Tombstone`)] : []),
      ...(skipped ? [cite(skipped, say`the record of store ${store.id} could not be purged: PD still counts Regions on it`)] : []),
      ...erased(begun, !store.store && cluster.stores?.isComplete === true, store.id),
    ]
    const [first, ...rest] = evidence
    if (!first) return ruledOut(say`PD has store ${store.id} as ${store.store?.stateName ?? say`a store that is still leaving`}`)
    const left = store.left?.length ?? 0
    return found({
      confidence: 'certain',
      stores: [store.id],
      regions: [],
      summary: say`PD is done with store \`${store.id}\`: it is Tombstone${left > 0 ? say`, yet ${count(left, 'Region')} still ${left === 1 ? 'lists' : 'list'} it. Do not clean its disk before they are seen healthy elsewhere` : ''}.`,
      evidence: [first, ...rest],
      remedies: [
        {
          title: say`Check that nothing is left on it`,
          risk: 'read-only',
          commands: [`${pdCtl(cluster)} region store ${store.id}`],
          verify: say`\`count\` is 0.`,
        },
        {
          title: say`Clean up`,
          risk: 'destructive',
          when: say`no Region lists the store any more`,
          commands: ['tiup cluster prune CLUSTER', `${pdCtl(cluster)} store remove-tombstone`],
          verify: say`\`tiup cluster display\` and \`store --state=Tombstone\` no longer show it.`,
          undo: NO_UNDO,
        },
      ],
    })
  },
})

function erased(begun: LogEvent | undefined, isGone: boolean, id: number): Evidence[] {
  return begun && isGone ? [cite(begun, say`the removal of store ${id} began here, and PD's list of stores no longer has it: it is Tombstone or purged`)] : []
}
