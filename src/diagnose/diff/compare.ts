import type {Notice} from '../../model/input.js'
import {say} from '../../model/say.js'
import {listed} from '../../model/words.js'
import {stampOf, zoneOf} from '../inspect/time.js'
import type {Conclusion, Difference, LeavingChange, Side} from './difference.js'
import {eventsBetween} from './events.js'
import {findingChanges} from './finding-changes.js'
import {checkIdentity} from './identity.js'
import {leavingChanges} from './leaving.js'
import type {Moment, Pair} from './moment.js'
import {operatorChanges} from './operator-changes.js'
import {settingChanges} from './setting-changes.js'
import {storeChanges} from './store-changes.js'

/** One cluster at two moments. `notices`: what is to be said of the pair itself. */
export function compare(pair: Pair, notices: readonly Notice[], asked?: number): Difference {
  const doubts = checkIdentity(pair.old.cluster, pair.now.cluster)
  const [from, to] = [pair.old.time, pair.now.time]
  const leaving = leavingChanges(pair, asked)
  const [settings, stores, operators] = [settingChanges(pair), storeChanges(pair), operatorChanges(pair)]
  return {
    schema: 1,
    conclusion: conclusionOf(leaving),
    old: sideOf(pair.old),
    now: sideOf(pair.now),
    seconds: from === undefined || to === undefined ? null : Math.round((to - from) / 1000),
    leaving,
    stores: stores.changes,
    settings: settings.changes,
    operators: operators.changes,
    findings: findingChanges(pair),
    events: eventsBetween(pair),
    uncompared: [...settings.uncompared, ...stores.uncompared, ...operators.uncompared],
    notices: [...notices, ...doubts, ...untimed(pair)],
  }
}

function conclusionOf([worst]: readonly LeavingChange[]): Conclusion {
  if (!worst) return {pace: 'no-store-leaving', store: null, summary: say`Nothing says that a store is leaving at either moment.`}
  return {pace: worst.pace, store: worst.store, summary: worst.why}
}

function sideOf({name, time, inputs, verdict}: Moment): Side {
  return {name, at: time === undefined ? null : stampOf(time, zoneOf(inputs)), verdict}
}

function untimed({old, now}: Pair): readonly Notice[] {
  const silent = [old, now].filter(({time}) => time === undefined).map(({name}) => `\`${name}\``)
  return silent.length > 0 ? [{level: 'warning', says: say`nothing dates ${listed(silent)}: the first one is taken for the older one, and there is no pace`}] : []
}
