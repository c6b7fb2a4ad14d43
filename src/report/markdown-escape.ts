/** Escapes of GitHub Flavored Markdown (github.github.com/gfm); text that comes here is one line, see printable.ts. */

const SPECIAL = /[\\`*_~[\]<>&$]/g
const AT_START = /^(\d*)([-+=#.)])/
const BARE_LINK = /\b(https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)/gi

/** Text that stays text: no markup, no HTML, no link that was not meant, and `@name` calls nobody. */
export function escaped(text: string): string {
  return text
    .replace(SPECIAL, String.raw`\$&`)
    .replaceAll('|', '&#124;')
    .replace(BARE_LINK, '$&<!-- -->')
    .replaceAll('@', '@<!-- -->')
}

/** A line that begins no list, heading, rule or indented code. */
export function asParagraph(markdown: string): string {
  return markdown.trimStart().replace(AT_START, String.raw`$1\$2`)
}

/** A code span, fenced by more backticks than it holds (GFM 6.3). */
export function codeSpan(text: string): string {
  if (text.trim() === '') return escaped(text)
  const fence = '`'.repeat(longestRun(text) + 1)
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

/** A fenced code block (GFM 4.5). */
export function fenced(lines: readonly string[], language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1))
  return `${fence}${language}\n${lines.join('\n')}\n${fence}`
}

/** A cell of a table: a bar ends it even within a code span, unless escaped (GFM 4.10, example 200). */
export function inTable(markdown: string): string {
  return markdown.replaceAll('|', String.raw`\|`)
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
}
