import {say} from '../../model/say.js'
import {isAtLeast} from '../../model/version.js'
import {count} from '../../model/words.js'
import {usesRules} from '../../replay/settings.js'
import {defineCause, found, ruledOut} from '../cause.js'
import {citeConfig} from '../no-target.js'
import {citeDecision, obstructedBy, unreplayed} from '../obstacles.js'
import {setConfig} from '../remedies.js'
import {settingOf, withLeader} from '../switches.js'
import {text} from './offline-replace-disabled.text.en.js'

// PD: schedule/checker/replica_checker.go checkOfflinePeer, IsReplaceOfflineReplicaEnabled; the rule checker does not read it
export const offlineReplaceDisabled = defineCause({
  id: 'offline-replace-disabled',
  family: 'throttled-or-disabled',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store, replay}) {
    const isOld = cluster.version !== undefined && !isAtLeast(cluster.version.is, '4.0.0')
    const key = isOld ? 'disable-replace-offline-replica' : 'enable-replace-offline-replica'
    const logged = cluster.config?.has('schedule') ? undefined : settingOf(cluster, 'schedule', key)
    const remedies = [setConfig(cluster, key, String(!isOld), say`Let PD replace peers on leaving stores again`)]
    if (logged?.value === String(isOld) && usesRules(cluster.config, cluster.placementRules) === false) {
      return found({
        confidence: 'likely',
        stores: [store.id],
        regions: withLeader(store),
        summary: say`Placement rules are off and \`${key}\` is ${String(isOld)}: PD leaves ${store.left ? count(withLeader(store).length, 'Region') : say`what is left`} on store \`${store.id}\` alone.`,
        evidence: [{says: say`\`${key}\` is ${logged.value}, by the last change in pd.log`, source: logged.source}],
        remedies,
        asks: ['config'],
      })
    }
    const open = unreplayed(replay)
    if (open) return open
    const mine = obstructedBy(replay, 'offline-replace-disabled')
    const [shown] = citeDecision(cluster, mine)
    if (!shown) return ruledOut(say`no Region left is kept by \`enable-replace-offline-replica\`, which PD reads only while placement rules are off`)
    return found({
      confidence: 'certain',
      stores: [store.id],
      regions: mine.regions,
      summary: say`Placement rules are off and \`${key}\` is ${String(isOld)}: PD leaves ${count(mine.regions.length, 'Region')} on store \`${store.id}\` alone.`,
      evidence: [shown, ...citeConfig(cluster, `schedule.${key}`, say`\`${key}\` is ${String(isOld)}`), ...citeConfig(cluster, 'replication.enable-placement-rules', say`placement rules are off, so that the replica checker is asked`)],
      remedies,
    })
  },
})
