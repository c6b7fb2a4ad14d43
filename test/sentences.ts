import {readFileSync} from 'node:fs'
import {parseAst} from 'rolldown/parseAst'
import {filesIn} from './source-files.js'

/** Every sentence that the code says, as a catalog has it, with the files that say it: `store {0} stays`. */
export function sentencesOf(): ReadonlyMap<string, readonly string[]> {
  const sentences = new Map<string, string[]>()
  for (const file of filesIn('src', /^(?!.*assembly).*\.tsx?$/)) {
    for (const sentence of sentencesIn(file)) sentences.set(sentence, [...(sentences.get(sentence) ?? []), file])
  }
  return sentences
}

function sentencesIn(file: string): readonly string[] {
  const found: string[] = []
  visit(parseAst(readFileSync(`src/${file}`, 'utf8'), {lang: file.endsWith('x') ? 'tsx' : 'ts'}), (node) => {
    if (node['type'] === 'TaggedTemplateExpression' && isNamed(node['tag'], 'say')) found.push(templateOf(node['quasi']))
    // count(regions.length, 'Region'): {0} Region
    if (node['type'] === 'CallExpression' && isNamed(node['callee'], 'count')) found.push(...literalsIn(node['arguments'][1]).map((noun) => `{0} ${noun}`))
  })
  return found
}

// Of the many kinds of nodes of a syntax tree, these tests know four.
// oxlint-disable-next-line typescript/no-explicit-any
type Node = Record<string, any>

function visit(node: unknown, see: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) visit(one, see)
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node) see(node)
    for (const one of Object.values(node)) visit(one, see)
  }
}

const isNamed = (node: Node, name: string) => node['type'] === 'Identifier' && node['name'] === name

function templateOf({quasis}: Node): string {
  return quasis.map(({value}: Node, index: number) => `${index > 0 ? `{${index - 1}}` : ''}${value.cooked}`).join('')
}

function literalsIn(node: Node | undefined): readonly string[] {
  if (node?.['type'] === 'Literal') return [node['value']]
  return node?.['type'] === 'ConditionalExpression' ? [...literalsIn(node['consequent']), ...literalsIn(node['alternate'])] : []
}

/** A sentence that is nothing but holes and signs is the same in every language. */
export const hasWords = (sentence: string) => /\p{L}/u.test(sentence.replaceAll(/\{\d+\}/g, ''))
