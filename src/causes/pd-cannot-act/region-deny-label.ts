import type {Cluster} from '../../model/cluster.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import type {RegionLabel} from '../../model/scheduling.js'
import {count, listed} from '../../model/words.js'
import {releaseOf} from '../../replay/releases.js'
import {type Answer, cite, type Confidence, defineCause, type Evidence, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {idleRegions} from '../idle.js'
import {citeDecision, obstructedBy} from '../obstacles.js'
import {PD_API} from '../remedies.js'
import {text} from './region-deny-label.text.en.js'

// PD: schedule/checker/checker_controller.go CheckRegion returned before the rule checker for a denied Region: 6.0 to 6.5.2, 6.6 and 7.0 (pd#6426)
export const regionDenyLabel = defineCause({
  id: 'region-deny-label',
  family: 'pd-cannot-act',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store, replay}) {
    const version = cluster.version?.is
    if (version && !releaseOf(version).denyLabelStopsCheckers) return ruledOut(say`in PD ${version.text} a label \`schedule=deny\` does not keep the checkers away`)
    const mine = obstructedBy(replay, 'deny-label')
    const [shown] = citeDecision(cluster, mine)
    const denials = (cluster.regionLabels ?? []).filter(isDenial)
    if (shown) return answer(cluster, [store.id], mine.regions, [shown, ...denials.slice(0, 3).map((rule) => cite(rule, say`Region label rule \`${rule.id}\` says \`schedule=deny\``))], denials)
    if (cluster.regionLabels) return ruledOut(say`no Region left is under a label \`schedule=deny\``)
    const [event] = requests(cluster)
    const idle = idleRegions(cluster, store, replay)
    if (event && idle.length > 0) return hint([store.id], idle.map(({id}) => id), [cite(event, say`somebody sets a label \`schedule=deny\``), cite(idle[0]!, say`PD could move this Region and makes no operator`)])
    if (idle[0]) return hint([store.id], idle.map(({id}) => id), [cite(idle[0], say`PD could move this Region, has nothing set against it, and makes no operator`)])
    return notChecked(say`the Region label rules are not in the bundle`, ['region-labels'])
  },

  diagnoseCluster(cluster) {
    const version = cluster.version?.is
    const [last, ...before] = requests(cluster)
    if (!last || (version && !releaseOf(version).denyLabelStopsCheckers)) return ruledOut(say`nothing shows a label \`schedule=deny\` that would keep the checkers away`)
    const [first] = before.slice(-1)
    return hint([], [], [cite(last, say`somebody sets a label \`schedule=deny\``), ...(first ? [cite(first, say`and had done so before: it is renewed`)] : [])], first ? 'likely' : 'possible')
  },
})

function isDenial({labels}: RegionLabel): boolean {
  return labels.some(({key, value}) => key === 'schedule' && value.toLowerCase() === 'deny')
}

// … SetRegionLabelRule, Method:HTTP/2.0/POST:/pd/api/v1/config/region-label/rule, …, BodyParam:{"id":"f8c5…","labels":[{"key":"schedule","value":"deny","ttl":"5m0s"}],…}}
function requests({logs}: Cluster): readonly LogEvent[] {
  return (logs?.seen('pd-audit')?.events ?? []).filter(({fields, message}) => /region-label.*"schedule".*"deny"/i.test(fields.get('service-info') ?? message)).toReversed()
}

const BUG = {url: 'https://github.com/tikv/pd/issues/6426', affects: say`6.0 to 6.5.2, 6.6 and 7.0: Regions under \`schedule=deny\` are not repaired`, fixedIn: ['6.5.3', '7.1.0']}

function answer(cluster: Cluster, stores: readonly number[], regions: readonly number[], evidence: readonly [Evidence, ...Evidence[]], denials: readonly RegionLabel[]): Answer {
  return found({
    confidence: cluster.version?.isInferred ? 'likely' : 'certain',
    stores,
    regions,
    summary: say`Region label ${denials.length === 1 ? 'rule' : 'rules'} ${listed(denials.map(({id}) => `\`${id}\``))} ${denials.length === 1 ? 'says' : 'say'} \`schedule=deny\`, and this release of PD does not check such Regions at all: ${count(regions.length, 'Region')} on store \`${stores[0]}\`.`,
    evidence,
    remedies: remedies(denials),
    knownBugs: [BUG],
  })
}

function hint(stores: readonly number[], regions: readonly number[], evidence: readonly [Evidence, ...Evidence[]], confidence: Confidence = 'possible'): Answer {
  return found({
    confidence,
    stores,
    regions,
    summary: say`A Region label \`schedule=deny\`, as imports and backups set it, may keep PD away from a key range.`,
    evidence,
    remedies: remedies([]),
    knownBugs: [BUG],
    asks: ['region-labels', 'stores', 'regions'],
  })
}

function remedies(denials: readonly RegionLabel[]): Remedy[] {
  const ids = denials.slice(0, 3).map(({id}) => id)
  return [
    {title: say`See who set the label: an import or a backup that runs sets it anew`, risk: 'read-only', commands: [`curl "${PD_API}/config/region-label/rules"`], verify: say`A rule with a \`ttl\` goes by itself once its owner has ended.`},
    {
      title: say`Delete the label rule`,
      risk: 'reversible',
      when: say`no import or backup needs it any more`,
      commands: (ids.length > 0 ? ids : ['RULE_ID']).map((id) => `curl -X DELETE "${PD_API}/config/region-label/rule/${encodeURIComponent(id)}"`),
      verify: say`Operators for these Regions appear within a minute.`,
      undo: say`POST the rule to \`config/region-label/rule\` as \`config/region-label/rules\` shows it now`,
      ...(ids.length > 0 && {whatIf: denials.flatMap(({id}) => ['--remove-region-label', id])}),
    },
  ]
}
