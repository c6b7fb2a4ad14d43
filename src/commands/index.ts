import {run} from '@oclif/core'
import {Analyze} from './analyze.js'
import {Collect} from './collect.js'
import {BUG, complain, strayed} from './complain.js'
import {Diff} from './diff.js'
import {Explain} from './explain.js'
import {Inspect} from './inspect.js'
import {Pack} from './pack.js'
import {Redact} from './redact.js'
import {Show} from './show.js'
import {WhatIf} from './what-if.js'
export {CommandLineHelp} from './help.js'

/** Every command, by the name that the user types (oclif's explicit strategy). */
export const COMMANDS = {analyze: Analyze, inspect: Inspect, collect: Collect, 'what-if': WhatIf, diff: Diff, redact: Redact, pack: Pack, show: Show, explain: Explain}

// A reader that has gone (`| head`) is no failure, and `print` waits for every other one; oclif's own listener would throw them into the air.
process.stdout.removeAllListeners('error').on('error', () => undefined)
process.stderr.on('error', () => undefined)

/** Runs the command line of this process. It sets the exit status and never ends the process, so that nothing written is cut off. */
export async function main(root: string): Promise<void> {
  let isDone = false
  process.once('beforeExit', () => {
    if (isDone) return
    process.stderr.write(strayed())
    process.exitCode = BUG
  })
  try {
    await run(process.argv.slice(2), root)
  } catch (error) {
    const {text, exitCode} = complain(error)
    process.stderr.write(text)
    process.exitCode = exitCode
  }
  isDone = true
}
