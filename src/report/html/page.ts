import {say} from '../../model/say.js'
import {type ReviewSection, reviewSections} from '../content/review.js'
import {labelOf, verdictBlocks} from '../content/verdict.js'
import type {Report} from '../contract.js'
import type {Excerpts} from '../open-report.js'
import {chargesPicture} from './charges-picture.js'
import {numberedExcerpts} from './citations.js'
import {embedded, withShortLists} from './embedded.js'
import {framed, sectionHtml} from './frame.js'
import {regionRows} from './region-rows.js'
import {regionsSection} from './regions.js'
import {timelinePicture} from './timeline-picture.js'

/** The report as one page that opens from the disk and holds the report itself, so that `drainscope show` can open it again. */
export function html(report: Report, excerpts: Excerpts = new Map()): string {
  const {all, excerptOf} = numberedExcerpts(excerpts)
  const sections = causeFirst(reviewSections(report))
  const regions = regionsSection(report)
  const rows = regions === '' ? '' : embedded('rows', regionRows(report.stores))
  return framed({
    title: labelOf(report.verdict),
    answer: verdictBlocks(report),
    answerTitle: say`Verdict`,
    links: sections.flatMap(({id, title}) => (id === 'stores' && regions !== '' ? [{id, title}, {id: 'regions', title: say`Regions left`}] : {id, title})),
    parts: sections.flatMap((section) => {
      if (section.id === 'stores') return [sectionHtml(section, excerptOf, '', report.stores.map(chargesPicture).join('')), regions]
      return sectionHtml(section, excerptOf, section.id === 'timeline' ? timelinePicture(report.timeline, excerptOf) : '')
    }),
    footer: say`Made by drainscope from a support bundle. \`drainscope show\` opens this page in a terminal.`,
    values: `${embedded('report', withShortLists(report))}${embedded('excerpts', all)}${rows}`,
  }, excerptOf)
}

/** Who opens a page wants the answer; a review tells what came before it. */
const causeFirst = (sections: readonly ReviewSection[]) => [...sections.filter(({id}) => id === 'cause'), ...sections.filter(({id}) => id !== 'cause')]
