import {say} from '../../model/say.js'

/** What the script of the page says; it puts the numbers in. */
export const pageWords = () => ({
  copied: say`Copied`,
  press: say`Press Ctrl+C`,
  sure: say`This destroys data. Press again to copy`,
  rows: say`${'{n}'} rows`,
  row: say`1 row`,
  of: say`${'{n}'} of ${'{all}'} rows`,
  printed: say`the first ${'{n}'} of ${'{all}'} rows are printed`,
})
