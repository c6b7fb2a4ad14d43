import {render} from 'ink'
import type {OpenReport} from '../open-report.js'
import {App} from './App.js'
import {loadLayoutEngine} from './layout-engine.js'

/**
 * The alternate screen of xterm (DECSET 1049): what was on the screen before comes back. A line that the terminal draws wider than we
 * counted, for an emoji that it does not know, ends at the edge instead of moving all that follows (DECAWM 7). The wheel sends arrows
 * (1007, saved and restored); the mouse itself stays with the terminal, which copies text with it.
 */
const ENTER = '\u001b[?1049h\u001b[?7l\u001b[?1007s\u001b[?1007h\u001b[H'
const LEAVE = '\u001b[?1007r\u001b[?7h\u001b[?1049l'

/** OSC 52 of xterm: the terminal puts it on its clipboard, also through ssh. */
const copy = (text: string) => void process.stdout.write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`)

const DEATH_MS = 1000
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

/** Shows the report until the reader leaves it, also by a signal or a crash, and gives the terminal back as it was. */
export async function openTerminal(opened: OpenReport): Promise<void> {
  const {stdout} = process
  let isRestored = false
  const restore = () => {
    if (!isRestored) stdout.write(LEAVE)
    isRestored = true
  }
  process.stdin.setRawMode(true) // before Ink does: what is typed while it loads must not be echoed into the report
  stdout.write(ENTER)
  process.once('exit', restore)
  let signal: NodeJS.Signals | undefined
  try {
    await loadLayoutEngine()
    signal = await shown(opened, restore)
  } finally {
    process.off('exit', restore)
    process.stdin.setRawMode(false)
    restore()
  }
  if (!signal) return
  process.kill(process.pid, signal) // who sent it wants to see the program die of it
  await new Promise((resolve) => setTimeout(resolve, DEATH_MS)) // it comes with the next turn of the event loop, which must not run dry before
}

/** The signal that ended it, if one did. */
async function shown(opened: OpenReport, restore: () => void): Promise<NodeJS.Signals | undefined> {
  // No incrementalRendering: in Ink 6.8 it draws every frame after the first one row too low (build/log-update.js, createIncremental).
  const {unmount, waitUntilExit} = render(<App opened={opened} copy={copy} />, {patchConsole: false})
  let received: NodeJS.Signals | undefined
  const stop = (signal: NodeJS.Signals) => {
    received = signal
    unmount()
    restore() // at once: what else hears of the signal may end the program before anything is awaited
  }
  for (const signal of SIGNALS) process.once(signal, stop)
  try {
    await waitUntilExit()
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
  return received
}
