import {say} from '../../model/say.js'
import {isAtLeast} from '../../model/version.js'
import {count} from '../../model/words.js'
import {cite, defineCause, found, ruledOut} from '../cause.js'
import {leftThat} from '../left.js'
import {isOverdue, stallOf} from '../operators.js'
import {setConfig} from '../remedies.js'
import {text} from './witness.text.en.js'

// PD: schedule/checker/rule_checker.go fixLooseMatchPeer, operator/step.go ChangeNonWitness; TiKV raftstore: a witness has no data, and leads only to hand over
export const witness = defineCause({
  id: 'witness',
  family: 'mode',
  blocks: 'with-others',
  text,
  needs: ['regions'],

  diagnose({cluster, store}) {
    const version = cluster.version?.is
    if (version && !isAtLeast(version, '6.6.0')) return ruledOut(say`PD ${version.text} has no witness peers`)
    const regions = leftThat(store, ({peers}) => peers.some(({isWitness}) => isWitness))
    const [first] = regions
    if (!first) return ruledOut(say`no Region left has a witness`)
    const stalled = regions.flatMap(({id}) => stallOf(cluster, id) ?? []).filter((stall) => isOverdue(stall, true) && /witness/i.test(stall.step.text))
    const [stall] = stalled
    return found({
      confidence: stall ? 'likely' : 'possible',
      stores: [store.id],
      regions: stall ? stalled.map(({regionId}) => regionId) : regions.map(({id}) => id),
      summary: say`${count(regions.length, 'Region')} on store \`${store.id}\` ${regions.length === 1 ? 'has' : 'have'} a witness, which holds no data and may not lead: that limits what PD can do.`,
      evidence: [cite(first, say`Region ${first.id} has a witness on store ${first.peers.find(({isWitness}) => isWitness)?.storeId}`), ...(stall ? stall.evidence : [])],
      remedies: [{...setConfig(cluster, 'enable-witness', 'false', say`Turn witnesses into ordinary peers`), when: say`the disks have room for one more full replica`}],
      asks: ['operators', 'config'],
    })
  },
})
