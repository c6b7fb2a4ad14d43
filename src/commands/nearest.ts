/** The names that somebody who typed this may have meant, the nearest first. */
export function nearest(typed: string, names: readonly string[], limit = 3): string[] {
  const near = names
    .map((name) => ({name, distance: name.includes(typed) ? 1 : distance(typed, name)}))
    .filter(({name, distance}) => distance <= Math.max(2, Math.floor(name.length / 3)))
  return near
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({name}) => name)
}

/** Levenshtein's: letters to add, drop or change. */
function distance(from: string, to: string): number {
  let row = Array.from({length: to.length + 1}, (_, at) => at)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (let at = 1; at <= to.length; at++) next.push(Math.min(row[at]! + 1, next[at - 1]! + 1, row[at - 1]! + (letter === to[at - 1] ? 0 : 1)))
    row = next
  }
  return row[to.length]!
}
