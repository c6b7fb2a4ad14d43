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

const spoken: {language: Language; catalog?: Catalog} = {language: 'en'}

/**
 * Sets the language of this process, as a locale does. Many sentences are constants of their modules: it is called
 * before those are loaded.
 */
export function speak(language: Language, catalog: Catalog): void {
  Object.assign(spoken, {language, catalog})
}

export const language = (): Language => spoken.language

/** say`store ${id} stays`: a sentence, or a part of one, in the language of the report. */
export function say(parts: TemplateStringsArray, ...holes: readonly Hole[]): Sentence {
  const own = spoken.catalog && translated(parts.reduce((text, part, index) => `${text}{${index - 1}}${part}`), holes)
  return own ?? (parts.reduce((text, part, index) => `${text}${holes[index - 1]}${part}`) as Sentence)
}

/** What the catalog has for a template, its holes filled; undefined where it has nothing, as in English. */
export function translated(template: string, holes: readonly Hole[] = []): Sentence | undefined {
  return spoken.catalog?.[template]?.replaceAll(/\{(\d+)\}/g, (_, index: string) => String(holes[Number(index)])) as Sentence | undefined
}
