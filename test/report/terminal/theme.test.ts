import {expect, test} from 'vitest'
import {stylesFor} from '../../../src/report/terminal/theme.js'

test.each([
  ['0;15', 'magenta', 'blue'],
  ['0;default;7', 'magenta', 'blue'],
  ['15;0', 'yellow', 'cyan'],
  ['7;17', 'yellow', 'cyan'],
  ['', 'yellow', 'cyan'],
])('a terminal of the colours %j shows a warning in %s and a name in %s', (colours, caution, name) => {
  const styles = stylesFor(colours)
  expect([styles.caution.color, styles.name.color]).toEqual([caution, name])
})
