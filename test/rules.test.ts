import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {causes} from '../src/causes/index.js'
import {signatures} from '../src/signatures/index.js'
import {filesIn, importsOf, linesOf} from './source-files.js'

/** Each layer may import from itself and from those before it. */
const LAYERS = ['model', 'errors', 'bundle', 'signatures', 'redact', 'ingest', 'replay', 'causes', 'diagnose', 'report', 'analyze', 'compare', 'zh', 'commands']
const layerOf = (file: string) => LAYERS.indexOf(file.split('/')[0]?.replace(/\.ts$/, '') ?? '')

const sources = filesIn('src', /\.tsx?$/)
const imports = sources.flatMap((file) => importsOf(file))
const causeFiles = filesIn('src/causes', /^[^/]+\/[^/.]+\.ts$/)
// The catalogs are words alone, and zh.ts gathers those of every layer.
const isCatalog = (file: string) => file.endsWith('.zh.ts')
const WRITES = /^(write|append|createWrite|rename|rm|unlink)/
const READS = /^(read|open|createRead)/
// layout.ts, ghost-region-pd-only.text.en.ts, rules.test.ts; a component is named like what it draws: FindingView.tsx
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.text\.[a-z]{2}|\.zh|\.test)?\.tsx?$|^[A-Z][A-Za-z]*\.tsx$/
const VAGUE = /(^|[/-])(utils?|helpers?|managers?|handlers?|processors?|common|misc|stuff)([/.-]|$)/
const describeImport = ({from, target}: {readonly from: string; readonly target: string}) => `${from} imports ${target}`

