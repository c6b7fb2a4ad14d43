import {timeOfLine} from '../../ingest/log/parse.js'
import {say, type Sentence} from '../../model/say.js'
import {isLine, type LineSource, type Source} from '../../model/source.js'
import type {Found} from '../charge.js'
import type {Discharged} from '../red-herrings.js'
import type {TimelineEvent} from './timeline.js'
import {often} from '../../model/words.js'

/** The lines on which the findings rest, and the first of each noise. A line that does not tell its zone has no place on a common clock. */
export function citedEvents(found: readonly Found[], redHerrings: readonly Discharged[]): ReadonlyArray<TimelineEvent & {readonly source: LineSource}> {
  const rests = found.filter(({finding}) => finding.confidence !== 'possible').flatMap(({finding}) => finding.evidence.flatMap(({says, source}) => at('finding', says, source)))
  const noise = redHerrings.flatMap(({id, count, because, evidence}) => evidence.slice(0, 1).flatMap(({source}) => at('noise', say`\`${id}\`, seen ${often(count)}: ${because}`, source)))
  return [...rests, ...noise]
}

function at(kind: 'finding' | 'noise', says: Sentence, source: Source): ReadonlyArray<TimelineEvent & {readonly source: LineSource}> {
  if (!isLine(source)) return []
  const {time} = timeOfLine(source.quote)
  return time === undefined ? [] : [{time, kind, says, source}]
}
