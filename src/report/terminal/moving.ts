import type {Page} from './page.js'

export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'top' | 'bottom'

/** Which rows are in the window, and which of those that lead somewhere the cursor is on; -1: none. */
export interface Position {
  readonly cursor: number
  readonly scroll: number
}

/** Where a move leads: to the next row that leads somewhere if it is near, else the window goes on. */
export function moved(page: Page, from: Position, move: Move, height: number): Position {
  const {cursor, scroll} = keptInView(page, from, height)
  const last = lastScroll(page, height)
  if (move === 'top') return {scroll: 0, cursor: firstLink(page, 0, height)}
  if (move === 'bottom') return {scroll: last, cursor: lastLink(page, last, last + height)}
  if (move === 'page-down' || move === 'page-up') {
    const step = Math.max(1, height - 1)
    const to = clamp(scroll + (move === 'page-down' ? step : -step), last)
    if (to !== scroll) return {scroll: to, cursor: firstLink(page, to, to + height)}
    return {scroll, cursor: move === 'page-down' ? lastLink(page, scroll, scroll + height) : firstLink(page, scroll, scroll + height)}
  }
  return move === 'down' ? down(page, cursor, scroll, height) : up(page, cursor, scroll, height)
}

/** So many rows of what belongs to a link come into view with it. */
const ENTRY = 3

function entryEnd(page: Page, row: number, height: number): number {
  const last = Math.min(row + Math.min(ENTRY, height - 1), page.count - 1)
  const next = firstLink(page, row + 1, last + 1)
  return next < 0 ? last : next - 1
}

function down(page: Page, cursor: number, scroll: number, height: number): Position {
  const next = firstLink(page, Math.max(cursor + 1, scroll), scroll + height + reach(height))
  if (next >= 0) return {cursor: next, scroll: next < scroll + height ? scroll : clamp(entryEnd(page, next, height) + 1 - height, lastScroll(page, height))}
  const to = clamp(scroll + 1, lastScroll(page, height))
  return settled(page, {cursor, scroll: to}, height)
}

function up(page: Page, cursor: number, scroll: number, height: number): Position {
  const previous = lastLink(page, scroll - reach(height), cursor < 0 ? scroll + height : cursor)
  if (cursor >= 0 && previous >= 0) return {cursor: previous, scroll: Math.min(scroll, previous)}
  const to = clamp(scroll - 1, lastScroll(page, height))
  return settled(page, {cursor, scroll: to}, height)
}

/** What leads somewhere is gone to also where it is out of view, as long as half of what is in view stays. */
const reach = (height: number): number => Math.floor(height / 2)

/** A window that became smaller goes to where the cursor is. */
export function keptInView(page: Page, {cursor, scroll}: Position, height: number): Position {
  return settled(page, {cursor, scroll: cursor < page.count ? Math.max(scroll, cursor - height + 1) : scroll}, height)
}

/** Keeps the window within the page, and the cursor within the window. */
export function settled(page: Page, {cursor, scroll}: Position, height: number): Position {
  const within = clamp(scroll, lastScroll(page, height))
  const isSeen = cursor >= within && cursor < within + height && cursor < page.count && page.rowAt(cursor).link !== undefined
  return {scroll: within, cursor: isSeen ? cursor : cursor >= within + height ? lastLink(page, within, within + height) : firstLink(page, within, within + height)}
}

/** Where one was on a page that is laid out anew, in another width: at the same link and as far down the screen, else as far into the text. */
export function refitted(before: Page, after: Page, {cursor, scroll}: Position): Position {
  if (before.count === after.count) return {cursor, scroll}
  const to = Math.round((scroll / Math.max(1, before.count)) * after.count)
  if (cursor < 0 || before.rowAt(cursor).link === undefined) return {cursor: -1, scroll: to}
  let nth = 0
  for (let row = 0; row < cursor; row++) if (before.rowAt(row).link) nth++
  for (let row = 0; row < after.count; row++) if (after.rowAt(row).link && nth-- === 0) return {cursor: row, scroll: Math.max(0, row - (cursor - scroll))}
  return {cursor: -1, scroll: to}
}

/** Brings a row into view, with what stands above it. */
export function shownAt(page: Page, row: number, height: number): Position {
  const scroll = clamp(row - Math.floor(height / 3), lastScroll(page, height))
  const cursor = firstLink(page, row, scroll + height)
  return {scroll, cursor: cursor >= 0 ? cursor : lastLink(page, scroll, row)}
}

const lastScroll = ({count}: Page, height: number) => Math.max(0, count - height)
const clamp = (value: number, last: number) => Math.max(0, Math.min(value, last))

function firstLink(page: Page, from: number, to: number): number {
  for (let row = Math.max(0, from); row < Math.min(to, page.count); row++) if (page.rowAt(row).link) return row
  return -1
}

function lastLink(page: Page, from: number, to: number): number {
  for (let row = Math.min(to, page.count) - 1; row >= Math.max(0, from); row--) if (page.rowAt(row).link) return row
  return -1
}
