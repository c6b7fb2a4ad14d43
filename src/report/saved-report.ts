import {UserError} from '../errors.js'
import type {Report} from './contract.js'
import {EMBEDDED} from './html/embedded.js'
import {faultOf} from './schema-check.js'

const HINT = 'pass a file that `drainscope analyze --format html` or `--format json` wrote'

/** The report in a saved page or JSON report; throws UserError where there is none. */
export function savedReport(text: string): Report {
  const report = parsed(/^\s*</.test(text) ? embeddedIn(text) : text)
  const fault = faultOf(report)
  if (fault !== undefined) throw new UserError(`the file holds no report of drainscope: ${fault}`, HINT)
  return report as Report
}

function embeddedIn(page: string): string {
  const start = page.indexOf(EMBEDDED.start)
  const end = page.indexOf(EMBEDDED.end, start)
  if (start < 0 || end < 0) throw new UserError('the page holds no report of drainscope', HINT)
  return page.slice(start + EMBEDDED.start.length, end)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new UserError(`the file holds no report of drainscope: ${error instanceof Error ? error.message : String(error)}`, HINT)
  }
}
