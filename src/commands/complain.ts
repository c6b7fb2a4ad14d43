import {UserError} from '../errors.js'
import {printable} from '../report/printable.js'

/** What stderr says of a failure, and the exit status. */
interface Complaint {
  readonly text: string
  readonly exitCode: number
}

const UNUSABLE = 2

/** EX_SOFTWARE of sysexits.h: 1 is taken by `--exit-code`, and a bug must not look like a verdict. */
export const BUG = 70

/** An unusable input or flag gets a message and a hint; anything else is our bug and shows its stack. */
export function complain(error: unknown): Complaint {
  if (error instanceof UserError) return {text: said(error.message, error.hint), exitCode: UNUSABLE}
  const oclif = oclifExit(error)
  if (oclif === undefined || !(error instanceof Error)) return {text: bug(error), exitCode: BUG}
  if ('code' in error && error.code === 'EEXIT') return {text: '', exitCode: oclif}
  return {text: said(error.message.replace(/\nSee more help with --help$/, ''), '`drainscope --help` shows the commands and their flags'), exitCode: UNUSABLE}
}

function said(message: string, hint: string): string {
  return `Error: ${message.split('\n').map(printable).join('\n')}\nHint: ${printable(hint)}\n`
}

function bug(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `${stack.split('\n').map(printable).join('\n')}\n\nThis is a bug of drainscope, not of your bundle. Report it with the lines above.\n`
}

/** oclif marks the errors that a user can mend with an exit status of their own (`@oclif/core` lib/errors/errors/cli.js). */
function oclifExit(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('oclif' in error)) return undefined
  const {oclif} = error
  return typeof oclif === 'object' && oclif !== null && 'exit' in oclif && typeof oclif.exit === 'number' ? oclif.exit : undefined
}
