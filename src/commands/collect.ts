import {Command, Flags} from '@oclif/core'
import {inspectBundle} from '../analyze.js'
import {UserError} from '../errors.js'
import {bundleArgs, bundleFlags, bundleOptions} from './bundle-flags.js'
import {print} from './print.js'
import {progressLine} from './progress.js'

/** `drainscope collect PATH… --print`: the script alone, as it can be piped or sent. */
export class Collect extends Command {
  static override summary = 'Print the script that collects what a bundle lacks'
  static override description = 'The script reads and changes nothing, and uses what this release and deployment have: pd-ctl, tiup, kubectl, curl, scp. drainscope itself runs none of it.'
  static override examples = ['<%= config.bin %> collect ./bundle --print > collect.sh']
  static override args = bundleArgs
  static override flags = {
    store: Flags.string({helpValue: 'ID', description: 'ask about this store, whether or not it leaves'}),
    ...bundleFlags,
    print: Flags.boolean({description: 'print the script'}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Collect)
    if (!flags.print) throw new UserError('`collect` connects to no cluster: it only prints a script', 'add `--print`, and run what it prints where PD can be reached')
    const progress = progressLine(process.stderr)
    const {script} = await inspectBundle(args.path, {...bundleOptions(flags), onProgress: progress.show}).finally(progress.clear)
    await print(script ?? '#!/bin/sh\n# Nothing is open that another file would settle.\n')
  }
}
