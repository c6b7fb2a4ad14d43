import {compactJson} from '../json.js'

/** What encloses the report within the page. No text of the page can hold the start, as `<` is escaped in all of it. */
export const EMBEDDED = {start: '<script type="application/json" id="report">', end: '</script>'} as const

/** The report as JSON that no HTML parser can leave: neither `</script>` nor `<!--` is left in it, and every line end and mark is escaped (json.ts). */
export function embedded(report: unknown): string {
  return `${EMBEDDED.start}${compactJson(report).replaceAll('<', String.raw`\u003c`)}${EMBEDDED.end}`
}