describe('the layers', () => {
  test('hold every source file', () => {
    expect(sources.filter((file) => layerOf(file) < 0)).toEqual([])
  })

  test('are imported leftwards only, and nothing is imported that does not exist', () => {
    const wrong = imports.filter(({from, target, isPackage}) => !isPackage && !(from === 'zh.ts' && isCatalog(target)) && (!existsSync(join('src', target)) || layerOf(target) < 0 || layerOf(target) > layerOf(from)))
    expect(wrong.map(describeImport)).toEqual([])
  })

  test('let the replay know the model alone', () => {
    const wrong = imports.filter(({from, target}) => from.startsWith('replay/') && !/^(replay|model)\//.test(target))
    expect(wrong.map(describeImport)).toEqual([])
  })

  test.each([
    [/^(ink|react)(\/|$)/, /^report\/terminal\//],
    [/^@oclif\//, /^commands\//],
    [/^node:fs(\/|$)/, /^(bundle|commands)\//],
    [/^node:zlib$/, /^bundle\//],
    [/^node:worker_threads$/, /^(bundle|redact|ingest)\//],
    [/^node:(child_process|http|https|http2|net|dgram|tls|dns)(\/|$)/, /^nowhere$/],
  ])('keep %s in %s', (name, place) => {
    const wrong = imports.filter(({from, target, isPackage}) => isPackage && name.test(target) && !place.test(from))
    expect(wrong.map(describeImport)).toEqual([])
  })

  test('read files in bundle and write them in commands; bundle has one private folder', () => {
    const files = imports.filter(({from, target}) => /^node:fs(\/|$)/.test(target) && from !== 'bundle/temp-folder.ts')
    const wrong = files.filter(({from, names}) => names.some((name) => (from.startsWith('bundle/') ? WRITES : READS).test(name)))
    expect(wrong.map(describeImport)).toEqual([])
  })

  test('use no package that package.json does not declare', () => {
    const {dependencies} = JSON.parse(readFileSync('package.json', 'utf8'))
    const isDeclared = (target: string) => target.startsWith('node:') || Object.keys(dependencies).some((name) => target === name || target.startsWith(`${name}/`))
    expect(imports.filter(({target, isPackage}) => isPackage && !isDeclared(target)).map(describeImport)).toEqual([])
  })
})

describe('every file', () => {
  const all = [...sources.map((file) => `src/${file}`), ...filesIn('test', /\.tsx?$/).map((file) => `test/${file}`)]

  // A catalog of sentences has as many lines as its folder says.
  test('has at most 250 lines, a cause at most 120', () => {
    const limit = (file: string) => (file.endsWith('.zh.ts') ? Infinity : causeFiles.includes(file.replace('src/causes/', '')) ? 120 : 250)
    expect(all.filter((file) => linesOf(file).length > limit(file))).toEqual([])
  })

  test('has a name in kebab case that says what is in it', () => {
    expect(all.filter((file) => !KEBAB.test(basename(file)) || VAGUE.test(file))).toEqual([])
  })

  test('exports by name; oclif alone wants a default', () => {
    expect(sources.filter((file) => !file.startsWith('commands/') && /^export default/m.test(readFileSync(`src/${file}`, 'utf8')))).toEqual([])
  })

  // What only its own file uses is not exported, so that the compiler tells when nothing uses it any more.
  test('exports only what another file imports', () => {
    const code = [...all, ...filesIn('bench', /\.ts$/).map((file) => `bench/${file}`), 'build.mjs'].map(readCode)
    expect(code.flatMap(({exported}) => exported).length).toBeGreaterThan(1000)
    const importers = new Map<string, typeof code>()
    for (const file of code) for (const name of file.imported) importers.set(name, [...(importers.get(name) ?? []), file])
    const isUsed = (path: string, name: string) => importers.get(stem(path))?.some((other) => other.path !== path && other.words.has(name))
    expect(code.flatMap(({path, exported}) => exported.filter((name) => !isUsed(path, name)).map((name) => `${path}: ${name}`))).toEqual([])
  })

  test('asks the logs for signatures that exist', () => {
    const ids = new Set(signatures.map(({id}) => id))
    const asked = sources.flatMap((file) => [...readFileSync(`src/${file}`, 'utf8').matchAll(/\b(?:seen|regionsOf|storesOf|storeEvents)\((?:cluster, )?'([^']+)'/g)].map(([, id]) => ({file, id: id ?? ''})))
    expect(asked.length).toBeGreaterThan(20)
    expect(asked.filter(({id}) => !ids.has(id))).toEqual([])
  })
})

const stem = (path: string) => basename(path).replace(/\.[jt]sx?$/, '')

/** A file without its comments: what it exports, the files it imports, and all its words. */
function readCode(path: string) {
  const text = linesOf(path).filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line)).join('\n')
  return {
    path,
    exported: path.includes('/assembly/') ? [] : [...text.matchAll(/^export (?:abstract |async )*(?:function\*?|const|class|interface|type|enum) ([\w$]+)/gm)].map(([, name = '']) => name),
    words: new Set(text.match(/[\w$]+/g)),
    imported: new Set([...text.matchAll(/'[^']*\/([^'/]+)\.[jt]s'/g)].map(([, file = '']) => file)),
  }
}

describe('the list of causes', () => {
  test('holds every cause file, once, in the folder of its family', () => {
    expect(causes.map(({family, id}) => `${family}/${id}.ts`).toSorted()).toEqual(causeFiles)
  })

  test('is in README.md, each with its title', () => {
    const readme = readFileSync('README.md', 'utf8')
    expect(causes.filter(({id, text}) => !readme.includes(`| \`${id}\` | ${text.title} |`)).map(({id}) => id)).toEqual([])
  })
})

const HEADINGS = ['## What happens', '## Why it stays', '## What it looks like', '## Not to be confused with', '## What to do', '## Sources']

describe.each(causes)('the cause $id', ({id, family, text}) => {
  test('has a test, a sample and a text of its own in each language', () => {
    const own = [`test/causes/${id}.test.ts`, `samples/${id}`, `src/causes/${family}/${id}.text.en.ts`, `src/causes/${family}/${id}.text.zh.ts`]
    expect(own.filter((path) => !existsSync(path))).toEqual([])
  })

  test('explains itself under the same six headings, and says something under each', () => {
    expect(text.explain.match(/^## .*/gm)).toEqual(HEADINGS)
    expect(text.explain.split(/^## .*/m).slice(1).filter((part) => part.trim() === '')).toEqual([])
  })

  test('has a title that ends the sentence "the scale-in is stuck because"', () => {
    expect(text.title).toMatch(/^[\w`'][^\n]*[^.\s]$/)
    expect(text.title).not.toMatch(/^(The|A|An|No|Some|Every) /)
  })
})

describe('every sample', () => {
  const samples = readdirSync('samples')
  const ids = new Set(causes.map(({id}) => id))

  test('is named after a cause, or after what it comes near to', () => {
    expect(samples.filter((name) => !ids.has(name) && !name.startsWith('near-'))).toEqual([])
  })

  test('holds only what a user would send, in less than 200 KB', () => {
    expect(samples.filter((name) => bytesOf(`samples/${name}`) > 200_000)).toEqual([])
    expect(filesIn('samples', /(truth|source|report)\.json$/)).toEqual([])
  })

  test('has a golden report, and no golden report is left over', () => {
    expect(filesIn('test/golden', /\.txt$/).map((file) => basename(file, '.txt'))).toEqual(samples.toSorted())
  })
})

function bytesOf(folder: string): number {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'}).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
}
