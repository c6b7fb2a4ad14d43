import {say, type Sentence} from '../../model/say.js'
import type {EventKind} from '../contract.js'
import type {Tone} from '../document.js'

/** How an event is shown: a letter that every terminal has in one column, a few words, a tone. */
interface EventLook {
  readonly letter: string
  readonly words: Sentence
  readonly tone: Tone
}

/** What matters more comes first: where several events fall together, it is the one that is seen. */
export const EVENT_LOOKS: Readonly<Record<EventKind, EventLook>> = {
  panic: {letter: 'P', words: say`ends itself`, tone: 'danger'},
  'store-offline': {letter: 'O', words: say`told to leave`, tone: 'caution'},
  'store-tombstone': {letter: 'T', words: say`Tombstone`, tone: 'caution'},
  'store-purged': {letter: 'X', words: say`erased`, tone: 'caution'},
  recovery: {letter: 'R', words: say`unsafe recovery`, tone: 'danger'},
  'pd-leader-lost': {letter: 'l', words: say`PD leader lost`, tone: 'danger'},
  'pd-leader': {letter: 'L', words: say`PD leader`, tone: 'good'},
  disk: {letter: 'F', words: say`disk`, tone: 'danger'},
  stop: {letter: 's', words: say`stops`, tone: 'caution'},
  start: {letter: 'S', words: say`starts`, tone: 'good'},
  finding: {letter: '*', words: say`a finding rests on it`, tone: 'strong'},
  dump: {letter: 'D', words: say`dump`, tone: 'strong'},
  'last-heartbeat': {letter: 'H', words: say`last heartbeat`, tone: 'caution'},
  'store-up': {letter: 'U', words: say`Up or Serving`, tone: 'good'},
  'operator-timeout': {letter: 't', words: say`operator timed out`, tone: 'danger'},
  'leader-lost': {letter: 'q', words: say`quorum lost`, tone: 'danger'},
  silence: {letter: '~', words: say`silence begins`, tone: 'caution'},
  config: {letter: 'c', words: say`configuration`, tone: 'name'},
  'operator-canceled': {letter: 'x', words: say`operator dropped`, tone: 'caution'},
  election: {letter: 'e', words: say`election`, tone: 'caution'},
  leader: {letter: 'w', words: say`election won`, tone: 'good'},
  'operator-created': {letter: 'o', words: say`operator made`, tone: 'name'},
  'operator-finished': {letter: 'f', words: say`operator finished`, tone: 'good'},
  noise: {letter: 'n', words: say`noise begins`, tone: 'quiet'},
}

/** The kinds, what matters more first. */
export const KINDS_IN_ORDER = Object.keys(EVENT_LOOKS) as EventKind[]
