import {heading, paragraph, plain, sentence} from '../../document.js'
import {pageOf, type Page, rowsOf} from '../page.js'

/** The keys, and what the words of the report mean. */
export function helpPage(width: number): Page {
  return pageOf(
    rowsOf(
      [
        heading(2, 'Keys'),
        {
          kind: 'fields',
          rows: [
            ['1 to 8, Tab', plain('another view')],
            ['↑ ↓, k j', plain('to the next line that leads somewhere, else scroll')],
            ['PgUp PgDn, b Space', plain('a page')],
            ['g G, Home End', plain('to the top, to the bottom')],
            ['Enter, →, l', plain('open what the cursor is on: a finding, a store, the file and line of an evidence; tick a remedy off; copy a command')],
            ['Esc, ←, h', plain('back to where one was')],
            ['/ n N', plain('search on this screen, next, previous')],
            ['f', plain('show only the entries that contain a word; Esc shows all again')],
            ['s', plain('sort the stores by the next column')],
            ['?', plain('these keys')],
            ['q, Ctrl-C', plain('leave')],
          ],
        },
        paragraph(sentence('`certain`: PD\'s state implies it by PD\'s code, and nothing in the bundle speaks against it. `likely`: one end only, or a release had to be inferred. `possible`: a hint.')),
        paragraph(sentence('`read-only` changes nothing. `reversible` can be taken back. `destructive` may lose data: read what it says under `Only if` first; it is copied by Enter and then Y only.')),
        paragraph(sentence('Peers are drawn as their role and store: `V5` a voter on store 5, `L` a learner, `I` and `D` the incoming and the demoting voter of a joint state; `*` the leader, `!` down, `?` pending, `w` a witness.')),
      ],
      width,
    ),
  )
}
