import {Args, Command, Flags} from '@oclif/core'
import {compareBundles} from '../compare.js'
import {say} from '../model/say.js'
import {differenceBlocks, differenceSections} from '../report/content/difference.js'
import type {Difference} from '../report/contract.js'
import {differenceHtml} from '../report/html/difference-page.js'
import {json} from '../report/json.js'
import {sectionsMarkdown} from '../report/markdown.js'
import {sectionsText, type TextOptions} from '../report/text.js'
import {bundleFlags, bundleOptions} from './bundle-flags.js'
import {checkOutput, writeOutput} from './output-file.js'
import {print} from './print.js'
import {progressLine} from './progress.js'
import {textOptions} from './screen.js'

const FORMATS = ['text', 'markdown', 'html', 'json'] as const

const RENDERERS: Readonly<Record<(typeof FORMATS)[number], (difference: Difference, options: TextOptions) => string>> = {
  text: (difference, options) => sectionsText(differenceBlocks(difference), differenceSections(difference), options),
  markdown: (difference) => sectionsMarkdown(differenceBlocks(difference), differenceSections(difference)),
  html: differenceHtml,
  json,
}

/** `drainscope diff OLD [NEW]`: does it get on, and what is otherwise than it was? */
export class Diff extends Command {
  static override summary = say`Say whether a store gets on, from two moments`
  static override description = say`Compares two bundles of one cluster, or the first and the last moment of one: what is left on each store, how fast it goes, and what changed.`
  static override examples = ['<%= config.bin %> diff ./monday ./tuesday', '<%= config.bin %> diff ./bundle --exit-code']
  static override args = {
    old: Args.string({required: true, ignoreStdin: true, description: say`the older bundle, or one that holds both moments`}),
    new: Args.string({ignoreStdin: true, description: say`the newer bundle`}),
  }
  static override flags = {
    store: Flags.string({helpValue: 'ID', description: say`tell of this store too, whether or not it leaves`}),
    ...bundleFlags,
    format: Flags.option({options: FORMATS, default: 'text'})({description: say`how to print it`}),
    output: Flags.string({char: 'o', helpValue: 'FILE', description: say`write it to a file outside of the bundles`}),
    'exit-code': Flags.boolean({description: say`exit with 1 unless every store that leaves gets on, or has left`}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Diff)
    const paths = args.new === undefined ? [args.old] : [args.old, args.new]
    if (flags.output !== undefined) await checkOutput(flags.output, paths)
    const progress = progressLine(process.stderr)
    const difference = await compareBundles(paths, {...bundleOptions(flags), onProgress: progress.show}).finally(progress.clear)
    const written = RENDERERS[flags.format]
    if (flags.output === undefined) await print(written(difference, textOptions()))
    else await writeOutput(flags.output, written(difference, {}))
    if (flags['exit-code'] && !SOUND.has(difference.conclusion.pace)) process.exitCode = 1
  }
}

const SOUND: ReadonlySet<Difference['conclusion']['pace']> = new Set(['getting-on', 'left', 'no-store-leaving'])
