import {Command, Flags} from '@oclif/core'
import {extname} from 'node:path'
import {analyze, analyzeAndShow, type AnalyzeOptions} from '../analyze.js'
import type {Report} from '../report/contract.js'
import {json} from '../report/json.js'
import {markdown} from '../report/markdown.js'
import {text} from '../report/text.js'
import {bundleArgs, bundleFlags, bundleOptions} from './bundle-flags.js'
import {checkOutput, writeOutput} from './output-file.js'
import {print} from './print.js'
import {progressLine} from './progress.js'
import {hasScreen, textOptions} from './screen.js'

const FORMATS = ['terminal', 'text', 'markdown', 'json'] as const

type Format = (typeof FORMATS)[number]

/** `drainscope analyze PATH…`: flags in, one call out. */
export class Analyze extends Command {
  static override summary = 'Say why a store does not leave its cluster'
  static override description = 'Reads logs and pd-ctl dumps offline: a folder, an archive, single files. Several paths are one bundle.'
  static override examples = ['<%= config.bin %> analyze ./bundle', '<%= config.bin %> analyze ./bundle --store 5 --format markdown -o report.md']
  static override args = bundleArgs
  static override flags = {
    store: Flags.string({helpValue: 'ID', description: 'report on this store, whether or not it leaves'}),
    ...bundleFlags,
    format: Flags.option({options: FORMATS})({description: 'terminal where one is, else text; with --output as the file is called'}),
    output: Flags.string({char: 'o', helpValue: 'FILE', description: 'write the report to a file outside of the bundle'}),
    'exit-code': Flags.boolean({description: 'exit with 1 when the verdict is stuck'}),
    'no-interactive': Flags.boolean({description: 'print the report also where it could be opened'}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Analyze)
    if (flags.output !== undefined) await checkOutput(flags.output, args.path)
    const format = flags.format ?? defaultFormat(flags.output)
    const isOpened = flags.output === undefined && format === 'terminal' && !flags['no-interactive'] && !args.path.includes('-') && hasScreen()
    const report = isOpened ? await opened(args.path, bundleOptions(flags)) : await analyzed(args.path, bundleOptions(flags))
    if (flags.output !== undefined) await writeOutput(flags.output, rendered(report, format))
    else if (!isOpened) await print(rendered(report, format, textOptions()))
    if (flags['exit-code'] && report.verdict.kind === 'stuck') process.exitCode = 1
  }
}

async function analyzed(paths: readonly string[], options: AnalyzeOptions): Promise<Report> {
  const progress = progressLine(process.stderr)
  try {
    return await analyze(paths, {...options, onProgress: progress.show})
  } finally {
    progress.clear()
  }
}

/** Shows the report while the bundle is open. Ink and React take half a second to load, so only a terminal waits for them: while the bundle is read. */
async function opened(paths: readonly string[], options: AnalyzeOptions): Promise<Report> {
  const progress = progressLine(process.stderr)
  const terminal = import('../report/terminal/open-terminal.js')
  try {
    return await analyzeAndShow(paths, {...options, onProgress: progress.show}, async (opened) => {
      progress.clear()
      const {openTerminal} = await terminal
      await openTerminal(opened)
      return opened.report
    })
  } finally {
    progress.clear()
  }
}

/** Where nothing can be steered, the terminal report is the text report. */
function rendered(report: Report, format: Format, options = {}): string {
  if (format === 'json') return json(report)
  return format === 'markdown' ? markdown(report) : text(report, options)
}

function defaultFormat(output: string | undefined): Format {
  if (output === undefined) return 'terminal'
  const byName: Readonly<Record<string, Format>> = {'.json': 'json', '.md': 'markdown'}
  return byName[extname(output)] ?? 'text'
}
