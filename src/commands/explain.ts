import {join} from 'node:path'
import {Args, Command, Flags} from '@oclif/core'
import {type Cause, headlineOf, textOf as wordsOf} from '../causes/cause.js'
import {causes} from '../causes/index.js'
import {UserError} from '../errors.js'
import {say, speak} from '../model/say.js'
import {listed} from '../model/words.js'
import {type Block, heading, list, name, paragraph, plain, sentence} from '../report/document.js'
import {causePages, familiesInWords} from '../report/cause-pages.js'
import {json} from '../report/json.js'
import {pageBlocks} from '../report/page.js'
import {textOf} from '../report/text.js'
import {langFlag} from './lang-flag.js'
import {nearest} from './nearest.js'
import {writePages} from './output-file.js'
import {print} from './print.js'
import {textOptions} from './screen.js'

/** `drainscope explain [CAUSE]`: what a cause is, or which there are. */
export class Explain extends Command {
  static override summary = say`Explain a cause, or list all`
  static override examples = ['<%= config.bin %> explain', '<%= config.bin %> explain leaderless-region', '<%= config.bin %> explain --all --output causes']
  static override args = {cause: Args.string({ignoreStdin: true, description: say`id of a cause, as a report names it`})}
  static override flags = {
    ...langFlag,
    format: Flags.option({options: ['text', 'json'] as const, default: 'text'})({description: say`how to print it`}),
    all: Flags.boolean({dependsOn: ['output'], exclusive: ['format'], description: say`write a page of Markdown for each cause, and an index`}),
    output: Flags.string({char: 'o', helpValue: 'DIR', dependsOn: ['all'], description: say`the folder for the pages of --all; it is made where it is missing`}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Explain)
    if (flags.output !== undefined && args.cause !== undefined) throw new UserError(say`--all writes every cause, and was given \`${args.cause}\` alone`, say`pass the one or the other`)
    if (flags.output !== undefined) return await writeAll(flags.output)
    const cause = args.cause === undefined ? undefined : causeCalled(args.cause)
    if (flags.format === 'json') await print(json(cause ? described(cause) : causes.map(described)))
    else await print(textOf(cause ? page(cause) : catalogue(), textOptions()))
  }
}

function causeCalled(typed: string): Cause {
  const cause = causes.find(({id}) => id === typed)
  if (cause) return cause
  const near = nearest(typed, causes.map(({id}) => id))
  const hint = near.length > 0 ? say`did you mean ${listed(near.map((id) => `\`${id}\``))}?` : say`\`drainscope explain\` lists them all`
  throw new UserError(say`no cause is called \`${typed}\``, hint)
}

/** The pages of each language, those of another than English in a folder of its own. */
async function writeAll(folder: string): Promise<void> {
  const {catalog, dates} = await import('../zh.js')
  speak('en', {})
  await writePages(folder, causePages(causes))
  speak('zh', catalog, dates)
  await writePages(join(folder, 'zh'), causePages(causes))
}

function described(cause: Cause) {
  const {title, explain} = wordsOf(cause)
  return {id: cause.id, family: cause.family, title, explain: explain.trim()}
}

function page(cause: Cause): Block[] {
  return [heading(2, say`${cause.id}`), paragraph(sentence(headlineOf(cause))), ...pageBlocks(wordsOf(cause).explain)]
}

function catalogue(): Block[] {
  return familiesInWords().flatMap(([family, words]) => {
    const members = causes.filter((cause) => cause.family === family)
    if (members.length === 0) return []
    return [heading(2, words), list(members.map((cause) => [paragraph(name(cause.id), plain(': '), sentence(wordsOf(cause).title))]))]
  })
}
