import type {Locale} from 'date-fns'

/** Said by `say`: the one kind of string that a report may show as prose. '' says nothing in any language. */
export type Sentence = '' | (string & {readonly [said]: true})
declare const said: unique symbol

type Hole = bigint | number | string | boolean | null | undefined

/**
 * The sentences of one language by the English ones, holes numbered from 0: `store {0} stays` is `Store {0} 停在原处`.
 * A hole that another grammar does not need is left out.
 */
export type Catalog = Readonly<Record<string, string>>

/** The languages of a report. */
export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

interface Dates {
  readonly locale?: Locale
}

const spoken: {language: Language; catalog?: Catalog; dates?: Dates} = {language: 'en'}

/**
 * Sets the language of this process, as a locale does. Many sentences are constants of their modules: it is called
 * before those are loaded.
 */
export function speak(language: Language, catalog: Catalog, dates: Dates = {}): void {
  Object.assign(spoken, {language, catalog, dates})
}

export const language = (): Language => spoken.language

/** How date-fns says dates and durations in the language of the report; English is its own. */
export const dates = (): Dates => spoken.dates ?? {}

/** say`store ${id} stays`: a sentence, or a part of one, in the language of the report. */
export function say(parts: TemplateStringsArray, ...holes: readonly Hole[]): Sentence {
  const {catalog} = spoken
  if (!catalog) return parts.reduce((text, part, index) => `${text}${holes[index - 1]}${part}`) as Sentence
  const template = parts.reduce((text, part, index) => `${text}{${index - 1}}${part}`)
  return filled(catalog[template] ?? template, holes)
}

/** What the catalog has for a template, its holes filled; undefined where it has nothing, as in English. */
export function translated(template: string, holes: readonly Hole[] = []): Sentence | undefined {
  const own = spoken.catalog?.[template]
  return own === undefined ? undefined : filled(own, holes)
}

function filled(template: string, holes: readonly Hole[]): Sentence {
  return template.split(/\{(\d+)\}/).reduce((text, part, index) => joined(text, index % 2 === 0 ? part : String(holes[Number(part)]))) as Sentence
}

/** Chinese is set apart from letters and digits by a blank, and not from itself nor at its signs: what fills a hole may be either. */
function joined(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  const [left, right] = [before.trimEnd(), after.trimStart()]
  const [last, first] = [left.at(-1) ?? '', right.at(0) ?? '']
  if ((HAN.test(last) && HAN.test(first)) || SIGN.test(last) || SIGN.test(first)) return left + right
  const isClose = left === before && right === after && ((HAN.test(last) && LETTER.test(first)) || (LETTER.test(last) && HAN.test(first)))
  return isClose ? `${left} ${right}` : before + after
}

const HAN = /\p{Script=Han}/u
const LETTER = /[A-Za-z0-9]/
/** Signs as wide as a Chinese character: 。、（）： */
const SIGN = /[\u3000-\u303f\uff00-\uffef]/
