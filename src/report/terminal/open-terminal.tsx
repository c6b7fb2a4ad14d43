import {render} from 'ink'
import type {Report} from '../contract.js'
import {App} from './App.js'

/** The alternate screen of xterm (DECSET 1049): what was on the screen before comes back. */
const ENTER = '\u001b[?1049h\u001b[H'
const LEAVE = '\u001b[?1049l'

const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

/** Shows the report until the reader leaves it, also by a signal or a crash, and gives the terminal back as it was. */
export async function openTerminal(report: Report): Promise<void> {
  const {stdout} = process
  const restore = () => stdout.write(LEAVE)
  stdout.write(ENTER)
  process.once('exit', restore)
  let signal: NodeJS.Signals | undefined
  try {
    signal = await shown(report)
  } finally {
    process.off('exit', restore)
    restore()
  }
  if (signal) process.kill(process.pid, signal) // who sent it wants to see the program die of it
}

/** The signal that ended it, if one did. */
async function shown(report: Report): Promise<NodeJS.Signals | undefined> {
  // No incrementalRendering: in Ink 6.8 it draws every frame after the first one row too low (build/log-update.js, createIncremental).
  const {unmount, waitUntilExit} = render(<App report={report} />, {patchConsole: false})
  let received: NodeJS.Signals | undefined
  const stop = (signal: NodeJS.Signals) => {
    received = signal
    unmount()
  }
  for (const signal of SIGNALS) process.once(signal, stop)
  try {
    await waitUntilExit()
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
  return received
}
