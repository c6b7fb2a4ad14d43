import type {Stores} from '../../model/cluster.js'
import {type Density, together} from '../../model/density.js'
import {grouped} from '../../model/grouped.js'
import type {Component, LogNode, Silence} from '../../model/log-digest.js'
import type {LineSource} from '../../model/source.js'
import type {FileTallies} from './file-tallies.js'
import {nodeNameOf} from './node-name.js'
import {LONGEST_SILENCE, silenceBetween, type SilenceFinder} from './silences.js'
import {storeOfNode} from './store-of-node.js'

/** What one file adds to a node. */
export interface NodePart {
  readonly file: string
  /** Whose lines they are in a file that holds those of several, else empty. */
  readonly origin: string
  /** Where the log lies, or would if no transport had put it into one file with others: its node is named after that. */
  readonly path: string
  /** Undefined when nothing tells who wrote it. */
  readonly component: Component | undefined
  readonly tallies: FileTallies
  readonly isDamaged: boolean
  /** A log, and not some lines of one in a capture. */
  readonly isWhole: boolean
  /** Epoch ms. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly lastLine?: LineSource | undefined
  readonly silences?: SilenceFinder
  readonly density?: Density | undefined
}

/** What the log had told by then; none of it where it begins later. */
export function partUntil(part: NodePart, moment: number): readonly NodePart[] {
  const {lastLine: _, silences: __, density: ___, ...rest} = part
  if ((part.to ?? 0) <= moment) return [part]
  return (part.from ?? 0) <= moment ? [{...rest, to: moment}] : []
}

interface NodeWithParts {
  readonly name: string
  /** Undefined for a capture that holds no line of a log. */
  readonly node: LogNode | undefined
  readonly parts: readonly NodePart[]
}

/** The processes behind the files, by name. */
export function nodesOf(parts: readonly NodePart[], stores: Stores | undefined): readonly NodeWithParts[] {
  return [...grouped(parts, ({path}) => nodeNameOf(path))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, group]) => {
      const inOrder = group.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0))
      return {name, node: nodeOf(name, inOrder, stores), parts: inOrder}
    })
}

function nodeOf(name: string, parts: readonly NodePart[], stores: Stores | undefined): LogNode | undefined {
  const files = [...new Set(parts.map(({file}) => file))]
  const component = parts.find(({isWhole}) => isWhole)?.component ?? parts[0]?.component
  if (component === undefined) return undefined
  const isStore = component === 'tikv' || component === 'tiflash'
  const storeId = isStore ? storeOfNode({name, files: parts.map(({path}) => path), claimed: claimedStores(parts)}, stores) : undefined
  const from = parts.map((part) => part.from).filter((time) => time !== undefined)
  const to = parts.map((part) => part.to).filter((time) => time !== undefined)
  const density = together(parts.flatMap((part) => part.density ?? []))
  const lastLine = parts.toSorted((a, b) => (b.to ?? 0) - (a.to ?? 0))[0]?.lastLine
  return {
    name,
    component,
    ...(storeId === undefined ? {} : {storeId}),
    files,
    ...(from.length > 0 ? {from: Math.min(...from)} : {}),
    ...(to.length > 0 ? {to: Math.max(...to)} : {}),
    isContinuous: isContinuous(parts),
    ...(lastLine ? {lastLine} : {}),
    ...firstLineOf(parts),
    ...silencesOf(parts),
    ...(density && {density}),
  }
}

function claimedStores(parts: readonly NodePart[]): readonly number[] {
  const claims = parts.flatMap(({tallies}) => [...(tallies.bySignature.get('raftstore-started')?.byStore.keys() ?? []), ...(tallies.bySignature.get('tikv-stopping')?.byStore.keys() ?? [])])
  return [...new Set(claims)]
}

function firstLineOf(parts: readonly NodePart[]): Pick<LogNode, 'firstLine'> {
  const [first] = parts.flatMap(({silences}) => silences?.first ?? []).toSorted((a, b) => a.time - b.time)
  return first ? {firstLine: first.source} : {}
}

/** Inside its files and between them: what one file leaves out another may hold. */
function silencesOf(parts: readonly NodePart[]): Pick<LogNode, 'silences'> {
  const [first, ...rest] = parts.flatMap(({silences}) => silences?.stretches() ?? []).toSorted((a, b) => a.from.time - b.from.time)
  const silences: Silence[] = []
  let last = first?.to
  for (const {from, to} of rest) {
    const silence = last && silenceBetween(last, from)
    if (silence) silences.push(silence)
    if (!last || to.time > last.time) last = to
  }
  return silences.length > 0 ? {silences} : {}
}

/** Files that follow each other without a gap, none of them damaged, and no line dropped by an overloaded logger. */
function isContinuous(parts: readonly NodePart[]): boolean {
  const isSound = parts.every(({isDamaged, isWhole, tallies}) => isWhole && !isDamaged && !tallies.bySignature.has('logs-dropped'))
  const hasGap = parts.some(({from}, at) => {
    const before = parts[at - 1]?.to
    return from !== undefined && before !== undefined && from - before > LONGEST_SILENCE
  })
  return isSound && !hasGap
}
