import type {TextProps} from 'ink'
import type {Tone} from '../document.js'

type Style = Omit<TextProps, 'children'>

/** How a tone looks, in the eight colours of every terminal. */
const ON_DARK: Readonly<Record<Tone, Style>> = {
  plain: {},
  code: {color: 'cyan'},
  name: {color: 'cyan'},
  strong: {bold: true},
  quiet: {dimColor: true},
  good: {color: 'green', bold: true},
  caution: {color: 'yellow', bold: true},
  danger: {color: 'red', bold: true},
}

/** On white, yellow and cyan can hardly be read. */
const ON_LIGHT: Readonly<Record<Tone, Style>> = {...ON_DARK, code: {color: 'blue'}, name: {color: 'blue'}, caution: {color: 'magenta', bold: true}}

/** Terminals that tell their background do so in COLORFGBG, `0;15`: 7 and 15 are white (rxvt, Konsole, iTerm2). */
export function stylesFor(colours = process.env['COLORFGBG']): Readonly<Record<Tone, Style>> {
  return /;(?:7|15)$/.test(colours ?? '') ? ON_LIGHT : ON_DARK
}

export const STYLE_OF_TONE = stylesFor()

/** Is there any colour to tell a command from the sentence around it? Node asks NO_COLOR, FORCE_COLOR and TERM. */
export const HAS_COLOUR = process.stdout.hasColors?.() ?? true
