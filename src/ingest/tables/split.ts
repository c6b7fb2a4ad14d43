/** A cell; undefined for NULL. */
export type Cell = string | undefined

const NULLS: ReadonlySet<string> = new Set(['NULL', '\\N', '[NULL]'])

export function cellOf(text: string): Cell {
  return NULLS.has(text) ? undefined : text
}

/** A line of `mysql -B`: tabs between the cells, `\t`, `\n`, `\0` and `\\` inside of them. */
export function splitTabs(line: string): readonly Cell[] {
  return line.split('\t').map((text) => (NULLS.has(text) ? undefined : text.includes('\\') ? text.replaceAll(/\\([tn0\\])/g, (_, letter: string) => ESCAPES[letter] ?? letter) : text))
}

const ESCAPES: Readonly<Record<string, string>> = {t: '\t', n: '\n', '0': '\0', '\\': '\\'}

/** The cells of a line of CSV; `isOpen` when a quoted cell goes on behind its end. */
interface CsvLine {
  readonly cells: readonly Cell[]
  readonly isOpen: boolean
}

/** RFC 4180: a quote inside a quoted cell is doubled; with `escape` it may stand behind a backslash instead. */
export function splitCsv(line: string, separator: string, escape = false): CsvLine {
  const cells: Cell[] = []
  let at = 0
  for (;;) {
    const isQuoted = line[at] === '"'
    const end = isQuoted ? closing(line, at + 1, escape) : next(line, separator, at)
    if (end >= line.length && isQuoted) return {cells: [...cells, unquoted(line.slice(at + 1), escape)], isOpen: true}
    cells.push(isQuoted ? unquoted(line.slice(at + 1, end), escape) : cellOf(line.slice(at, end).trim()))
    at = isQuoted ? next(line, separator, end + 1) : end
    if (at >= line.length) return {cells, isOpen: false}
    at++
  }
}

/** The quote that ends the cell; the length of the line when none does. */
function closing(line: string, from: number, escape: boolean): number {
  for (let at = from; at < line.length; at++) {
    if (escape && line[at] === '\\') at++
    else if (line[at] === '"') {
      if (line[at + 1] !== '"') return at
      at++
    }
  }
  return line.length
}

function next(line: string, separator: string, from: number): number {
  const at = line.indexOf(separator, from)
  return at < 0 ? line.length : at
}

function unquoted(text: string, escape: boolean): string {
  const plain = text.replaceAll('""', '"')
  return escape ? plain.replaceAll(/\\(["\\])/g, '$1') : plain
}

/**
 * A row of the table that mysql draws. `bars` are the places of the `+` in its border: they hold where a cell has a bar of its own;
 * where wide characters have moved them the bars are counted.
 */
export function splitBox(row: string, bars: readonly number[] | undefined, columns: number | undefined): readonly Cell[] | undefined {
  if (bars?.every((at) => row[at] === '|')) return bars.slice(1).map((end, index) => cellOf(row.slice((bars[index] ?? 0) + 1, end).trim()))
  const cells = row.trim().split('|')
  if (cells.length < 3 || cells[0] !== '' || cells.at(-1) !== '') return undefined
  return columns === undefined || cells.length - 2 === columns ? cells.slice(1, -1).map((cell) => cellOf(cell.trim())) : undefined
}
