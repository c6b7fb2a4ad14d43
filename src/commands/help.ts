import {type Command, CommandHelp, Help} from '@oclif/core'
import {say, type Sentence} from '../model/say.js'

/** What oclif's help says of itself (`@oclif/core` lib/help/command.js), in the language of the report. */
const HEADINGS: Readonly<Record<string, Sentence>> = {
  USAGE: say`USAGE`,
  ARGUMENTS: say`ARGUMENTS`,
  FLAGS: say`FLAGS`,
  'CHANGE FLAGS': say`CHANGE FLAGS`,
  DESCRIPTION: say`DESCRIPTION`,
  EXAMPLES: say`EXAMPLES`,
}

class PageOfCommand extends CommandHelp {
  override section(header: string, body: Parameters<CommandHelp['section']>[1]): string {
    return super.section(HEADINGS[header] ?? header, body)
  }

  protected override flags(flags: Command.Flag.Any[]): Array<[string, string | undefined]> | undefined {
    return super.flags(flags)?.map(([flag, says]) => [flag, says?.replace('(required)', say`(required)`).replace('[default: ', say`[default: `).replace('<options: ', say`<options: `)])
  }
}

/** `drainscope COMMAND --help`. */
export class CommandLineHelp extends Help {
  protected override CommandHelpClass = PageOfCommand
}
