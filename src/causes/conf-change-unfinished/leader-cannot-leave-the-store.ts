import type {Cluster} from '../../model/cluster.js'
import {say, type Sentence} from '../../model/say.js'
import type {LeaderEviction} from '../../model/scheduling.js'
import {count, listed} from '../../model/words.js'
import {type Answer, cite, defineCause, type Evidence, found, notChecked, type Remedy, ruledOut} from '../cause.js'
import {citeConfig} from '../no-target.js'
import {unreplayed} from '../obstacles.js'
import {addStore, pdCtl} from '../remedies.js'
import {text} from './leader-cannot-leave-the-store.text.en.js'

// PD: server/schedule/filter/filters.go StoreStateFilter leaderTarget; server/schedule/operator/builder.go "no valid leader", "plan is empty, maybe no valid leader"
export const leaderCannotLeaveTheStore = defineCause({
  id: 'leader-cannot-leave-the-store',
  family: 'conf-change-unfinished',
  blocks: 'alone',
  text,
  needs: [],

  diagnose({cluster, store, replay}) {
    const open = unreplayed(replay)
    if (open) return open
    const groups = (replay?.groups ?? []).filter(({decision}) => decision.obstacle === 'no-valid-leader')
    const regions = groups.flatMap((group) => group.regions).toSorted((a, b) => a - b)
    const [first] = groups
    const led = store.left?.find(({id}) => id === regions[0])
    if (!first || !led) return ruledOut(say`for every Region left that the store leads, some other store may lead`)
    const evicted = cluster.schedulers?.evictLeaderStores ?? []
    return found({
      confidence: 'certain',
      stores: [store.id],
      regions,
      summary: say`Store \`${store.id}\` leads ${count(regions.length, 'Region')} that no other store may lead, so that PD can build no operator for ${regions.length === 1 ? 'it' : 'them'}.`,
      evidence: [
        cite(led, say`Region ${led.id} is led by store ${store.id}: ${first.decision.because}`),
        ...evicted.slice(0, 5).map((eviction) => cite(eviction, say`${eviction.scheduler ? `\`${eviction.scheduler}\`` : say`an evict-leader scheduler`} keeps leaders off store ${eviction.storeId}`)),
        ...rejectLeader(cluster),
      ],
      remedies: remedies(cluster, evicted),
    })
  },

  diagnoseCluster: (cluster) => byDebugLine(cluster),
})

function rejectLeader(cluster: Cluster): Evidence[] {
  return cluster.config?.value('label-property.reject-leader') === undefined ? [] : citeConfig(cluster, 'label-property.reject-leader', say`stores with these labels may not lead`)
}

function remedies(cluster: Cluster, evictions: readonly LeaderEviction[]): Remedy[] {
  const evicted = evictions.filter(({scheduler}) => scheduler === undefined).map(({storeId}) => storeId)
  const others = [...new Set(evictions.flatMap(({scheduler}) => scheduler ?? []))]
  const [first] = evicted
  return [
    ...(first === undefined
      ? []
      : [
          removeScheduler(cluster, `evict-leader-scheduler-${first}`, {
            title: evicted.length === 1 ? say`Remove the evict-leader scheduler` : say`Remove an evict-leader scheduler (one of the stores ${listed(evicted)} is enough if it has a peer of each Region)`,
            whatIf: ['--remove-scheduler', evicted.length === 1 ? 'evict-leader-scheduler' : `evict-leader-scheduler-${first}`],
          }),
        ]),
    ...others.map((name) => removeScheduler(cluster, name, {title: say`Remove \`${name}\` while the store leaves`, when: say`the store that it spares cannot be cured soon: a slow store leads slowly`, whatIf: ['--remove-scheduler', name]})),
    ...(cluster.config?.value('label-property.reject-leader') === undefined
      ? []
      : [
          {
            title: say`Take \`reject-leader\` back, or relabel the store of one follower`,
            risk: 'reversible' as const,
            when: say`nobody needs the leaders to stay away`,
            commands: [`${pdCtl(cluster)} config show label-property`, `${pdCtl(cluster)} config delete label-property reject-leader KEY VALUE`],
            verify: say`\`operator show\` lists operators for the Regions that the store leads.`,
            undo: say`\`config set label-property reject-leader KEY VALUE\``,
          },
        ]),
    addStore(cluster, say`it may lead: not under the same label or rule. \`leader-schedule-limit\` never helps here`),
  ]
}

function removeScheduler(cluster: Cluster, name: string, rest: Pick<Remedy, 'title' | 'whatIf'> & {readonly when?: Sentence}): Remedy {
  return {when: say`its store may lead again`, undo: say`\`scheduler add\` makes it again`, ...rest, risk: 'reversible', commands: [`${pdCtl(cluster)} scheduler remove ${name}`], verify: say`\`operator show\` lists operators for the Regions that the store leads.`}
}

/** ["fail to fix rule peer"] [rule-group=pd] [rule-id=default] [error="no valid leader"], at DEBUG (tikv/pd#4591) */
function byDebugLine(cluster: Cluster): Answer {
  const event = cluster.logs?.seen('checker-gave-up')?.events.findLast(({fields}) => fields.get('error')?.includes('no valid leader'))
  if (!event) return cluster.logs ? ruledOut(say`no line says that PD finds no valid leader (PD says it at DEBUG only)`) : notChecked(say`no log of PD`, ['pd-log'])
  return found({
    confidence: 'likely',
    stores: [],
    regions: [],
    summary: say`PD finds no store that may lead, and makes no operator (\`no valid leader\`).`,
    evidence: [cite(event, say`PD's checker gives up: no valid leader`)],
    remedies: remedies(cluster, []),
    asks: ['schedulers', 'config', 'stores'],
  })
}

