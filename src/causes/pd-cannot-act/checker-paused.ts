import {say} from '../../model/say.js'
import {isAtLeast, type Version} from '../../model/version.js'
import {count} from '../../model/words.js'
import {usesRules} from '../../replay/settings.js'
import {type Answer, type AskInput, cite, defineCause, found, type LeavingStore, notChecked, type Remedy, ruledOut} from '../cause.js'
import {idleRegions} from '../idle.js'
import {citeDecision, obstructedBy, unreplayed} from '../obstacles.js'
import {PD_API} from '../remedies.js'
import {pauseOf, repairSince, withLeader} from '../switches.js'
import {text} from './checker-paused.text.en.js'

// PD: schedule/checker/pause_controller.go, POST /pd/api/v1/checker/{name} {"delay": seconds}, from 5.3; kept in memory only
export const checkerPaused = defineCause({
  id: 'checker-paused',
  family: 'pd-cannot-act',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store, replay}) {
    const version = cluster.version?.is
    if (version && !isAtLeast(version, '5.3.0')) return ruledOut(say`PD ${version.text} has no way to pause a checker`)
    const shown = obstructedBy(replay, 'checker-paused')
    const isRuled = usesRules(cluster.config, cluster.placementRules)
    const names = isRuled === undefined ? ['rule', 'replica'] : [isRuled ? 'rule' : 'replica']
    const status = cluster.checkers?.find(({checker, isPaused}) => isPaused && (checker === undefined || names.includes(checker)))
    if (status && repairSince(cluster, status.source)) return notChecked(say`the checker was paused at an earlier moment, and a checker has made an operator since`, ['checker-status'])
    if (status && shown.regions.length > 0) return answer(store, shown.regions, names, {confidence: 'certain', evidence: [cite(status, say`the checker ${either(names)} is paused`), ...citeDecision(cluster, shown)]})
    // Which checker an answer is about only its command or its file name tells.
    if (status) return answer(store, withLeader(store), names, {confidence: status.checker !== undefined && isInCharge(status.checker, isRuled, version) ? 'likely' : 'possible', evidence: [cite(status, say`a checker is paused`)]})
    const paused = names.flatMap((name) => pauseOf(cluster, name) ?? [])[0]
    const pausesOther = names.every((name) => !isInCharge(name, isRuled, version) || !pauseOf(cluster, name))
    const isKnown = names.every((name) => cluster.checkers?.some(({checker}) => checker === name))
    if (isKnown) return ruledOut(say`the checker ${quoted(names).join(say` and `)} is not paused`)
    if (paused) return answer(store, withLeader(store), names, {confidence: pausesOther ? 'possible' : 'likely', evidence: [cite(paused, say`somebody pauses the checker, and the pause had not ended when the dumps were saved`)]})
    const open = unreplayed(replay)
    const [idle, ...others] = idleRegions(cluster, store, replay)
    if (open || !idle) return notChecked(say`whether the checker is paused is not in the bundle: PD tells only when asked`, ['checker-status'])
    return answer(store, [idle, ...others].map(({id}) => id), names, {confidence: 'possible', evidence: [cite(idle, say`PD could move this Region, has nothing set against it, and makes no operator`)]})
  },
})

/** Placement rules are on by default from 5.0: without the configuration the rule checker is the likely one from there on. */
function isInCharge(checker: string, isRuled: boolean | undefined, version: Version | undefined): boolean {
  return checker === ((isRuled ?? (version === undefined || isAtLeast(version, '5.0.0'))) ? 'rule' : 'replica')
}

type Ground = Pick<Extract<Answer, {kind: 'found'}>['finding'], 'confidence' | 'evidence'>

function answer(store: LeavingStore, regions: readonly number[], names: readonly string[], ground: Ground, asks: readonly AskInput[] = ['checker-status']): Answer {
  const what = say`the checker ${either(names)}`
  return found({
    ...ground,
    stores: [store.id],
    regions,
    summary: ground.confidence === 'possible' ? say`PD could move ${count(regions.length, 'Region')} off store \`${store.id}\` and makes no operator: ${what} may be paused.` : say`Somebody has paused ${what}: PD makes no operator for ${store.left ? count(regions.length, 'Region') : say`what is left`} on store \`${store.id}\`.`,
    remedies: remedies(names, ground.confidence === 'certain'),
    ...(ground.confidence !== 'certain' && {asks}),
  })
}

/** `rule` or `replica`: which of them is in charge a bundle without the configuration does not tell. */
const either = (names: readonly string[]) => quoted(names).join(say` or `)
const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``)

function remedies(names: readonly string[], isKnown: boolean): Remedy[] {
  return [
    ...(isKnown ? [] : [{title: say`Ask PD whether the checker is paused`, risk: 'read-only' as const, commands: names.map((name) => `curl "${PD_API}/checker/${name}"`), verify: say`\`{"paused": true}\` settles it.`}]),
    {
      title: say`Resume the checker`,
      risk: 'reversible',
      when: say`whoever paused it has finished`,
      commands: names.map((name) => `curl -X POST "${PD_API}/checker/${name}" -d '{"delay": 0}'`),
      verify: say`Operators appear within a minute. A change of the PD leader ends the pause as well.`,
      undo: say`the same request with \`"delay": SECONDS\` pauses it again`,
      whatIf: names.flatMap((name) => ['--resume-checker', name]),
    },
  ]
}
