import type {Key} from 'ink'
import {type Move, VIEWS} from './navigation.js'

/** What one key press asks for. */
export type Command = Move | 'quit'

const BY_CHARACTER: Readonly<Record<string, Command>> = {
  q: 'quit',
  j: 'down',
  k: 'up',
  ' ': 'page-down',
  b: 'page-up',
  g: 'top',
  G: 'bottom',
  l: 'open',
  h: 'back',
  '\r': 'open',
  '?': 'help',
}

/** Keys pressed quickly arrive as one string (`jjj`), so one press may be several commands. */
export function commandsFor(input: string, key: Key): Command[] {
  const named = byName(key)
  if (named) return [named]
  if (key.ctrl || key.meta) return []
  return [...input].flatMap((character) => BY_CHARACTER[character] ?? byNumber(character) ?? [])
}

function byName(key: Key): Command | undefined {
  if (key.upArrow) return 'up'
  if (key.downArrow) return 'down'
  if (key.pageUp) return 'page-up'
  if (key.pageDown) return 'page-down'
  if (key.home) return 'top'
  if (key.end) return 'bottom'
  if (key.return || key.rightArrow) return 'open'
  if (key.escape || key.leftArrow) return 'back'
  if (key.tab) return key.shift ? 'previous-view' : 'next-view'
  return undefined
}

function byNumber(character: string): Command | undefined {
  const to = VIEWS[Number(character) - 1]
  return to && {to}
}
