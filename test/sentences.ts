import {readFileSync} from 'node:fs'
import {parseAst} from 'rolldown/parseAst'
import {filesIn} from './source-files.js'

/** The syntax trees of all sources, by file. */
const trees = new Map(filesIn('src', /^(?!.*assembly).*\.tsx?$/).map((file) => [file, parseAst(readFileSync(`src/${file}`, 'utf8'), {lang: file.endsWith('x') ? 'tsx' : 'ts'})]))

/** Every sentence that the code says, as a catalog has it, with the files that say it: `store {0} stays`. */
export function sentencesOf(): ReadonlyMap<string, readonly string[]> {
  const sentences = new Map<string, string[]>()
  for (const [file, tree] of trees) {
    for (const sentence of sentencesIn(tree)) sentences.set(sentence, [...(sentences.get(sentence) ?? []), file])
  }
  return sentences
}

/** `df -h   # on its host`, `SHOW PLACEMENT;   -- which is it?` and `# all logs` in strings that are not said. */
export function plainRemarks(): readonly string[] {
  return [...trees].flatMap(([file, tree]) => {
    const found: string[] = []
    visit(tree, (node) => {
      const text = node['type'] === 'TemplateElement' ? node['value'].cooked : node['type'] === 'Literal' ? node['value'] : undefined
      if (typeof text === 'string' && /(?:^| {3})(?:#|--) [a-z]/i.test(text)) found.push(`${file}: ${text}`)
    })
    return found
  })
}

function sentencesIn(tree: unknown): readonly string[] {
  const found: string[] = []
  visit(tree, (node) => {
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
