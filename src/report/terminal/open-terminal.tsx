import {render} from 'ink'
import type {Report} from '../contract.js'
import {App} from './App.js'

/** The alternate screen of xterm (DECSET 1049): what was on the screen before comes back. */
const ENTER = '\u001b[?1049h\u001b[H'
const LEAVE = '\u001b[?1049l'

/** Shows the report until the reader leaves it, also by a signal, and gives the terminal back as it was. */
export async function openTerminal(report: Report): Promise<void> {
  const {stdout} = process
  const restore = () => stdout.write(LEAVE)
  stdout.write(ENTER)
  process.once('exit', restore)
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
    process.off('exit', restore)
    restore()
  }
  if (received) process.kill(process.pid, received) // who sent it wants to see the program die of it
}

const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const
