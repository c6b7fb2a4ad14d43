import {say} from '../../model/say.js'
import {differenceBlocks, differenceSections} from '../content/difference.js'
import {PACE_IN_WORDS} from '../content/terms.js'
import type {Difference} from '../contract.js'
import {framed, sectionHtml} from './frame.js'

/** A difference has no lines of its files with it. */
const uncited = () => undefined

/** The two moments side by side, as one page that opens from the disk. */
export function differenceHtml(difference: Difference): string {
  const sections = differenceSections(difference).map((section, at) => ({...section, id: `part-${at + 1}`}))
  return framed({
    title: PACE_IN_WORDS[difference.conclusion.pace].toUpperCase(),
    answer: differenceBlocks(difference),
    answerTitle: say`Does it get on?`,
    links: sections,
    parts: sections.map((section) => sectionHtml(section, uncited)),
    footer: say`Made by \`drainscope diff\` from two moments of a cluster.`,
  }, uncited)
}
