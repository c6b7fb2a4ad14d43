//  Cc control, Cf format (bidi marks, zero-width, soft hyphen, tags), Cs lone surrogate, Zl and Zp line ends
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const SHORT: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'}

/**
 * Shows what would act on a terminal or hide from the eye as a visible escape: `\x1b`, `\u202e`, `\n`.
 * All that reaches a reader passes here, since any of it may come from the bundle (CVE-2021-42574, "Trojan Source").
 */
export function printable(text: string): string {
  return text.replace(UNSEEN, escape)
}

function escape(character: string): string {
  const short = SHORT[character]
  if (short !== undefined) return short
  const code = character.codePointAt(0) ?? 0
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`
}
