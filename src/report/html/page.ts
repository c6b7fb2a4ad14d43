import {createHash} from 'node:crypto'
import {language, say} from '../../model/say.js'
import {type ReviewSection, reviewSections} from '../content/review.js'
import {labelOf, verdictBlocks} from '../content/verdict.js'
import type {Report} from '../contract.js'
import {sentence} from '../document.js'
import type {Excerpts} from '../open-report.js'
import {htmlOf, inline} from './blocks.js'
import {chargesPicture} from './charges-picture.js'
import {numberedExcerpts, type ExcerptOf} from './citations.js'
import {embedded, withShortLists} from './embedded.js'
import {escaped} from './escape.js'
import {regionRows} from './region-rows.js'
import {regionsSection} from './regions.js'
import {SCRIPT} from './script.js'
import {STYLE} from './style.js'
import {timelinePicture} from './timeline-picture.js'
import {pageWords} from './words.js'

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing is loaded, nothing is sent, and no script or style but ours is run: their hashes stand here (CSP Level 3, 6.7.3). */
const POLICY = `default-src 'none'; script-src ${hash(SCRIPT)}; style-src ${hash(STYLE)}; base-uri 'none'; form-action 'none'`

/** The report as one page that opens from the disk and holds the report itself, so that `drainscope show` can open it again. */
export function html(report: Report, excerpts: Excerpts = new Map()): string {
  const {all, excerptOf} = numberedExcerpts(excerpts)
  const sections = causeFirst(reviewSections(report))
  const title = escaped(`drainscope: ${labelOf(report.verdict)}`)
  const regions = regionsSection(report)
  const parts = sections.flatMap((section) => (section.id === 'stores' ? [sectionHtml(section, report, excerptOf), regions] : sectionHtml(section, report, excerptOf)))
  return `<!doctype html>
<html lang="${language()}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${title}</title><style>${STYLE}</style></head>
<body><a class="skip" href="#verdict">${escaped(say`Skip to the verdict`)}</a><div class="page">
<nav aria-label="${escaped(say`Sections`)}"><p>drainscope</p><ul>${links(sections, regions !== '')}</ul></nav>
<main><header id="verdict">${htmlOf(verdictBlocks(report), excerptOf)}</header>
${parts.join('\n')}
<footer>${inline(sentence(say`Made by drainscope from a support bundle. \`drainscope show\` opens this page in a terminal.`), excerptOf)}</footer></main></div>
${embedded('report', withShortLists(report))}${embedded('excerpts', all)}${embedded('words', pageWords())}${regions === '' ? '' : embedded('rows', regionRows(report.stores))}<script>${SCRIPT}</script></body></html>
`
}

/** Who opens a page wants the answer; a review tells what came before it. */
const causeFirst = (sections: readonly ReviewSection[]) => [...sections.filter(({id}) => id === 'cause'), ...sections.filter(({id}) => id !== 'cause')]

function sectionHtml({id, title, blocks}: ReviewSection, {stores, timeline}: Report, excerptOf: ExcerptOf): string {
  const before = id === 'timeline' ? timelinePicture(timeline, excerptOf) : ''
  const after = id === 'stores' ? stores.map(chargesPicture).join('') : ''
  return `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escaped(title)}</h2>\n${before}${htmlOf(blocks, excerptOf)}\n${after}</section>`
}

function links(sections: readonly ReviewSection[], hasRegions: boolean): string {
  const all = sections.flatMap(({id, title}) => (id === 'stores' && hasRegions ? [{id, title}, {id: 'regions', title: say`Regions left`}] : {id, title}))
  return [{id: 'verdict', title: say`Verdict`}, ...all].map(({id, title}) => `<li><a href="#${id}">${escaped(title)}</a></li>`).join('')
}
