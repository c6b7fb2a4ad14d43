import {Command, Flags} from '@oclif/core'
import {randomBytes} from 'node:crypto'
import {access, mkdir} from 'node:fs/promises'
import {dirname} from 'node:path'
import type {Packable} from '../bundle/gzip.js'
import {openBundle} from '../bundle/open.js'
import {readSmallFile} from '../bundle/small-file.js'
import {diskSource} from '../bundle/disk-source.js'
import {TempFolder} from '../bundle/temp-folder.js'
import {UserError} from '../errors.js'
import {say} from '../model/say.js'
import type {Redaction} from '../redact/redact.js'
import {type RedactedCount, redactionBlocks} from '../report/content/redaction.js'
import {textOf} from '../report/text.js'
import {bundleArgs} from './bundle-flags.js'
import {langFlag} from './lang-flag.js'
import {limitFlag, limitsOf} from './limit-flag.js'
import {checkApart} from './output-file.js'
import {print} from './print.js'
import {progressLine} from './progress.js'
import {textOptions} from './screen.js'
import {isArchive, writeInto, writeSecret, writeTarGz} from './write-archive.js'

/** The keys of a dump of millions of Regions. */
const LARGEST_MAPPING = 480 * 1024 ** 2

/** `drainscope redact PATH… -o OUT`: the bundle, without what tells of its owner. */
export class Redact extends Command {
  static override summary = say`Write a copy of a bundle that tells nothing of its owner`
  static override description = say`Replaces addresses, names of hosts, databases, tables and users, keys, SQL, folders, passwords and certificates by tokens, the same everywhere. The analysis of the copy comes to the same verdict. With \`--mapping\`, what each token stands for is kept in a file of yours, and a second bundle gets the same tokens.`
  static override examples = ['<%= config.bin %> redact ./bundle --dry-run', '<%= config.bin %> redact ./bundle -o redacted.tar.gz --mapping cluster.mapping.json']
  static override args = bundleArgs
  static override flags = {
    output: Flags.string({char: 'o', helpValue: 'OUT', description: say`a new folder, or a file that ends in .tar.gz or .tgz`}),
    mapping: Flags.string({helpValue: 'FILE', description: say`what each token stands for; used again when it is there`}),
    'dry-run': Flags.boolean({description: say`write nothing, and say what would be replaced`}),
    ...langFlag,
    limit: limitFlag,
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Redact)
    const {output, mapping} = flags
    const isDry = flags['dry-run']
    if (output === undefined && !isDry) throw new UserError(say`\`redact\` needs a place for the copy`, say`add \`-o OUT\`, or \`--dry-run\` to see what would be replaced`)
    if (output !== undefined) await checkApart(output, args.path, '--output')
    if (mapping !== undefined) await checkApart(mapping, output === undefined ? args.path : [...args.path, output], '--mapping')
    // Its tables are loaded for this command alone.
    const [{redact}, {readMapping, Tokens}, {RedactThreads}] = await Promise.all([import('../redact/redact.js'), import('../redact/tokens.js'), import('../redact/redact-threads.js')])
    const tokens = mapping !== undefined && (await isThere(mapping)) ? Tokens.of(readMapping(await readSmallFile(mapping, LARGEST_MAPPING, say`pass the file that an earlier \`--mapping\` wrote`), mapping)) : new Tokens(randomBytes(16))
    const progress = progressLine(process.stderr)
    const bundle = openBundle(args.path, {limits: limitsOf(flags.limit)})
    const threads = new RedactThreads()
    try {
      const redaction = await redact(bundle, tokens, {onProgress: progress.show, threads})
      if (mapping !== undefined && !isDry) await writeSecret(mapping, `${JSON.stringify(tokens.mapping(), null, 1)}\n`)
      const files = await written(redaction, isDry ? undefined : output, progress.show)
      progress.clear()
      await print(textOf(redactionBlocks({files, leftOut: redaction.leftOut, notices: redaction.notices, ...(!isDry && output !== undefined && {output}), ...(mapping !== undefined && {mapping})}), textOptions()))
    } finally {
      progress.clear()
      await threads.close()
      await bundle.close()
    }
  }
}

const isThere = (path: string): Promise<boolean> => access(path).then(() => true, () => false)

/** Without a place the files are only gone through. */
async function written({files}: Redaction, output: string | undefined, onProgress: (progress: {readonly file: string; readonly bytes: number}) => void): Promise<readonly RedactedCount[]> {
  const counts: RedactedCount[] = []
  let bytes = 0
  async function* read({original, name, read}: Redaction['files'][number]): AsyncGenerator<Buffer> {
    for await (const chunk of read((replaced) => counts.push({file: original, name, replaced}))) {
      onProgress({file: name, bytes: (bytes += chunk.length)})
      yield chunk
    }
  }
  if (output === undefined) for (const file of files) for await (const _ of read(file)) void _
  else if (isArchive(output)) await writeTarGz(output, sized(files, read))
  else {
    await newFolder(output)
    for (const file of files) await writeInto(output, file.name, read(file))
  }
  return counts
}

/** An archive must know the size of a file before its first byte. */
async function* sized(files: Redaction['files'], read: (file: Redaction['files'][number]) => AsyncIterable<Buffer>): AsyncGenerator<Packable> {
  for (const file of files) {
    const temp = new TempFolder()
    try {
      const {path, size} = await temp.keep(read(file))
      yield {name: file.name, size, read: () => diskSource(path, size).read()}
    } finally {
      temp.remove()
    }
  }
}

async function newFolder(path: string): Promise<void> {
  await mkdir(dirname(path), {recursive: true}).then(() => mkdir(path)).catch((error: Error) => {
    if ('code' in error && error.code === 'EEXIST') throw new UserError(say`\`${path}\` is there already`, say`pass a new place`)
    throw new UserError(say`the folder \`${path}\` cannot be made (${error.message})`, say`pass a folder that you may write to, or a name that ends in .tar.gz`)
  })
}
