import {say} from '../../model/say.js'
import {isAtLeast} from '../../model/version.js'
import {count} from '../../model/words.js'
import {defineCause, found, notChecked, ruledOut} from '../cause.js'
import {recoveryOf, showRecovery} from '../recovery.js'
import {withLeader} from '../switches.js'
import {text} from './unsafe-recovery-running.text.en.js'

// PD: pkg/unsaferecovery IsRunning; schedule/coordinator.go PatrolRegions skips its rounds while it is true, from 6.1
export const unsafeRecoveryRunning = defineCause({
  id: 'unsafe-recovery-running',
  family: 'pd-cannot-act',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const recovery = recoveryOf(cluster)
    const version = cluster.version?.is
    if (version && !isAtLeast(version, '6.1.0')) return ruledOut(say`PD ${version.text} goes on scheduling while it recovers`)
    if (!recovery) {
      const isLogged = cluster.logs?.nodes.some(({component}) => component === 'pd') ?? false
      return isLogged || cluster.recovery ? ruledOut(say`no unsafe recovery runs`) : notChecked(say`neither a log of PD nor \`unsafe remove-failed-stores show\``, ['unsafe-recovery-show', 'pd-log'], 'any')
    }
    if (recovery.state !== 'running') return ruledOut(say`the unsafe recovery has ended: ${recovery.state === 'finished' ? say`finished` : say`failed`}`)
    const regions = withLeader(store)
    return found({
      confidence: cluster.recovery ? 'certain' : 'likely',
      stores: [store.id],
      regions,
      summary: say`An online unsafe recovery is under way${recovery.stage ? ` (${recovery.stage})` : ''}: until it ends PD makes no operator for ${store.left ? count(regions.length, 'Region') : say`what is left`} on store \`${store.id}\`.`,
      evidence: recovery.evidence,
      remedies: [showRecovery(cluster)],
      asks: ['unsafe-recovery-show'],
    })
  },
})
