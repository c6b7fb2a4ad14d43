import type {Context} from '../../ingest/context.js'
import {commandOf, type Command, type Press} from './keys.js'
import {type Move, keptInView, moved, type Position, refitted, shownAt} from './moving.js'
import {type Entry, matching} from './palette.js'
import {type Link, type Page, says, type Screen, type View, VIEWS} from './page.js'
import {say} from '../../model/say.js'
import {foundInTime, inOtherLane, type InTime, isTimeMove, movedInTime, type TimeMove} from './timeline/moving-in-time.js'

/** A screen, and where the reader is in it. */
export interface Place extends Position {
  readonly screen: Screen
  readonly filter: string
  /** The filter that came with the link here: it is not taken off, but gone back from. */
  readonly given?: string
  readonly sort: number
  /** The row that a search came to last. */
  readonly match?: number
  /** Of the time line: what of it is in view, and the event at the cursor. */
  readonly time?: InTime
  /** Of a file: what was read of it; null where nothing is there. */
  readonly context?: Context | null
}

interface Prompt {
  readonly kind: 'search' | 'filter' | 'palette'
  readonly text: string
  /** Of the palette: which of the entries that match. */
  readonly at?: number
}

/** All that changes while the report is read. */
export interface State {
  /** The way that led here; the last one is on the screen. */
  readonly trail: readonly Place[]
  readonly search: string
  readonly prompt?: Prompt
  /** Remedies that were ticked off. */
  readonly done: ReadonlySet<string>
  /** A destructive command that waits for its second key. */
  readonly armed?: string
  /** What was copied last, and how often something was. */
  readonly copied?: {readonly text: string; readonly times: number}
  /** One line for the reader, until the next key. */
  readonly says?: string
  readonly isLeft: boolean
}

/** A key; what was read of a file; or pages that are laid out anew, from those before. */
export type Action = {readonly press: Press} | {readonly laidOut: (place: Place) => Page} | {readonly read: Context | undefined; readonly of: Screen}

/** What the reducer must know of the screen: what is on a page, and how many rows of it are in view. */
export interface Look {
  readonly pageAt: (place: Place) => Page
  readonly rows: number
  /** What the palette offers. */
  readonly entries: readonly Entry[]
}

const placeAt = (screen: Screen, filter = ''): Place => ({screen, cursor: 0, scroll: 0, filter, sort: 0})

export const START: State = {trail: [placeAt({kind: 'verdict'})], search: '', done: new Set(), isLeft: false}

export const here = ({trail}: State): Place => trail[trail.length - 1]!

/** Rows that scroll; where there is little room, they come before what stands below them. */
export const heightOf = ({head, foot = [], count}: Page, rows: number): number => Math.max(1, rows - head.length - Math.min(foot.length, Math.max(0, rows - head.length - Math.min(count, LEAST_ROWS))))

const LEAST_ROWS = 9

/** What an action makes of the state. */
export function step(state: State, action: Action, look: Look): State {
  return inTime(stepped(state, action, look), look)
}

/** On the time line one is somewhere from the beginning. */
function inTime(state: State, look: Look): State {
  const place = here(state)
  if (place.screen.kind !== 'timeline' || place.time) return state
  const page = look.pageAt(place)
  return page.inTime ? at(state, {...place, ...shownAt(page, page.inTime.at.cursor, heightOf(page, look.rows)), ...page.inTime.at}) : state
}

function stepped(state: State, action: Action, look: Look): State {
  if ('of' in action) return read(state, action, look)
  if ('laidOut' in action) return {...state, trail: state.trail.map((place) => ({...place, ...refitted(action.laidOut(place), look.pageAt(place), place)}))}
  const {says: _, armed, ...rest} = state
  if (armed !== undefined) return action.press === 'Y' ? copied(rest, armed) : {...rest, says: say`Not copied.`}
  if (state.prompt) return typed(rest, state.prompt, action.press, look)
  const command = commandOf(action.press, here(state).screen.kind === 'timeline')
  return command === undefined ? rest : obey(rest, command, look)
}

