import {location} from '../../content/evidence.js'
import {between} from '../../content/rest.js'
import {say} from '../../../model/say.js'
import {often} from '../../../model/words.js'
import type {Evidence, Report} from '../../contract.js'
import {plain, sentence, span} from '../../document.js'
import {BLANK, goTo, linked, pageOf, type Page, type Row, told} from '../page.js'
import {quoteRows} from './finding-page.js'

/** Loud, and not the cause: how often, and why it is none. */
export function noisePage({redHerrings}: Report, width: number): Page {
  if (redHerrings.length === 0) return pageOf(told(plain(say`Nothing loud that is not the cause was seen.`), width))
  const rows = redHerrings.flatMap(({id, count: times, first, last, because, evidence}, index) => {
    const title = [span(id, 'strong'), span(say`, seen ${often(times)}${between(first, last)}`)]
    return [...(index === 0 ? [] : [BLANK]), ...told(title, width), ...told(sentence(because), width, '  '), ...evidence.flatMap((each) => placeRows(each, width))]
  })
  return pageOf(rows)
}

function placeRows(evidence: Evidence, width: number): Row[] {
  return [...linked(location(evidence), goTo({kind: 'source', cited: evidence}), width, '  '), ...quoteRows(evidence, width)]
}
