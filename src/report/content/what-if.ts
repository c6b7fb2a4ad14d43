import type {Outlook, WhatIf} from '../../diagnose/what-if.js'
import {say, type Sentence} from '../../model/say.js'
import {count} from '../../model/words.js'
import {type Block, heading, list, name, paragraph, plain, sentence, span, type Spans, type Tone} from '../document.js'
import {regionsInWords} from './store.js'

/** What was changed, and what PD would then do, store by store. */
export function whatIfBlocks({asked, stores}: WhatIf): Block[] {
  const changes = asked.length > 0 ? asked : [say`nothing is changed`]
  return [
    heading(2, say`What if`),
    list(changes.map((each) => [paragraph(sentence(each))])),
    ...(stores.length > 0 ? stores.flatMap(outlookBlocks) : [paragraph(plain(say`No store in the bundle is leaving.`))]),
  ]
}

const TONE_OF_KIND: Readonly<Record<Outlook['kind'], Tone>> = {drains: 'good', stuck: 'danger', undetermined: 'caution'}

function outlookBlocks({store, kind, unblocked, stillBlocked}: Outlook): Block[] {
  const blocked = stillBlocked.map(({cause, regions}) => [paragraph([span(say`Stays: `, 'danger')], plain(say`${regionsInWords(regions)}, by `), name(cause))])
  const freed = unblocked.length > 0 ? [[paragraph([span(say`Gets a way out: `, 'good')], plain(regionsInWords(unblocked)))]] : []
  return [heading(3, say`Store ${store}`), paragraph([span(`${WORDS[kind]} `, TONE_OF_KIND[kind])], answer(kind, stillBlocked)), ...(freed.length + blocked.length > 0 ? [list([...freed, ...blocked])] : [])]
}

const WORDS: Readonly<Record<Outlook['kind'], Sentence>> = {drains: say`DRAINS`, stuck: say`STUCK`, undetermined: say`UNDETERMINED`}

function answer(kind: Outlook['kind'], stillBlocked: Outlook['stillBlocked']): Spans {
  if (kind === 'drains') return plain(say`PD would move every Region that is left.`)
  if (kind === 'undetermined') return plain(say`The bundle lacks what PD looks at; \`drainscope analyze\` says what to collect.`)
  const left = stillBlocked.reduce((sum, {regions}) => sum + regions.length, 0)
  return plain(left === 0 ? say`The store stays.` : say`${count(left, 'Region')} would stay.`)
}
