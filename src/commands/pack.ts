import {Command, Flags} from '@oclif/core'
import {listingOf} from '../bundle/manifest.js'
import {TempFolder} from '../bundle/temp-folder.js'
import {UserError} from '../errors.js'
import {say} from '../model/say.js'
import {packedBlocks} from '../report/content/packed.js'
import {textOf} from '../report/text.js'
import {bundleArgs} from './bundle-flags.js'
import {langFlag} from './lang-flag.js'
import {checkOutput} from './output-file.js'
import {print} from './print.js'
import {inUnits, progressLine} from './progress.js'
import {textOptions} from './screen.js'
import {isArchive, writeTarGz} from './write-archive.js'

/** `drainscope pack PATH… -o bundle.tar.gz`: one archive, read again when it is written. */
export class Pack extends Command {
  static override summary = say`Pack a bundle into one checked archive`
  static override description = say`The archive begins with manifest.json, the size and the SHA-256 of every file, and is read again when it is written. The same files give the same bytes.`
  static override examples = ['<%= config.bin %> pack ./bundle -o bundle.tar.gz']
  static override args = bundleArgs
  static override flags = {...langFlag, output: Flags.string({char: 'o', helpValue: 'FILE', required: true, description: say`the archive; its name ends in .tar.gz or .tgz`})}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Pack)
    if (!isArchive(flags.output)) throw new UserError(say`\`${flags.output}\` is no name for the archive`, say`pass one that ends in .tar.gz or .tgz`)
    await checkOutput(flags.output, args.path)
    const progress = progressLine(process.stderr)
    const temp = new TempFolder()
    try {
      const {files, leftOut} = await listingOf(args.path, temp, progress.show)
      const size = await writeTarGz(flags.output, files)
      progress.clear()
      const bytes = files.reduce((sum, file) => sum + file.size, 0)
      await print(textOf(packedBlocks({output: flags.output, files: files.length - 1, unpacked: inUnits(bytes), packed: inUnits(size), leftOut}), textOptions()))
    } finally {
      progress.clear()
      temp.remove()
    }
  }
}
