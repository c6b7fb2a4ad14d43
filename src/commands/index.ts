import {Config, run} from '@oclif/core'
import {commandsFor} from './commands.js'
import {BUG, complain, strayed} from './complain.js'
import {CommandLineHelp} from './help.js'

// A reader that has gone (`| head`) is no failure, and `print` waits for every other one; oclif's own listener would throw them into the air.
process.stdout.removeAllListeners('error').on('error', () => undefined)
process.stderr.on('error', () => undefined)

/** Runs the command line of this process; `root` is the folder of the package. It sets the exit status and never ends the process, so that nothing written is cut off. */
export async function main(root: string): Promise<void> {
  let isDone = false
  process.once('beforeExit', () => {
    if (isDone) return
    process.stderr.write(strayed())
    process.exitCode = BUG
  })
  try {
    const args = process.argv.slice(2)
    const commands = commandsFor(args[0], root)
    await commands.load()
    const options = {root: commands.root, plugins: new Map([[commands.name, commands]])}
    // oclif loads a help of one's own from a file by its name, and the program is one file.
    if (asksForHelp(args)) await new CommandLineHelp(await Config.load(options)).showHelp([...args])
    else await run(args, options)
  } catch (error) {
    const {text, exitCode} = complain(error)
    process.stderr.write(text)
    process.exitCode = exitCode
  }
  isDone = true
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? args.length : end).includes('--help')
}
