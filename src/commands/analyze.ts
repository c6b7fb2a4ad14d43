import {Command, Flags} from '@oclif/core'
import {analyzeAndShow, type AnalyzeOptions} from '../analyze.js'
import {say} from '../model/say.js'
import type {Report} from '../report/contract.js'
import {bundleArgs, bundleFlags, bundleOptions} from './bundle-flags.js'
import {deliver, type Delivery, deliveryFlags, loadTerminal, opensTerminal} from './deliver.js'
import {checkOutput} from './output-file.js'
import {progressLine} from './progress.js'

/** `drainscope analyze PATH…`: flags in, one call out. */
export class Analyze extends Command {
  static override summary = say`Say why a store does not leave its cluster`
  static override description = say`Reads logs and pd-ctl dumps offline: a folder, an archive, single files. Several paths are one bundle.`
  static override examples = ['<%= config.bin %> analyze ./bundle', '<%= config.bin %> analyze ./bundle --store 5 --format markdown -o report.md']
  static override args = bundleArgs
  static override flags = {
    store: Flags.string({helpValue: 'ID', description: say`report on this store, whether or not it leaves`}),
    ...bundleFlags,
    ...deliveryFlags,
    'exit-code': Flags.boolean({description: say`exit with 1 when the verdict is stuck`}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Analyze)
    if (flags.output !== undefined) await checkOutput(flags.output, args.path)
    const report = await shown(args.path, bundleOptions(flags), {...flags, version: this.config.version})
    if (flags['exit-code'] && report.verdict.kind === 'stuck') process.exitCode = 1
  }
}

/** The bundle stays open as long as its report is looked at. */
async function shown(paths: readonly string[], options: AnalyzeOptions, delivery: Delivery): Promise<Report> {
  const progress = progressLine(process.stderr)
  const isStdinTaken = paths.includes('-')
  if (opensTerminal(delivery, isStdinTaken)) loadTerminal()
  try {
    return await analyzeAndShow(paths, {...options, onProgress: progress.show}, async (opened) => {
      progress.clear()
      await deliver(opened, delivery, isStdinTaken)
      return opened.report
    })
  } finally {
    progress.clear()
  }
}
