import type {Peer, Region} from '../../../model/region.js'
import {decision} from '../../content/decisions.js'
import {location} from '../../content/evidence.js'
import {stateInWords} from '../../content/store.js'
import {findingOf} from '../../content/finding.js'
import type {Report} from '../../contract.js'
import {type Block, heading, name, plain, span, type Spans} from '../../document.js'
import type {OpenReport} from '../../open-report.js'
import {BLANK, goTo, linked, pageOf, type Page, type Row, rowsOf, titled, told} from '../page.js'
import {knownStores} from './stores-page.js'
import {say} from '../../../model/say.js'
import {count} from '../../../model/words.js'
import {sayingOf, wordOfRegion} from '../timeline/track.js'
import {CONFIDENCE_IN_WORDS} from '../../content/terms.js'

/** One Region left on a store: its peers, what holds it, and, store by store, whether PD may move it there or by which filter it may not. */
export function regionPage({report, regionOf}: OpenReport, from: number | undefined, id: number, width: number): Page {
  const shown = regionOf(id)
  const store = from ?? report.stores.find(({charged, uncharged}) => [...charged.map(({regions}) => regions), uncharged].some((regions) => regions.includes(id)))?.store
  return pageOf([
    ...rowsOf([heading(2, say`Region ${id}`)], width),
    ...(shown ? rowsOf([fields(shown.region, shown.keys)], width) : told(plain(say`No dump in the bundle shows it.`), width)),
    ...(shown ? linked([span(say`Where the bundle shows it: `), ...location(shown.cited)], goTo({kind: 'source', cited: shown.cited}), width) : []),
    ...(store === undefined ? told(plain(say`It is not among the Regions left.`), width) : causeRows(report, store, id, width)),
    ...eventRows(report, id, width),
    ...(shown && shown.region.lacks !== 'peers' ? [BLANK, ...titled(say`Peers`), ...rowsOf([peerTable(shown.region, report)], width)] : []),
    ...(store === undefined ? [] : [BLANK, ...titled(say`What PD would do, store by store`), ...decisionRows(report, store, id, width)]),
  ])
}

function fields({leader, isLeaderUnknown, epoch, size, keys: rows}: Region, keys: string | undefined): Block {
  const none = isLeaderUnknown ? say`the dump does not tell` : say`none that PD knows`
  return {
    kind: 'fields',
    rows: [
      ...(keys === undefined ? [] : [[say`Keys`, plain(keys)] as const]),
      [say`Leader`, plain(leader ? say`peer ${leader.id} on store ${leader.storeId}` : none)],
      [say`Epoch`, plain(say`conf_ver ${epoch.confVer}, version ${epoch.version}`)],
      ...(size === undefined ? [] : [[say`Size`, plain(say`${size} MiB${rows === undefined ? '' : say`, ${rows} keys`}`)] as const]),
    ],
  }
}

function causeRows({stores, findings}: Report, store: number, id: number, width: number): Row[] {
  const charge = stores.find((each) => each.store === store)?.charged.find(({regions}) => regions.includes(id))
  const finding = charge && findingOf(findings, charge.cause, store)
  if (!charge || finding === undefined) return told([span(say`Held by: `), span(say`charged to no cause`, 'caution')], width)
  return linked([span(say`Held by: `), ...name(charge.cause), span(` (${CONFIDENCE_IN_WORDS[findings[finding]!.confidence]})`)], goTo({kind: 'finding', finding}), width)
}

/** Of its events the report has a few of each kind. */
function eventRows({timeline}: Report, id: number, width: number): Row[] {
  const word = wordOfRegion(id)
  const saysWord = sayingOf(word)
  const events = (timeline?.nodes ?? []).flatMap((node) => node.events.filter(saysWord))
  return events.length === 0 ? [] : linked([span(say`${count(events.length, 'event')} of it on the time line`)], goTo({kind: 'timeline'}, word), width)
}

function peerTable({peers, leader, downPeers, pendingPeers}: Region, report: Report): Block {
  const stores = new Map(knownStores(report).map((store) => [store.id, store]))
  const marks = ({id}: Peer): string => {
    const down = downPeers.find(({peer}) => peer.id === id)
    return [leader?.id === id ? say`leader` : '', down ? say`down for ${down.downSeconds} s` : '', pendingPeers.some((peer) => peer.id === id) ? say`pending` : ''].filter((each) => each !== '').join(', ')
  }
  const rows = peers.map((peer) => {
    const store = stores.get(peer.storeId)
    return [plain(String(peer.storeId)), plain(store?.listed ? stateInWords(store.listed) : say`not listed`), plain(peer.isWitness ? say`${peer.role}, witness` : peer.role), plain(marks(peer)), plain(String(peer.id))]
  })
  return {kind: 'table', head: [say`Store`, say`State`, say`Role`, '', say`Peer`], rows}
}

function decisionRows(report: Report, store: number, id: number, width: number): Row[] {
  const group = report.stores.find((each) => each.store === store)?.replay?.find(({regions}) => regions.includes(id))
  if (!group) return told(plain(say`It could not be replayed: the dumps lack what PD looks at.`), width)
  const rows = [...group.targets.map((target) => ({store: target, by: undefined})), ...group.rejected]
    .toSorted((a, b) => a.store - b.store)
    .map(({store: other, by}): readonly Spans[] => [plain(String(other)), by === undefined ? [span(say`yes`, 'good')] : [span(say`no: `, 'danger'), ...name(by)]])
  return [...told([span(say`PD: `), ...decision(group)], width), ...(rows.length > 0 ? rowsOf([{kind: 'table', head: [say`Store`, say`As a target`], rows}], width) : [])]
}
