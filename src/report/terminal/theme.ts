import type {TextProps} from 'ink'
import type {Tone} from '../document.js'
import {say} from '../../model/say.js'

/** How a tone looks; the eight colours of every terminal only, since we do not know its background. */
export const STYLE_OF_TONE: Readonly<Record<Tone, Omit<TextProps, 'children'>>> = {
  plain: {},
  code: {color: say`cyan`},
  name: {color: say`cyan`},
  strong: {bold: true},
  quiet: {dimColor: true},
  good: {color: say`green`, bold: true},
  caution: {color: say`yellow`, bold: true},
  danger: {color: say`red`, bold: true},
}
