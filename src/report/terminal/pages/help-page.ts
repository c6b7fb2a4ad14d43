import {EVENT_LOOKS, KINDS_IN_ORDER} from '../../content/event-kinds.js'
import {heading, paragraph, plain, sentence} from '../../document.js'
import {pageOf, type Page, rowsOf} from '../page.js'
import {say} from '../../../model/say.js'

/** The keys, and what the words of the report mean. */
export function helpPage(width: number): Page {
  return pageOf(
    rowsOf(
      [
        heading(2, say`The keys`),
        {
          kind: 'fields',
          rows: [
            [say`1 to 9, Tab`, plain(say`another view`)],
            [say`↑ ↓, k j`, plain(say`to the next line that leads somewhere, else scroll`)],
            [say`PgUp PgDn, b Space`, plain(say`a page`)],
            [say`g G, Home End`, plain(say`to the top, to the bottom`)],
            [say`Enter, →, l`, plain(say`open what the cursor is on: a finding, a store, the file and line of an evidence; tick a remedy off; copy a command`)],
            [say`Esc, ←, h`, plain(say`back to where one was`)],
            [say`/ n N`, plain(say`search on this screen, next, previous`)],
            [say`f`, plain(say`show only the entries that contain a word; Esc shows all again`)],
            [say`s`, plain(say`sort the stores by the next column`)],
            [say`: Ctrl-P`, plain(say`everything that can be done or gone to, by some letters of its name; a Region by its number`)],
            [say`On the time line`, plain(say`← → to another event of the node, + - zoom, h l move, 0 all of it; / searches all events, f shows only those with a word`)],
            [say`?`, plain(say`these keys`)],
            [say`q, Ctrl-C`, plain(say`leave`)],
          ],
        },
        paragraph(sentence(say`\`certain\`: PD's state implies it by PD's code, and nothing in the bundle speaks against it. \`likely\`: one end only, or a release had to be inferred. \`possible\`: a hint.`)),
        paragraph(sentence(say`\`read-only\` changes nothing. \`reversible\` can be taken back. \`destructive\` may lose data: read what it says under \`Only if\` first; it is copied by Enter and then Y only.`)),
        paragraph(sentence(say`Peers are drawn as their role and store: \`V5\` a voter on store 5, \`L\` a learner, \`I\` and \`D\` the incoming and the demoting voter of a joint state; \`*\` the leader, \`!\` down, \`?\` pending, \`w\` a witness.`)),
        paragraph(sentence(say`The time line has a line a node, in UTC as each host tells it. The bars are how many lines its log has, the letters what happened: ${KINDS_IN_ORDER.map((kind) => `\`${EVENT_LOOKS[kind].letter}\` ${EVENT_LOOKS[kind].words}`).join(', ')}.`)),
      ],
      width,
    ),
  )
}
