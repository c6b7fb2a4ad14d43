import {Args, Command} from '@oclif/core'
import {readSmallFile} from '../bundle/small-file.js'
import {say} from '../model/say.js'
import {aloneReport} from '../report/open-report.js'
import {savedExcerpts, savedReport} from '../report/saved-report.js'
import {langFlag} from './lang-flag.js'
import {deliver, deliveryFlags} from './deliver.js'
import {checkOutput} from './output-file.js'

/** Each Region left takes some 10 bytes of a page, and 50 of the JSON report. */
const LARGEST = 64 * 1024 ** 2

/** `drainscope show report.html`: a saved report is an archive, which every format can be made of again. */
export class Show extends Command {
  static override summary = say`Open a saved report again`
  static override description = say`Takes the page or the JSON that \`analyze\` wrote. The bundle is not needed.`
  static override examples = ['<%= config.bin %> show report.html', '<%= config.bin %> show report.json --format html -o report.html']
  static override args = {file: Args.string({required: true, ignoreStdin: true, description: say`a report in HTML or JSON`})}
  static override flags = {...langFlag, ...deliveryFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Show)
    if (flags.output !== undefined) await checkOutput(flags.output, [args.file])
    const text = await readSmallFile(args.file, LARGEST, say`pass a saved report`)
    await deliver(aloneReport(savedReport(text), savedExcerpts(text)), {...flags, version: this.config.version}, false)
  }
}