function obey(state: State, command: Command, look: Look): State {
  const place = here(state)
  if (typeof command === 'object') return viewed(state, command.to)
  switch (command) {
    case 'quit':
      return {...state, isLeft: true}
    case 'help':
      return place.screen.kind === 'help' ? back(state) : {...state, trail: [...state.trail, placeAt({kind: 'help'})]}
    case 'back':
      return back(state)
    case 'open':
      return follow(state, look)
    case 'next-view':
    case 'previous-view':
      return viewed(state, neighbour(viewOf(state), command === 'next-view' ? 1 : -1))
    case 'search':
    case 'filter':
      return {...state, prompt: {kind: command, text: command === 'filter' ? place.filter : ''}}
    case 'palette':
      return {...state, prompt: {kind: 'palette', text: ''}}
    case 'next-match':
    case 'previous-match':
      return found(state, command === 'next-match' ? 1 : -1, look)
    case 'sort':
      return sorted(state, look)
    default:
      return move(state, command, look)
  }
}

/** The view that the way here began with. */
export function viewOf({trail}: State): View {
  return trail.map(({screen}) => VIEWS.find((view) => view === screen.kind)).findLast((view) => view !== undefined) ?? 'verdict'
}

function neighbour(view: View, by: number): View {
  return VIEWS[(VIEWS.indexOf(view) + by + VIEWS.length) % VIEWS.length]!
}

const viewed = (state: State, to: View): State => ({...state, trail: [placeAt({kind: to})]})

/** A filter is taken off first, then the way is gone back; from a view that is not the first, to the verdict. */
function back(state: State): State {
  const place = here(state)
  if (place.filter !== '' && place.filter !== place.given) return at(state, fromTop(place, {filter: ''}))
  if (state.trail.length > 1) return {...state, trail: state.trail.slice(0, -1)}
  return place.screen.kind === 'verdict' ? state : viewed(state, 'verdict')
}

function fromTop(place: Place, changes: Partial<Pick<Place, 'filter' | 'sort'>>): Place {
  const {match: _, time: __, ...rest} = place
  return {...rest, cursor: 0, scroll: 0, ...changes}
}

const at = (state: State, place: Place): State => ({...state, trail: [...state.trail.slice(0, -1), place]})

function follow(state: State, look: Look): State {
  const place = here(state)
  const page = look.pageAt(place)
  const {cursor} = keptInView(page, place, heightOf(page, look.rows))
  const link = cursor < 0 ? undefined : page.rowAt(cursor).link
  return link ? followed(at(state, {...place, cursor}), link) : state
}

function followed(state: State, link: Link): State {
  if (link.kind === 'go') return {...state, trail: [...state.trail, {...placeAt(link.to, link.filter), ...(link.filter !== undefined && {given: link.filter})}]}
  if (link.kind === 'none') return {...state, says: link.says}
  if (link.kind === 'check') return {...state, done: toggled(state.done, link.id)}
  if (link.risk !== 'destructive') return copied(state, link.text)
  return {...state, armed: link.text, says: say`This command may lose data: read "Only if" above. Y copies it, any other key does not.`}
}

function toggled(done: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return done.has(id) ? new Set([...done].filter((each) => each !== id)) : new Set([...done, id])
}

const copied = (state: State, text: string): State => ({...state, copied: {text, times: (state.copied?.times ?? 0) + 1}, says: say`Copied, where the terminal takes OSC 52.`})

const FORWARD: ReadonlySet<Move> = new Set(['down', 'page-down', 'bottom'])

