import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import type {Notice, Report, Verdict, VerdictKind} from '../contract.js'
import {type Block, name, paragraph, plain, sentence, span, type Spans, type Tone} from '../document.js'
import {location} from './evidence.js'
import {CONFIDENCE_IN_WORDS, KIND_IN_WORDS} from './terms.js'

/** How a verdict looks; its words are its kind. */
export const TONE_OF_KIND: Readonly<Record<VerdictKind, Tone>> = {
  stuck: 'danger',
  draining: 'good',
  removed: 'good',
  'not-removing': 'caution',
  'no-store-leaving': 'good',
  undetermined: 'caution',
}

const WARNINGS_ON_TOP = 3

/** The answer, what it is called, and what to know before trusting it. */
export function verdictBlocks({verdict, notices}: Pick<Report, 'verdict' | 'notices'>): Block[] {
  return [
    {kind: 'verdict', label: span(labelOf(verdict), toneOf(verdict)), sentence: sentence(verdict.summary)},
    ...(verdict.cause === null ? [] : [paragraph(plain(say`Cause: `), name(verdict.cause), plain(say`. Read more: `), name(`drainscope explain ${verdict.cause}`))]),
    ...trustBlocks(notices),
    ...warningBlocks(notices.filter(({trust}) => trust === undefined)),
  ]
}

const DOUBTS_ON_TOP = 3

/** `Trust: the log of store 7 ends 2 h before the dump; 4 more under Notices.` Nothing when all is well. */
export function trustBlocks(notices: readonly Notice[]): Block[] {
  const doubts = notices.flatMap(({trust}) => trust ?? [])
  if (doubts.length === 0) return []
  const rest = doubts.length - DOUBTS_ON_TOP
  const said = [...doubts.slice(0, DOUBTS_ON_TOP), ...(rest > 0 ? [say`${rest} more under Notices`] : [])]
  return [paragraph([span(say`Trust: `, 'caution')], sentence(say`${said.join(say`; `)}.`))]
}

/** A fault that was found although no store leaves is no good news. */
export function toneOf({kind, cause}: Verdict): Tone {
  return kind === 'no-store-leaving' && cause !== null ? 'caution' : TONE_OF_KIND[kind]
}

/** `STUCK (certain)`. */
export function labelOf({kind, confidence}: Verdict): string {
  const words = KIND_IN_WORDS[kind].toUpperCase()
  return confidence === null ? words : `${words} (${CONFIDENCE_IN_WORDS[confidence]})`
}

export function warningBlocks(notices: readonly Notice[]): Block[] {
  const warnings = notices.filter(({level}) => level === 'warning')
  const shown = warnings.slice(0, WARNINGS_ON_TOP).map((notice) => paragraph(noticeSpans(notice)))
  const rest = warnings.length - shown.length
  return rest > 0 ? [...shown, paragraph(plain(say`${count(rest, 'more warning')} under Notices.`))] : shown
}

/** `Warning: tikv.log:8120: the last line is cut` */
export function noticeSpans({level, says, file, line}: Notice): Spans {
  const label = level === 'warning' ? span(say`Warning: `, 'caution') : span(say`Note: `, 'strong')
  const place = file === undefined ? [] : [...location(line === undefined ? {file} : {file, line}), span(': ')]
  return [label, ...place, ...sentence(says)]
}
