/** The parts of the report, in the order of their keys 1 to 5. */
export const VIEWS = ['findings', 'stores', 'noise', 'open', 'inputs'] as const

export type View = (typeof VIEWS)[number]

/** Where the reader is. All else on the screen follows from it and from the report. */
export interface Place {
  readonly view: View
  /** The finding that the cursor is on. */
  readonly selected: number
  /** That finding fills the screen. */
  readonly isOpen: boolean
  readonly isHelp: boolean
  /** Lines above the window. */
  readonly scroll: number
}

export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'top' | 'bottom' | 'open' | 'back' | 'next-view' | 'previous-view' | 'help' | {readonly to: View}

/** How much there is to move in at a place. */
export interface Extent {
  readonly findings: number
  readonly lines: number
  /** Lines that the window shows. */
  readonly rows: number
}

export const START: Place = {view: 'findings', selected: 0, isOpen: false, isHelp: false, scroll: 0}

/** Where a key leads. */
export function navigate(place: Place, move: Move, {findings, lines, rows}: Extent): Place {
  if (typeof move === 'object') return {...START, selected: place.selected, view: move.to}
  if (move === 'help') return {...place, isHelp: !place.isHelp, scroll: 0}
  if (move === 'back') return place.isHelp ? {...place, isHelp: false, scroll: 0} : {...START, selected: place.selected}
  if (move === 'next-view' || move === 'previous-view') return {...START, selected: place.selected, view: neighbour(place.view, move === 'next-view' ? 1 : -1)}
  if (move === 'open') return isList(place) && findings > 0 ? {...place, isOpen: true, scroll: 0} : place

  if (isList(place)) return {...place, selected: moved(place.selected, move, Math.max(1, rows), findings - 1)}
  return {...place, scroll: moved(place.scroll, move, Math.max(1, rows - 1), lines - rows)}
}

/** Is this the list of findings, where up and down move the cursor? */
export function isList({view, isOpen, isHelp}: Place): boolean {
  return view === 'findings' && !isOpen && !isHelp
}

function neighbour(view: View, by: number): View {
  return VIEWS[(VIEWS.indexOf(view) + by + VIEWS.length) % VIEWS.length]!
}

function moved(from: number, move: 'up' | 'down' | 'page-up' | 'page-down' | 'top' | 'bottom', page: number, last: number): number {
  const to = {up: from - 1, down: from + 1, 'page-up': from - page, 'page-down': from + page, top: 0, bottom: last}[move]
  return Math.max(0, Math.min(to, last))
}
