import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import type {EventKind, Report, Timeline, TimelineEvent} from '../contract.js'
import {type Block, paragraph, plain, sentence} from '../document.js'
import {location} from './evidence.js'

const MOST = 100

/** What a cluster at work does all day: told only where a finding rests on it. */
const ROUTINE: ReadonlySet<EventKind> = new Set(['election', 'leader', 'leader-lost', 'operator-created', 'operator-finished', 'operator-timeout', 'operator-canceled'])

/** What happened, oldest first, without the routine. */
export function timelineBlocks({timeline}: Report): Block[] {
  const told = momentsOf(timeline).filter(({kind}) => !ROUTINE.has(kind))
  if (told.length === 0) return []
  const rows = told.slice(0, MOST).map((event) => [plain(event.time), sentence(event.says), location(event)])
  const rest = told.length - rows.length
  return [{kind: 'table', head: [say`Time`, say`What`, say`Where`], rows}, ...(rest > 0 ? [paragraph(plain(say`${count(rest, 'later moment')} not shown here.`))] : [])]
}

/** Of all nodes, oldest first. */
function momentsOf(timeline: Timeline | undefined): readonly TimelineEvent[] {
  return (timeline?.nodes ?? []).flatMap(({events}) => events).toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
}
