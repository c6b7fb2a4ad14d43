import type {LeftOut, Notice} from '../../model/input.js'
import type {Kind, Replaced} from '../../redact/edits.js'
import {say, type Sentence} from '../../model/say.js'
import {type Block, heading, list, name, paragraph, plain, sentence} from '../document.js'
import {leftOutBlocks} from './packed.js'

/** One file, and what was replaced in it. */
export interface RedactedCount {
  readonly file: string
  readonly name: string
  readonly replaced: ReadonlyMap<Kind, Replaced>
}

interface RedactionSummary {
  readonly files: readonly RedactedCount[]
  readonly leftOut: readonly LeftOut[]
  readonly notices: readonly Notice[]
  /** Where it was written; without, nothing was. */
  readonly output?: string
  readonly mapping?: string
}

const MOST_EXAMPLES = 5

/** What was done, or would be: how much, where, and what could not be. */
export function redactionBlocks({files, leftOut, notices, output, mapping}: RedactionSummary): Block[] {
  const totals = KINDS.flatMap((kind) => {
    const count = files.reduce((sum, {replaced}) => sum + (replaced.get(kind)?.count ?? 0), 0)
    return count > 0 ? [{kind, count}] : []
  })
  return [
    heading(2, output === undefined ? say`What would be replaced` : say`Redacted: \`${output}\``),
    ...(totals.length > 0 ? [list(totals.map(({kind, count}) => [paragraph(plain(say`${wordsOf(kind)}: ${count} replaced`)), ...(output === undefined ? examplesOf(kind, files) : [])]))] : [paragraph(plain(say`Nothing that tells of its owner was found.`))]),
    ...(output === undefined ? byFile(files) : []),
    ...leftOutBlocks(leftOut),
    ...(notices.length > 0 ? [list(notices.map(({file, says}) => [paragraph(...(file === undefined ? [] : [name(file), plain(say`: `)]), sentence(says))]))] : []),
    ...(output === undefined ? [] : [paragraph(sentence(advice(mapping)))]),
  ]
}

const KINDS: readonly Kind[] = ['address', 'name', 'key', 'sql', 'secret', 'certificate']

function wordsOf(kind: Kind): Sentence {
  switch (kind) {
    case 'address':
      return say`IP addresses`
    case 'name':
      return say`names of hosts, databases, tables, users, places and folders`
    case 'key':
      return say`what keys hold behind their table and index`
    case 'sql':
      return say`SQL statements`
    case 'secret':
      return say`passwords and tokens`
    case 'certificate':
      return say`certificates and private keys`
  }
}

function examplesOf(kind: Kind, files: readonly RedactedCount[]): Block[] {
  const examples = new Map(files.flatMap(({replaced}) => replaced.get(kind)?.examples ?? []).map(({from, to}) => [from, to]))
  return [list([...examples].slice(0, MOST_EXAMPLES).map(([from, to]) => [paragraph(name(from), plain(say` becomes `), name(to))]))]
}

function byFile(files: readonly RedactedCount[]): Block[] {
  const rows = files.map(({file, name: called, replaced}) => [paragraph(name(file), plain(say`: ${[...replaced.values()].reduce((sum, {count}) => sum + count, 0)} replaced`), ...(called === file ? [] : [plain(say`, and is called `), name(called)]))])
  return [heading(3, say`By file`), list(rows)]
}

function advice(mapping: string | undefined): Sentence {
  const read = say`Words that every cluster has stay, and so do ids, figures, times, ports and the ids of tables. Read what you send: no program knows every secret.`
  return mapping === undefined ? say`${read} No mapping was kept; \`--mapping FILE\` keeps what each token stands for.` : say`${read} \`${mapping}\` undoes it all: keep it to yourself.`
}
