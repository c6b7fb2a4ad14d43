import type {TextProps} from 'ink'
import type {Tone} from '../document.js'

/** How a tone looks; the eight colours of every terminal only, since we do not know its background. */
export const STYLE_OF_TONE: Readonly<Record<Tone, Omit<TextProps, 'children'>>> = {
  plain: {},
  code: {color: 'cyan'},
  name: {color: 'cyan'},
  strong: {bold: true},
  quiet: {dimColor: true},
  good: {color: 'green', bold: true},
  caution: {color: 'yellow', bold: true},
  danger: {color: 'red', bold: true},
}
