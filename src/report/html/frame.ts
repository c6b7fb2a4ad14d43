import {createHash} from 'node:crypto'
import {language, say, type Sentence} from '../../model/say.js'
import {type Block, sentence} from '../document.js'
import {htmlOf, inline} from './blocks.js'
import type {ExcerptOf} from './citations.js'
import {embedded} from './embedded.js'
import {escaped} from './escape.js'
import {SCRIPT} from './script.js'
import {STYLE} from './style.js'
import {pageWords} from './words.js'

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing is loaded, nothing is sent, and no script or style but ours is run: their hashes stand here (CSP Level 3, 6.7.3). */
const POLICY = `default-src 'none'; script-src ${hash(SCRIPT)}; style-src ${hash(STYLE)}; base-uri 'none'; form-action 'none'`

interface Frame {
  readonly title: string
  /** The answer comes first, and what the links lead to after it. */
  readonly answer: readonly Block[]
  readonly answerTitle: Sentence
  readonly links: ReadonlyArray<{readonly id: string; readonly title: Sentence}>
  readonly parts: readonly string[]
  readonly footer: Sentence
  /** Embedded values, which the script reads. */
  readonly values?: string
}

/** One page that opens from the disk. */
export function framed({title, answer, answerTitle, links, parts, footer, values = ''}: Frame, excerptOf: ExcerptOf): string {
  return `<!doctype html>
<html lang="${language()}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${escaped(`drainscope: ${title}`)}</title><style>${STYLE}</style></head>
<body><a class="skip" href="#verdict">${escaped(say`Skip to the verdict`)}</a><div class="page">
<nav aria-label="${escaped(say`Sections`)}"><p>drainscope</p><ul>${[{id: 'verdict', title: answerTitle}, ...links].map((link) => `<li><a href="#${link.id}">${escaped(link.title)}</a></li>`).join('')}</ul></nav>
<main><header id="verdict">${htmlOf(answer, excerptOf)}</header>
${parts.join('\n')}
<footer>${inline(sentence(footer), excerptOf)}</footer></main></div>
${values}${embedded('words', pageWords())}<script>${SCRIPT}</script></body></html>
`
}

/** A part of a page under a heading; `before` and `after`: pictures. */
export function sectionHtml({id, title, blocks}: {readonly id: string; readonly title: Sentence; readonly blocks: readonly Block[]}, excerptOf: ExcerptOf, before = '', after = ''): string {
  return `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escaped(title)}</h2>\n${before}${htmlOf(blocks, excerptOf)}\n${after}</section>`
}
