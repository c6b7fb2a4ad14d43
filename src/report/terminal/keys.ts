import type {Key} from 'ink'
import type {Move} from './moving.js'
import {type View, VIEWS} from './page.js'
import type {TimeMove} from './timeline/moving-in-time.js'

/** A character, or the name of a key: `<up>`. */
export type Press = string

/** What a key asks for where nothing is being typed. */
export type Command = Move | TimeMove | {readonly to: View} | 'open' | 'back' | 'next-view' | 'previous-view' | 'help' | 'quit' | 'search' | 'filter' | 'palette' | 'next-match' | 'previous-match' | 'sort'

const COMMANDS: Readonly<Record<Press, Command>> = {
  '<up>': 'up', k: 'up',
  '<down>': 'down', j: 'down',
  '<page-up>': 'page-up', b: 'page-up', '<ctrl-b>': 'page-up', '<ctrl-u>': 'page-up',
  '<page-down>': 'page-down', ' ': 'page-down', '<ctrl-f>': 'page-down', '<ctrl-d>': 'page-down',
  '<home>': 'top', g: 'top',
  '<end>': 'bottom', G: 'bottom',
  '<enter>': 'open', '<right>': 'open', l: 'open',
  '<escape>': 'back', '<left>': 'back', h: 'back', '<backspace>': 'back',
  '<tab>': 'next-view', '<back-tab>': 'previous-view',
  '?': 'help',
  q: 'quit',
  '/': 'search', n: 'next-match', N: 'previous-match',
  f: 'filter',
  ':': 'palette', '<ctrl-p>': 'palette',
  s: 'sort',
}

/** On the time line, where left and right are directions in time. */
const IN_TIME: Readonly<Record<Press, TimeMove>> = {
  '<right>': 'next-event', '<left>': 'previous-event',
  l: 'later', h: 'earlier',
  '+': 'closer', '=': 'closer', '-': 'farther', '_': 'farther', 0: 'whole',
}

export function commandOf(press: Press, isInTime = false): Command | undefined {
  if (isInTime && Object.hasOwn(IN_TIME, press)) return IN_TIME[press]
  const to = VIEWS[Number(press) - 1]
  return Object.hasOwn(COMMANDS, press) ? COMMANDS[press] : to && {to}
}

const CONTROLS: Readonly<Record<string, Press>> = {'\r': '<enter>', '\n': '<enter>', '\t': '<tab>', '\u007f': '<backspace>', '\b': '<backspace>', '\u001b': '<escape>'}

// xterm ctlseqs, "Extended coordinates": `CSI < button ; column ; row M`, of which 64 and 65 are the wheel. It comes where another program
// has left the mouse reporting on. Ink hands over what it does not know without its ESC; none of it is something typed.
const SEQUENCE = /^\[(?:<(64|65);\d+;\d+M|[<\d][\d;]*[A-Za-z~])$/
/** As many arrows as xterm sends for a notch of the wheel (alternateScroll). */
const WHEEL: Readonly<Record<string, readonly Press[]>> = {64: ['<up>', '<up>', '<up>'], 65: ['<down>', '<down>', '<down>']}

/** Keys pressed quickly arrive as one string (`jjj`, `/down`, Enter and all), so one call may be several presses. */
export function pressesOf(input: string, key: Key): readonly Press[] {
  const named = nameOf(key)
  if (named !== undefined) return [named]
  if (key.ctrl) return [`<ctrl-${input}>`]
  if (key.meta) return []
  const sequence = SEQUENCE.exec(input)
  if (sequence) return WHEEL[sequence[1] ?? ''] ?? []
  return [...input].map((character) => CONTROLS[character] ?? character)
}

function nameOf(key: Key): Press | undefined {
  if (key.upArrow) return '<up>'
  if (key.downArrow) return '<down>'
  if (key.leftArrow) return '<left>'
  if (key.rightArrow) return '<right>'
  if (key.pageUp) return '<page-up>'
  if (key.pageDown) return '<page-down>'
  if (key.home) return '<home>'
  if (key.end) return '<end>'
  if (key.return) return '<enter>'
  if (key.escape) return '<escape>'
  if (key.backspace || key.delete) return '<backspace>'
  if (key.tab) return key.shift ? '<back-tab>' : '<tab>'
  return undefined
}
