/** How the parts of a bar differ where there is no colour. */
const FILLS = ['█', '▓', '▒', '░'] as const

export const fillOf = (index: number): string => FILLS[index % FILLS.length]!

/** Columns for each part of a whole, in proportion; what is there at all is at least one column wide. */
export function barColumns(parts: readonly number[], width: number): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0)
  if (total === 0) return parts.map(() => 0)
  const columns = parts.map((part) => (part === 0 ? 0 : Math.max(1, Math.round((part / total) * width))))
  for (let over = columns.reduce((sum, each) => sum + each, 0) - width; over > 0; over--) {
    const widest = columns.indexOf(Math.max(...columns))
    if (columns[widest]! <= 1) break
    columns[widest]!--
  }
  return columns
}
