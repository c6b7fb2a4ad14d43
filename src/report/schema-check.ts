import {say, type Sentence} from '../model/say.js'
import schema from './schema.json' with {type: 'json'}

/** As much of JSON Schema 2020-12 as schema.json uses. */
interface Schema {
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly type?: string | readonly string[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly minItems?: number
}

const definitions: Readonly<Record<string, Schema>> = schema.$defs

/** Where a value is no report, as a JSON pointer, and what was expected there; a field more is no fault: later releases may add some. */
export const faultOf = (value: unknown): Sentence | undefined => fault(value, schema, '')

function fault(value: unknown, schema: Schema, at: string): Sentence | undefined {
  if (schema.$ref !== undefined) return fault(value, definitions[schema.$ref.replace('#/$defs/', '')] ?? {}, at)
  if (schema.anyOf) return schema.anyOf.every((each) => fault(value, each, at) !== undefined) ? fault(value, schema.anyOf[0]!, at) : undefined
  if ('const' in schema && value !== schema.const) return expected(JSON.stringify(schema.const), at)
  if (schema.enum && !schema.enum.includes(value)) return expected(say`one of ${schema.enum.join(', ')}`, at)
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOf(type, value))) return expected([schema.type].flat().join(say` or `), at)
  if (Array.isArray(value)) return faultOfItems(value, schema, at)
  return typeof value === 'object' && value !== null ? faultOfMembers(value, schema, at) : undefined
}

const expected = (what: string, at: string): Sentence => (at === '' ? say`expected ${what} at its top` : say`expected ${what} at \`${at}\``)

function faultOfItems(value: readonly unknown[], {items, minItems = 0}: Schema, at: string): Sentence | undefined {
  if (value.length < minItems) return expected(say`${minItems} or more`, at)
  return items && firstOf(value.entries(), ([index, each]) => fault(each, items, `${at}/${index}`))
}

function faultOfMembers(value: object, {required = [], properties = {}}: Schema, at: string): Sentence | undefined {
  const missing = required.find((name) => !Object.hasOwn(value, name))
  if (missing !== undefined) return expected(`\`${missing}\``, at)
  return firstOf(Object.entries(value), ([name, member]) => (Object.hasOwn(properties, name) ? fault(member, properties[name]!, `${at}/${name}`) : undefined))
}

function firstOf<T>(values: Iterable<T>, faultIn: (value: T) => Sentence | undefined): Sentence | undefined {
  for (const value of values) {
    const found = faultIn(value)
    if (found !== undefined) return found
  }
  return undefined
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isSafeInteger(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}
