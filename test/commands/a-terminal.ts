import {execFileSync} from 'node:child_process'

/** A real terminal of a size, in a tmux server of its own. */
export interface Terminal {
  /** Keys by the names that tmux has for them, one after the other. */
  press(...keys: readonly string[]): void
  /** Waits until the screen shows something, and returns it; fails with what is there instead. */
  shows(wanted: string | RegExp): Promise<string>
  screen(): string
  /** With its SGR codes. */
  screenWithColours(): string
  resize(columns: number, rows: number): void
  /** What tmux holds of OSC 52. */
  clipboard(): string
  close(): void
}

export const hasTmux = (() => {
  try {
    execFileSync('tmux', ['-V'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
})()

const PATIENCE_MS = 20_000
let count = 0

/** Runs a command line in a terminal; what it leaves on the screen stays there until the terminal is closed. */
export function aTerminal(command: string, columns: number, rows: number): Terminal {
  const server = `drainscope-test-${process.pid}-${++count}`
  const tmux = (...args: readonly string[]) => execFileSync('tmux', ['-L', server, '-f', '/dev/null', ...args], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})
  // is-in-ci, which Ink asks, sees every variable that starts with CI_.
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), `env -u CI -u CONTINUOUS_INTEGRATION LANG=C.UTF-8 LC_ALL=C.UTF-8 sh -c '${command}; echo "left with $?"; sleep 60'`)
  tmux('set', '-s', 'set-clipboard', 'on')
  const screen = () => tmux('capture-pane', '-p')
  return {
    press: (...keys) => keys.forEach((key) => tmux('send-keys', key)),
    async shows(wanted) {
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 40))) {
        const text = screen()
        if (has(wanted, text)) return text
      }
      throw new Error(`the screen never shows ${wanted}, but:\n${screen()}`)
    },
    screen,
    screenWithColours: () => tmux('capture-pane', '-p', '-e'),
    resize: (width, height) => void tmux('resize-window', '-x', String(width), '-y', String(height)),
    clipboard: () => tmux('show-buffer'),
    close: () => void tmux('kill-server'),
  }
}

const has = (wanted: string | RegExp, text: string) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text))
