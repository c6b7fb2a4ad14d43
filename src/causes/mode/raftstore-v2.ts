import type {Cluster} from '../../model/cluster.js'
import {say} from '../../model/say.js'
import {isAtLeast} from '../../model/version.js'
import {cite, defineCause, type Evidence, found, ruledOut} from '../cause.js'
import {citeConfig} from '../no-target.js'
import {text} from './raftstore-v2.text.en.js'

// PD: config SwitchRaftV2 sets store-limit-version to v2; TiKV: components/raftstore-v2, src/server/debug2.rs
export const raftstoreV2 = defineCause({
  id: 'raftstore-v2',
  family: 'mode',
  blocks: 'with-others',
  text,
  needs: [],

  diagnose({cluster, store}) {
    const version = cluster.version?.is
    if (version && !isAtLeast(version, '6.6.0')) return ruledOut(say`release ${version.text} has no raftstore-v2`)
    const own = ownWords(cluster)
    const [first, ...rest] = [...own, ...signs(cluster)]
    if (!first) return ruledOut(say`nothing shows the experimental engine`)
    return found({
      confidence: own.length > 0 ? 'likely' : 'possible',
      stores: [store.id],
      regions: [],
      summary: say`The cluster ${own.length > 0 ? say`runs` : say`seems to run`} the experimental partitioned engine (raftstore-v2), which has bugs of its own when peers are removed.`,
      evidence: [first, ...rest],
      remedies: [
        {
          title: say`Make sure which engine it is, before any repair by hand`,
          risk: 'read-only',
          commands: ['curl http://TIKV_STATUS/config | grep -o \'"engine":"[^"]*"\''],
          verify: say`\`partitioned-raft-kv\`: tikv-ctl cannot recover or recreate Regions here; only online unsafe recovery can.`,
        },
      ],
      knownBugs: [{url: 'https://github.com/tikv/tikv/issues/15153', affects: say`raftstore-v2: snapshots get stuck`, fixedIn: []}],
      asks: own.length > 0 ? ['tikv-log-target'] : ['config', 'tikv-log-store'],
    })
  },
})

/** What only this engine writes: its name in the configuration that TiKV prints at its start, and snapshots that are whole tablets (src/server/tablet_snap.rs). */
function ownWords({logs}: Cluster): Evidence[] {
  const named = logs?.seen('partitioned-engine')?.last
  const tablet = logs?.seen('snapshot-sending')?.events.find(({message}) => message.includes('begin to send snapshot file'))
  return [...(named ? [cite(named, say`TiKV starts with \`partitioned-raft-kv\``)] : []), ...(tablet ? [cite(tablet, say`TiKV sends a tablet as a snapshot, which only raftstore-v2 does`)] : [])]
}

function signs(cluster: Cluster): Evidence[] {
  const gc = cluster.logs?.seen('store-removed-here')?.events.find(({message}) => message.includes('gc peer on tombstone store'))
  return [
    ...(cluster.config?.text('schedule.store-limit-version') === 'v2' ? citeConfig(cluster, 'schedule.store-limit-version', say`\`store-limit-version\` is v2, as PD sets it for this engine`) : []),
    ...(gc ? [cite(gc, say`only raftstore-v2 says so`)] : []),
  ]
}
