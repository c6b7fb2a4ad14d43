import {say, type Sentence} from '../../../model/say.js'
import {count, gibibytes} from '../../../model/words.js'
import {answer, decision, storesByFilter} from '../../content/decisions.js'
import {location} from '../../content/evidence.js'
import {leavingBlocks, regionsInWords, storeBlocks} from '../../content/store.js'
import type {GateTerm, ListedStore, ReplayGroup, Report, StoreReport} from '../../contract.js'
import {type Block, heading, name, plain, sentence, span, type Spans} from '../../document.js'
import type {OpenReport} from '../../open-report.js'
import {BLANK, goTo, linked, pageOf, type Page, type Row, rowsOf, titled, told} from '../page.js'
import {asTarget, type KnownStore, knownStores, spaceBar} from './stores-page.js'

/** One store: what its record says; if it leaves, what is left on it, and how PD decides about that. */
export function storePage({report, storeRecord}: OpenReport, id: number, width: number): Page {
  const store = knownStores(report).find((each) => each.id === id)
  if (!store) return pageOf(told(plain(say`The bundle does not show store ${id}.`), width))
  const {leaving} = store
  const record = storeRecord(id)
  return pageOf([
    ...rowsOf([heading(2, say`Store ${id}`), ...(store.listed ? [recordBlock(store, store.listed, report)] : [])], width),
    ...(record ? linked([span(say`Its record: `), ...location(record)], goTo({kind: 'source', cited: record}), width) : []),
    ...(leaving ? leavingRows(leaving, store.listed !== undefined, width) : []),
  ])
}

function recordBlock(store: KnownStore, listed: ListedStore, report: Report): Block {
  const {address, component, version, labels, regionCount, leaderCount, capacity, available} = listed
  const rows: Array<readonly [Sentence, Spans] | undefined> = [
    [say`Address`, [...name(address), span(component === 'tiflash' ? say` (TiFlash)` : say` (TiKV)`)]],
    [say`State`, plain(say`${listed.state}; its process is ${listed.liveness === 'unknown' ? say`not known to be alive` : listed.liveness === 'alive' ? say`alive` : say`dead`}`)],
    version === undefined ? undefined : [say`Version`, plain(version)],
    [say`Labels`, plain(labels.length > 0 ? labels.join(', ') : say`none`)],
    capacity === undefined ? undefined : [say`Space`, plain(capacity === 0 ? say`not told: this PD leader has had no heartbeat of it` : say`${spaceBar(listed)} used of ${gibibytes(capacity)}${available === undefined ? '' : say`, ${gibibytes(available)} available`}`)],
    regionCount === undefined ? undefined : [say`Regions`, plain(`${regionCount}${leaderCount === undefined ? '' : say`, leader of ${leaderCount}`}`)],
    [say`As a target`, asTarget(store, report)],
  ]
  return {kind: 'fields', rows: rows.flatMap((row) => (row ? [row] : []))}
}

function leavingRows(store: StoreReport, isListed: boolean, width: number): Row[] {
  return [
    BLANK,
    ...titled(say`How it leaves`),
    ...rowsOf(isListed ? leavingBlocks(store) : storeBlocks(store), width),
    ...linked([span(say`The Regions left, one by one`)], goTo({kind: 'store-regions', store: store.store}), width),
    BLANK,
    ...titled(say`${store.gate.version === null ? say`PD of unknown release` : say`PD ${store.gate.version}`} turns it into Tombstone when all of this holds (${store.gate.predicate})`),
    ...store.gate.terms.flatMap((term) => termRows(term, width)),
    BLANK,
    ...titled(say`What PD would do about the Regions left, replayed from the dumps`),
    ...replayRows(store, width),
  ]
}

function termRows({says, holds, evidence}: GateTerm, width: number): Row[] {
  const spans: Spans = [answer(holds), ...sentence(says)]
  const [first, ...more] = evidence
  if (!first) return told(spans, width)
  return [...linked(spans, goTo({kind: 'source', cited: first}), width), ...more.flatMap((each) => linked(location(each), goTo({kind: 'source', cited: each}), width, '  '))]
}

function replayRows({store, replay}: StoreReport, width: number): Row[] {
  if (replay === null) return told(plain(say`It could not be replayed: the dumps lack what PD looks at.`), width)
  if (replay.length === 0) return told(plain(say`No Region is left to decide about.`), width)
  return replay.flatMap((group) => groupRows(group, store, width))
}

function groupRows(group: ReplayGroup, store: number, width: number): Row[] {
  const [first] = group.regions
  const spans: Spans = [span(`${group.regions.length === 1 ? regionsInWords(group.regions) : count(group.regions.length, 'Region')}: `), ...decision(group)]
  return [
    ...(first === undefined ? told(spans, width) : linked(spans, goTo({kind: 'region', store, region: first}), width)),
    ...told(sentence(storesByFilter(group)), width, '  '),
  ]
}
