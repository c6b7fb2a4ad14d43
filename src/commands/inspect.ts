import {Command, Flags} from '@oclif/core'
import {inspectBundle} from '../analyze.js'
import {say} from '../model/say.js'
import {inspectionText} from '../report/inspection.js'
import {json} from '../report/json.js'
import {bundleArgs, bundleFlags, bundleOptions} from './bundle-flags.js'
import {print} from './print.js'
import {progressLine} from './progress.js'
import {textOptions} from './screen.js'

/** `drainscope inspect PATH…`: what the bundle covers and lacks, before any verdict. */
export class Inspect extends Command {
  static override summary = say`Say how far a bundle can be trusted, and what it lacks`
  static override description = say`Says what the files cover, where they have gaps, how the clocks of their writers differ, and which causes they cannot tell; with a script that collects what is missing.`
  static override examples = ['<%= config.bin %> inspect ./bundle', '<%= config.bin %> inspect ./bundle --format json']
  static override args = bundleArgs
  static override flags = {
    store: Flags.string({helpValue: 'ID', description: say`ask about this store, whether or not it leaves`}),
    ...bundleFlags,
    format: Flags.option({options: ['text', 'json'] as const, default: 'text'})({description: say`how to print it`}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Inspect)
    const progress = progressLine(process.stderr)
    const inspection = await inspectBundle(args.path, {...bundleOptions(flags), onProgress: progress.show}).finally(progress.clear)
    await print(flags.format === 'json' ? json(inspection) : inspectionText(inspection, textOptions()))
  }
}
