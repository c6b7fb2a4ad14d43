import stringWidth from 'string-width'

// What sentences are made of: each of these is a character of its own whatever stands beside it, one column wide or two. For them the
// segments of Unicode are not looked for, of which the first alone takes longer than all lines of a small report.
const NARROW = /^[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2190-\u21ff\u2500-\u257f]*$/
const KNOWN = /^[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2190-\u21ff\u2500-\u257f\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]*$/
const WIDE = /[\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]/g

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  if (NARROW.test(text)) return text.length
  return KNOWN.test(text) ? text.length + (text.match(WIDE)?.length ?? 0) : stringWidth(text)
}
