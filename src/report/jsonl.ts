import type {Report} from './contract.js'
import {compactJson} from './json.js'

/** JSON Lines: one finding a line, best first, each with the kind of verdict that it stands under; nothing where nothing was found. */
export function jsonl({schema, verdict, findings}: Report): string {
  return findings.map((finding) => `${compactJson({schema, verdict: verdict.kind, ...finding})}\n`).join('')
}
