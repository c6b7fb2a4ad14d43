/** The same rows as one client prints them; `undefined` is NULL. */
export interface Printed {
  readonly columns: readonly string[]
  readonly rows: ReadonlyArray<ReadonlyArray<string | undefined>>
}

/** `mysql`, and `mysql -t`. */
export function asBox({columns, rows}: Printed): string {
  const all = [columns, ...rows.map((row) => row.map((cell) => cell ?? 'NULL'))]
  const widths = columns.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)))
  const border = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
  const [head, ...body] = all.map((row) => `|${row.map((cell, at) => ` ${cell.padEnd(widths[at] ?? 0)} `).join('|')}|`)
  return [border, head, border, ...body, border, ''].join('\n')
}

/** A window of this many columns. */
export function wrapped(text: string, width: number): string {
  return text.split('\n').map((line) => (line.match(new RegExp(`.{1,${width}}`, 'gs')) ?? ['']).join('\n')).join('\n')
}

/** `mysql -B`. */
export function asTabs({columns, rows}: Printed): string {
  return [columns, ...rows].map((row) => `${row.map(escaped).join('\t')}\n`).join('')
}

function escaped(cell: string | undefined): string {
  return cell === undefined ? 'NULL' : cell.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\0', '\\0')
}

/** `\G`. */
export function asVertical({columns, rows}: Printed): string {
  const width = Math.max(...columns.map((name) => name.length))
  return rows.map((row, at) => [`*************************** ${at + 1}. row ***************************`, ...row.map((cell, index) => `${(columns[index] ?? '').padStart(width)}: ${cell ?? 'NULL'}`), ''].join('\n')).join('')
}

/** DBeaver, Navicat, sqltocsv. */
export function asCsv({columns, rows}: Printed, separator = ',', isQuoted = true): string {
  const quoted = (cell: string | undefined) => (cell === undefined ? '' : isQuoted || /["\n\r]|^\s|\s$/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return [columns, ...rows].map((row) => `${row.map(quoted).join(separator)}\r\n`).join('')
}

export function withoutHeader(text: string): string {
  return text.slice(text.indexOf('\n') + 1)
}

/** mysqlsh `--result-format=json/array`. */
export function asJson({columns, rows}: Printed): string {
  return JSON.stringify(rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at], cell ?? null]))), null, 1)
}

/** mysqlsh `--result-format=ndjson`. */
export function asJsonLines({columns, rows}: Printed): string {
  return rows.map((row) => `${JSON.stringify(Object.fromEntries(row.map((cell, at) => [columns[at], cell ?? null])))}\n`).join('')
}
