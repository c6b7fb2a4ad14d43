import type {Cluster} from '../../model/cluster.js'
import type {LogEvent} from '../../model/log-digest.js'
import {say} from '../../model/say.js'
import {isAtLeast} from '../../model/version.js'
import {cite, defineCause, found, notChecked, ruledOut} from '../cause.js'
import {remarked} from '../remedies.js'
import {checkerOperatorAfter, withLeader} from '../switches.js'
import {text} from './scheduling-microservice-unavailable.text.en.js'

// PD: pkg/mcs/scheduling/server/server.go; in this mode the checkers run in `pd-server services scheduling`, from 7.3
export const schedulingMicroserviceUnavailable = defineCause({
  id: 'scheduling-microservice-unavailable',
  family: 'pd-cannot-act',
  blocks: 'alone',
  text,
  needs: ['logs'],

  diagnose({cluster, store}) {
    const version = cluster.version?.is
    if (version && !isAtLeast(version, '7.3.0')) return ruledOut(say`PD ${version.text} has no separate scheduling service`)
    const last = cluster.logs.seen('scheduling-primary')?.last
    if (!last) return ruledOut(say`nothing shows a separate scheduling service`)
    if (!isStepDown(last)) return ruledOut(say`the scheduling service has a primary`)
    if (isHandedOver(last)) return notChecked(say`the primary of the scheduling service was handed over, and the log of the new one is not in the bundle`, ['pd-log'])
    if (checkerOperatorAfter(cluster, last)) return ruledOut(say`a checker has made an operator since the primary stepped down`)
    return found({
      confidence: isProven(cluster, last) ? 'likely' : 'possible',
      stores: [store.id],
      regions: withLeader(store),
      summary: say`The separate scheduling service of PD lost its primary, and no log shows a new one: no checker runs meanwhile.`,
      evidence: [cite(last, say`the primary of the scheduling service steps down`)],
      remedies: [
        {
          title: say`Bring the scheduling service back`,
          risk: 'reversible',
          when: say`it does not run, or has no primary`,
          commands: [remarked('tiup cluster display CLUSTER', say`role scheduling`), 'tiup cluster start CLUSTER -R scheduling'],
          verify: say`Its log says \`campaign scheduling primary ok\`, then \`add operator\`: with this service operators stand in its log, not in pd.log.`,
          undo: say`\`tiup cluster stop CLUSTER -R scheduling\``,
        },
      ],
      knownBugs: [{url: 'https://github.com/tikv/pd/issues/7047', affects: say`7.3: the state of stores does not reach the service`, fixedIn: ['7.4.0']}],
      asks: ['pd-log', 'operators'],
    })
  },
})

// ["no longer a primary/leader because lease has expired, the scheduling primary will step down"]
function isStepDown({message}: LogEvent): boolean {
  return message.includes('step down')
}

// ["no longer be primary because primary have been updated, the scheduling primary will step down"]: another one has been appointed
function isHandedOver({message}: LogEvent): boolean {
  return message.includes('have been updated')
}

/** The log of that node goes on for longer than an election takes. */
function isProven({logs}: Cluster, {node, time}: LogEvent): boolean {
  const to = logs?.nodes.find(({name}) => name === node)?.to
  return to !== undefined && time !== undefined && to - time > 60_000
}