/** At the end of what was read of a file, a move goes on to the next piece. */
function move(state: State, command: Move | TimeMove, look: Look): State {
  const place = here(state)
  const page = look.pageAt(place)
  if (isTimeMove(command)) return page.inTime ? at(state, {...place, time: movedInTime(page.inTime.track, page.inTime.at, command)}) : {...state, says: say`That moves the time line: 9 shows it.`}
  const to = moved(page, place, command, heightOf(page, look.rows))
  if (page.inTime) return at(state, {...place, ...to, time: inOtherLane(page.inTime.track, page.inTime.at, to.cursor)})
  const {screen, context} = place
  if (screen.kind === 'source' && context && to.scroll === place.scroll) {
    const spot = FORWARD.has(command) ? context.after : context.before
    if (spot) return at(state, placeAt({...screen, spot}))
  }
  const {match: _, ...rest} = place
  return at(state, {...rest, ...to})
}

function sorted(state: State, look: Look): State {
  const place = here(state)
  const {sorts = []} = look.pageAt(place)
  if (sorts.length === 0) return {...state, says: say`There is nothing to sort here.`}
  const sort = (place.sort + 1) % sorts.length
  return {...at(state, fromTop(place, {sort})), says: say`Sorted by ${sorts[sort]}.`}
}

function typed(state: State, prompt: Prompt, press: Press, look: Look): State {
  const {prompt: _, ...closed} = state
  if (press === '<escape>') return closed
  if (prompt.kind === 'palette') {
    const found = matching(look.entries, prompt.text)
    const entry = found[prompt.at ?? 0]
    if (press === '<enter>') return entry ? done(closed, entry, look) : closed
    const by = STEPS[press]
    if (by !== undefined) return {...state, prompt: {...prompt, at: Math.max(0, Math.min((prompt.at ?? 0) + by, found.length - 1))}}
  }
  if (press === '<enter>') return prompt.kind === 'filter' ? at(closed, fromTop(here(closed), {filter: prompt.text})) : found({...closed, search: prompt.text}, 0, look)
  if (press === '<backspace>') return prompt.text === '' ? closed : {...state, prompt: {kind: prompt.kind, text: [...prompt.text].slice(0, -1).join('')}}
  return press.length > 2 && press.startsWith('<') ? state : {...state, prompt: {kind: prompt.kind, text: prompt.text + press}}
}

const STEPS: Readonly<Record<string, number>> = {'<up>': -1, '<ctrl-p>': -1, '<back-tab>': -1, '<down>': 1, '<ctrl-n>': 1, '<tab>': 1}

function done(state: State, {does}: Entry, look: Look): State {
  return typeof does === 'object' && 'go' in does ? {...state, trail: [...state.trail, placeAt(does.go)]} : obey(state, does, look)
}

/** The next row that says what is searched for, round and round; 0 stays where it is said already. */
function found(state: State, by: 1 | -1 | 0, look: Look): State {
  const {search} = state
  if (search === '') return {...state, says: say`Nothing is searched for: / begins.`}
  const place = here(state)
  const page = look.pageAt(place)
  const inTime = page.inTime && foundInTime(page.inTime.track, page.inTime.at, search, by)
  if (inTime) return at(state, {...place, ...shownAt(page, inTime.cursor, heightOf(page, look.rows)), ...inTime})
  const from = place.match ?? Math.max(place.cursor, place.scroll)
  for (let far = Math.abs(by); far < page.count + 1; far++) {
    const row = (((from + (by < 0 ? -far : far)) % page.count) + page.count) % page.count
    if (says(page, row, search)) return at(state, {...place, ...shownAt(page, row, heightOf(page, look.rows)), match: row})
  }
  return {...state, says: say`\`${search}\` is not on this screen.`}
}

/** A file was read: its cited lines come into view. */
function read(state: State, {read: context, of}: Extract<Action, {readonly of: Screen}>, look: Look): State {
  const place = here(state)
  if (place.screen !== of) return state
  const shown: Place = {...place, context: context ?? null}
  const page = look.pageAt(shown)
  return at(state, {...shown, ...shownAt(page, page.at ?? 0, heightOf(page, look.rows))})
}
