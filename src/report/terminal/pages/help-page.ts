import {heading, paragraph, plain, sentence} from '../../document.js'
import {pageOf, type Page, rowsOf} from '../page.js'
import {say} from '../../../model/say.js'

/** The keys, and what the words of the report mean. */
export function helpPage(width: number): Page {
  return pageOf(
    rowsOf(
      [
        heading(2, say`Keys`),
        {
          kind: 'fields',
          rows: [
            ['1 to 8, Tab', plain(say`another view`)],
            ['↑ ↓, k j', plain(say`to the next line that leads somewhere, else scroll`)],
            ['PgUp PgDn, b Space', plain(say`a page`)],
            ['g G, Home End', plain(say`to the top, to the bottom`)],
            ['Enter, →, l', plain(say`open what the cursor is on: a finding, a store, the file and line of an evidence; tick a remedy off; copy a command`)],
            ['Esc, ←, h', plain(say`back to where one was`)],
            ['/ n N', plain(say`search on this screen, next, previous`)],
            ['f', plain(say`show only the entries that contain a word; Esc shows all again`)],
            ['s', plain(say`sort the stores by the next column`)],
            ['?', plain(say`these keys`)],
            ['q, Ctrl-C', plain(say`leave`)],
          ],
        },
        paragraph(sentence(say`\`certain\`: PD's state implies it by PD's code, and nothing in the bundle speaks against it. \`likely\`: one end only, or a release had to be inferred. \`possible\`: a hint.`)),
        paragraph(sentence(say`\`read-only\` changes nothing. \`reversible\` can be taken back. \`destructive\` may lose data: read what it says under \`Only if\` first; it is copied by Enter and then Y only.`)),
        paragraph(sentence(say`Peers are drawn as their role and store: \`V5\` a voter on store 5, \`L\` a learner, \`I\` and \`D\` the incoming and the demoting voter of a joint state; \`*\` the leader, \`!\` down, \`?\` pending, \`w\` a witness.`)),
      ],
      width,
    ),
  )
}
