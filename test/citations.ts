import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import type {Evidence, Report} from '../src/report/contract.js'

/** Everything that a report quotes. */
export function evidenceOf({findings, stores, redHerrings, timeline, actions = []}: Report): readonly Evidence[] {
  return [...actions, ...findings.flatMap(({evidence}) => evidence), ...stores.flatMap(({gate}) => gate.terms.flatMap(({evidence}) => evidence)), ...redHerrings.flatMap(({evidence}) => evidence), ...(timeline?.nodes.flatMap(({events}) => events) ?? [])]
}

/** Why the quote does not stand where the evidence says; undefined when it does. */
export function misquoted(root: string, {file, line, pointer, quote}: Evidence): string | undefined {
  const text = textOf(join(root, file))
  if (quote.trim() === '' || quote.length > 400) return `${file}: a quote of ${quote.length} characters`
  if (line !== undefined) return text.split('\n')[line - 1]?.includes(quote.split('\n')[0] ?? '') ? undefined : `${file}:${line} is not ${quote}`
  if (pointer === undefined) return `${file}: neither line nor pointer`
  const value = valueAt(JSON.parse(withExactNumbers(text)), pointer)
  return value !== undefined && isQuoteOf(value, quote) && text.includes(quote) ? undefined : `${file}#${pointer} is not ${quote}`
}

function textOf(path: string): string {
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
}

/** RFC 6901. */
function valueAt(document: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  return steps.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === step)?.[1] : undefined), document)
}

/** Nanoseconds do not fit a double: `"last_heartbeat": 1795427292507860218` is read as text. */
function withExactNumbers(text: string): string {
  return text.replaceAll(/(?<=[:[,]\s*)\d{16,}(?=\s*[,}\]])/g, '"$&"')
}

/** A quote that was cut at 400 characters is the beginning of the value. */
function isQuoteOf(value: unknown, quote: string): boolean {
  return bare(JSON.stringify(value)).startsWith(bare(quote))
}

const bare = (text: string) => text.replaceAll(/[\s"]/g, '')
