import {say} from '../../model/say.js'
import {isAtLeast} from '../../model/version.js'
import {cite, defineCause, found, notChecked, ruledOut} from '../cause.js'
import {removalOf} from '../history.js'
import {pdCtl, removeStore} from '../remedies.js'
import {LIMITS_AS_SHOWN} from '../undo.js'
import {text} from './reverted-to-up.text.en.js'

// PD: server/cluster/cluster.go UpStore; 6.1 to 8.5.4 a Preparing store that is deleted may be made Serving by a race (tikv/pd#8997)
export const revertedToUp = defineCause({
  id: 'reverted-to-up',
  family: 'not-stuck',
  blocks: 'alone',
  text,
  needs: ['logs'],

  diagnose({cluster, store}) {
    const {begun, reverted} = removalOf(cluster, store.id)
    if (!begun) return cluster.logs.nodes.some(({component}) => component === 'pd') ? ruledOut(say`pd.log shows no removal of store ${store.id} that could have been taken back`) : notChecked(say`no log of PD`, ['pd-log'])
    if (!reverted) return ruledOut(say`nothing after its delete makes store ${store.id} Up again`)
    if (store.store && store.store.state !== 'Up') return ruledOut(say`store ${store.id} is ${store.store.stateName} in the dump: it was deleted again`)
    const isRace = reverted.signature === 'store-serving'
    const isAffected = cluster.version === undefined || !isAtLeast(cluster.version.is, '8.5.5')
    return found({
      confidence: 'certain',
      stores: [store.id],
      regions: [],
      summary: say`The removal of store \`${store.id}\` was ${isRace ? say`overwritten: PD made it Serving right after the delete` : say`taken back`}; it serves again.`,
      evidence: [cite(begun, say`store ${store.id} is deleted`), cite(reverted, isRace ? say`then PD makes it Serving` : say`then it is Up again`), ...(store.store ? [cite(store.store, say`PD lists it as ${store.store.stateName}`)] : [])],
      remedies: [
        removeStore(cluster, store.id, {
          title: say`Delete the store again, if it is to leave`,
          when: say`enough other stores are Up`,
          verify: say`\`${pdCtl(cluster)} store ${store.id}\` says \`Offline\`.`,
        }),
        {
          title: say`Otherwise reset what the delete has left behind`,
          risk: 'reversible',
          when: say`the store is to stay: PD had lifted its remove-peer limit`,
          commands: [`${pdCtl(cluster)} store limit ${store.id} 15 remove-peer`],
          verify: say`\`${pdCtl(cluster)} store limit\` shows 15 for it.`,
          undo: LIMITS_AS_SHOWN,
        },
      ],
      ...(isRace && isAffected && {knownBugs: [{url: 'https://github.com/tikv/pd/issues/8997', affects: say`6.1 to 8.5.4`, fixedIn: ['8.5.5']}]}),
    })
  },
})
