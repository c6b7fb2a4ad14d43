import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {Ajv} from 'ajv'

/** The schema that OASIS published, as Microsoft ships it. It is of JSON Schema draft 4, but of what later drafts changed it uses the names of `id` and `$schema` alone. */
const {$schema: _, id: __, ...schema}: Record<string, unknown> = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'))
const validate = new Ajv({strict: false, unicodeRegExp: false, validateFormats: false}).compile(schema)

/** Where a SARIF log departs from the schema. */
export function sarifFaults(log: string): readonly unknown[] {
  validate(JSON.parse(log))
  return validate.errors ?? []
}
