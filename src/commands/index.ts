import {fileURLToPath} from 'node:url'
import {run} from '@oclif/core'
import {commandsFor} from './commands.js'
import {BUG, complain} from './complain.js'

// A reader that has gone (`| head`) is no failure, and `print` waits for every other one; oclif's own listener would throw them into the air.
process.stdout.removeAllListeners('error').on('error', () => undefined)
process.stderr.on('error', () => undefined)

/** Runs the command line of this process. It sets the exit status and never ends the process, so that nothing written is cut off. */
export async function main(root: string): Promise<void> {
  let isDone = false
  process.once('beforeExit', () => {
    if (isDone) return
    process.stderr.write('Error: reading stopped with nothing left to wait for\nThis is a bug of drainscope, not of your bundle.\n')
    process.exitCode = BUG
  })
  try {
    const args = process.argv.slice(2)
    const commands = commandsFor(args[0], fileURLToPath(root))
    await commands.load()
    await run(args, {root: commands.root, plugins: new Map([[commands.name, commands]])})
  } catch (error) {
    const {text, exitCode} = complain(error)
    process.stderr.write(text)
    process.exitCode = exitCode
  }
  isDone = true
}
