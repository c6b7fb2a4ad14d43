import {UserError} from '../errors.js'
import type {ExcerptLine} from '../ingest/excerpts.js'
import {say} from '../model/say.js'
import type {Report} from './contract.js'
import {type EmbeddedExcerpt, embeddedText, withLongLists} from './html/embedded.js'
import type {Excerpts} from './open-report.js'
import {faultOf} from './schema-check.js'

const HINT = say`pass a file that \`drainscope analyze --format html\` or \`--format json\` wrote`

/** The report in a saved page or JSON report; throws UserError where there is none. */
export function savedReport(text: string): Report {
  const report = isPage(text) ? parsed(embeddedIn(text), withLongLists) : parsed(text)
  const fault = faultOf(report)
  if (fault !== undefined) throw new UserError(say`the file holds no report of drainscope: ${fault}`, HINT)
  return report as Report
}

const isPage = (text: string): boolean => /^\s*</.test(text)

function embeddedIn(page: string): string {
  const report = embeddedText('report', page)
  if (report === undefined) throw new UserError(say`the page holds no report of drainscope`, HINT)
  return report
}

function parsed(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''), reviver)
  } catch (error) {
    throw new UserError(say`the file holds no report of drainscope: ${error instanceof Error ? error.message : String(error)}`, HINT)
  }
}

/** What a saved page shows around its citations; anybody may have written it: what is no excerpt is left out. */
export function savedExcerpts(text: string): Excerpts {
  const all = isPage(text) ? parsed(embeddedText('excerpts', text) ?? '[]') : []
  return new Map(Array.isArray(all) ? all.filter(isExcerpt).map(({key, ...excerpt}) => [key, excerpt]) : [])
}

function isExcerpt(value: unknown): value is EmbeddedExcerpt {
  if (typeof value !== 'object' || value === null || !('key' in value && 'at' in value && 'lines' in value)) return false
  const {key, at, lines} = value
  return typeof key === 'string' && Number.isSafeInteger(at) && Array.isArray(lines) && lines.every(isExcerptLine) && (!('first' in value) || Number.isSafeInteger(value.first))
}

function isExcerptLine(value: unknown): value is ExcerptLine {
  return typeof value === 'string' || (Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === 'string'))
}
